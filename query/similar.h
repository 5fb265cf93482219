// Acts that are about the same as an act.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"
#include "query/open_index.h"
#include "query/response.h"

namespace recueil::query {

// At most `limit` others, the nearest first, each with the words that it shares, the most telling first. Nearness is
// told by the words that title, articles and report use more than other acts do. Fails with not_found where no act has
// the id. Reads the act's deciding passages, of a very long act only the first.
Result<std::vector<SimilarAct>> similar_acts(OpenIndex& index, const std::string& id, std::size_t limit);

}  // namespace recueil::query
