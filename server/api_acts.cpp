#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/answers/links.h"
#include "server/answers.h"
#include "server/some_fields.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

query::TraceRequest trace_of(const Json& act) {
    query::TraceRequest request;
    request.reference = text_of(act, "id");
    return request;
}

Outcome answer_act(Call& call) {
    const auto act = call.index.act(call.captures.at(0));
    if (!act) return problem(act.error());
    return json_response(some_fields(*act, call.parameters.choices("fields")));
}

Outcome answer_citations(Call& call) {
    const auto act = call.index.act(call.captures.at(0));
    if (!act) return problem(act.error());
    auto request = trace_of(*act);
    const auto direction = call.parameters.first("direction", "both");
    request.direction = direction == "out"  ? query::Direction::out
                        : direction == "in" ? query::Direction::in
                                            : query::Direction::both;
    request.depth = call.parameters.integer("depth", 1);
    const auto graph = call.index.trace(request);
    if (!graph) return problem(graph.error());
    return json_response(query::to_json(*graph));
}

Outcome answer_similar(Call& call) {
    const auto similar = call.index.similar(call.captures.at(0), call.parameters.integer("limit", 5));
    if (!similar) return problem(similar.error());
    return json_response({{"id", call.captures.at(0)}, {"acts", query::to_json(*similar)}});
}

Outcome answer_resolve(Call& call) {
    query::TraceRequest request;
    request.reference = call.parameters.first("ref");
    request.direction = query::Direction::in;
    request.institution = call.parameters.first("institution");
    const auto graph = call.index.trace(request);
    if (!graph) return problem(unknown_reference("ref", graph.error()));

    const auto json = query::to_json(*graph);
    Json answer{{"ref", request.reference}, {"target", nullptr}, {"act", nullptr}};
    Json cited_by = Json::array();
    if (const auto nodes = json.find("nodes"); nodes != json.end() && !graph->root.empty()) {
        for (std::size_t i = 0; i < graph->nodes.size(); ++i) {
            const auto& node = graph->nodes[i];
            if (node.key == graph->root) {
                answer["target"] = nodes->at(i);
                if (!node.act_id.empty()) {
                    answer["act"] = {{"id", node.act_id},
                                     {"url", query::act_path(node.act_id)},
                                     {"api_url", "/api/v1/acts/" + query::percent_encode(node.act_id)}};
                }
            } else {
                cited_by.push_back(nodes->at(i));
            }
        }
    }
    answer["cited_by"] = std::move(cited_by);
    answer["edges"] = json.value("edges", Json::array());
    answer["candidates"] = json.value("candidates", Json::array());
    answer["known_state"] = json.at("known_state");
    answer["truncated"] = graph->truncated;
    return json_response(answer);
}

Problem unknown_reference(std::string_view parameter, const Error& error) {
    if (error.code != ErrorCode::not_found) return problem_of(error);
    const std::string detail = error.hint.empty() ? error.message : error.message + " (" + error.hint + ")";
    return {400, detail, {{std::string(parameter), detail, {}}}};
}

Outcome answer_gaps(Call& call) {
    const auto all = call.index.missing();
    if (!all) return problem(all.error());
    query::Missing missing = **all;
    const auto limit = static_cast<std::size_t>(call.parameters.integer("limit", 100));
    missing.nodes.resize(std::min(missing.nodes.size(), limit));
    return json_response(query::to_json(missing));
}

}  // namespace recueil::server
