// Acts that are about the same as an act.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"
#include "query/engine/index_reader.h"
#include "query/response.h"

namespace recueil::query {

// At most `limit` others, the nearest first, each with the words that it shares, by falling weight. Acts are near by
// the words of title, articles and report with the highest tf-idf. Fails with not_found where no act has the id. Reads
// the act's deciding passages, of a very long act only the first.
Result<std::vector<SimilarAct>> similar_acts(IndexReader& index, const std::string& id, std::size_t limit);

}  // namespace recueil::query
