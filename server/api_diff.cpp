#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/compare/act_diff.h"
#include "server/answers.h"

namespace recueil::server {
namespace {

Result<corpus::Act> act_of(Index& index, const std::string& id) {
    const auto json = index.act(id);
    if (!json) return failure(json);
    return corpus::act_from_json(*json);
}

// What an act cites and who cites it; empty where it has no place in the graph.
Result<query::Graph> graph_of(Index& index, const std::string& id) {
    auto graph = index.trace({id, query::Direction::both, 1, {}});
    if (!graph && graph.error().code == ErrorCode::not_found) return query::Graph{};
    return graph;
}

// The one act of the corpus that `id` changes; otherwise `with` is at fault, and its choices are named.
tl::expected<std::string, Problem> changed_by(const std::string& id, const query::Graph& graph) {
    auto changed = query::acts_changed_by_root(graph);
    if (changed.size() == 1) return changed.front();
    if (changed.empty()) {
        const std::string message = fmt::format("“{}” changes no act of the corpus: the other act has to be named", id);
        return problem({404, message, {{"with", message, {}}}});
    }
    const std::string message =
        fmt::format("“{}” changes {} acts of the corpus: one has to be named", id, changed.size());
    return problem({400, message, {{"with", message, std::move(changed)}}});
}

}  // namespace

tl::expected<query::ActDiff, Problem> diff_of(Index& index, const std::string& id, const std::string& with) {
    const auto one = act_of(index, id);
    if (!one) return problem(one.error());
    const auto graph = graph_of(index, one->id);
    if (!graph) return problem(graph.error());
    if (!with.empty()) {
        const auto other = act_of(index, with);
        if (!other) return problem(other.error());
        auto diff = query::compare_acts(*one, *other);
        query::add_relations(diff, *graph);
        return diff;
    }
    const auto changed = changed_by(one->id, *graph);
    if (!changed) return problem(changed.error());
    const auto before = act_of(index, *changed);
    if (!before) return problem(before.error());
    auto diff = query::compare_acts(*before, *one);
    query::add_relations(diff, *graph);
    return diff;
}

Outcome answer_diff(Call& call) {
    const auto diff = diff_of(call.index, call.captures.at(0), call.parameters.first("with"));
    if (!diff) return problem(diff.error());
    return json_response(query::to_json(*diff));
}

}  // namespace recueil::server
