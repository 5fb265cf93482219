#include "tools/find_act.h"

#include <nlohmann/json.hpp>
#include <vector>

#include <fmt/format.h>

#include "query/query.h"
#include "tools/language.h"

namespace recueil::tools {

Result<nlohmann::ordered_json> find_act(const query::Searcher& searcher, const std::string& words) {
    Result<nlohmann::ordered_json> act = searcher.act(words);
    if (act || act.error().code != ErrorCode::not_found) return act;
    const Result<query::Graph> graph = searcher.trace({words, query::Direction::both, 1});
    if (!graph) return act;
    if (!graph->nodes.empty() && !graph->root.empty() && !graph->nodes.front().act_id.empty()) {
        return searcher.act(graph->nodes.front().act_id);
    }
    if (graph->candidates.empty()) return act;
    std::vector<std::string> ids;
    for (const query::GraphNode& candidate : graph->candidates) {
        if (!candidate.act_id.empty()) ids.push_back(candidate.act_id);
    }
    if (ids.size() == 1) return searcher.act(ids.front());
    if (ids.empty()) return act;
    return failure(ErrorCode::not_found, say("\"{}\" may be any of several acts", words),
                   say("one of {}", fmt::format("{}", fmt::join(ids, ", "))));
}

}  // namespace recueil::tools
