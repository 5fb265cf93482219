// Answers as JSON, in the shapes other programs rely on.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "query/graph/graph.h"
#include "query/response.h"
#include "query/searcher.h"

namespace recueil::query {

// Without `links`: whoever serves the answer knows its address.
nlohmann::ordered_json to_json(const SearchResponse& response);
nlohmann::ordered_json to_json(const std::vector<SimilarAct>& acts);
nlohmann::ordered_json to_json(const Graph& graph);
nlohmann::ordered_json to_json(const Missing& missing);
nlohmann::ordered_json to_json(const IndexStatus& status);
nlohmann::ordered_json to_json(const std::vector<VocabularyEntry>& entries);

}  // namespace recueil::query
