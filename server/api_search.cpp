#include <algorithm>

#include "query/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

// The parameter that an error of the index names.
ParameterError parameter_error(const query::SearchRequest& request, const Error& error) {
    ParameterError result{"", error.message, {}};
    for (const auto& filter : request.filters) {
        if (error.message.find(filter.value) == std::string::npos) continue;
        result.parameter = filter.field;
        if (error.message.find(filter.field) != std::string::npos) break;
    }
    if (result.parameter.empty()) {
        for (const auto& spec : search_parameters()) {
            if (error.message.find(spec.name) != std::string::npos) result.parameter = spec.name;
        }
    }
    return result;
}

}  // namespace

tl::expected<query::SearchResponse, Problem> run_search(Index& index, const query::SearchRequest& request) {
    auto response = index.search(request);
    if (response) return std::move(*response);
    auto found = problem_of(response.error());
    if (found.status == 400) {
        found.errors.push_back(parameter_error(request, response.error()));
        found.detail = "The search has a value without meaning.";
    }
    return problem(std::move(found));
}

Outcome answer_search(Call& call) {
    const auto request = search_request(call.parameters);
    const auto response = run_search(call.index, request);
    if (!response) return problem(response.error());
    auto json = query::to_json(*response);
    // The time it took stays last, where people look for it.
    const Json took = json["took_ms"];
    json.erase("took_ms");
    json["links"] = query::search_links(call.request.path, request, *response);
    json["took_ms"] = took;
    return json_response(json);
}

Outcome answer_suggest(Call& call) {
    Json suggestions = Json::array();
    for (const auto& completion :
         call.index.suggest(call.parameters.first("q"), call.parameters.integer("limit", 10))) {
        suggestions.push_back({{"text", completion.text}, {"kind", completion.kind}});
    }
    return json_response({{"suggestions", std::move(suggestions)}});
}

}  // namespace recueil::server
