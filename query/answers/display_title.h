// Titles as pages show them.
#pragma once

#include <string>
#include <string_view>

#include "query/engine/index_reader.h"

namespace recueil::query {

// A title in capitals in the case of a sentence: names and acronyms as most texts of the index write them, the other
// words in small letters. A title with small letters stays as it is. The result has as many code points as the title,
// so that marks of one fit the other. Costs a look into the lexicons for each word.
std::string display_title(const IndexReader& index, std::string_view title);

}  // namespace recueil::query
