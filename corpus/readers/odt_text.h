// The text of OpenDocument text files (ODT, and the flat form in one XML file).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// A paragraph or heading a line; a cell's paragraphs too; comments and deleted text are left out; notes come before
// the paragraph that calls them. `part` names the bytes in errors; the text may not grow past `most` bytes. Fails
// where it is no text document.
Outcome<std::string> odt_text(std::string_view xml, const std::string& part, std::size_t most);

}  // namespace recueil::corpus
