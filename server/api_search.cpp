#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/some_fields.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

// There may be too many to list them whole; their route does.
constexpr std::array<std::string_view, 2> people{"member", "named"};
constexpr int most_values = 100;

// Errors of the index begin with the name of the parameter.
ParameterError parameter_error(Index& index, const Error& error) {
    const std::size_t colon = error.message.find(": ");
    if (colon == std::string::npos) return {"", error.message, {}};
    ParameterError result{error.message.substr(0, colon), error.message.substr(colon + 2), {}};
    const auto is_named = [&](std::string_view name) { return name == result.parameter; };
    if (std::any_of(people.begin(), people.end(), is_named)) {
        result.message += "; /api/v1/members lists everyone";
    }
    if (std::any_of(facet_names().begin(), facet_names().end(), is_named)) {
        query::SearchRequest values;
        values.per_page = 0;
        values.facets = {result.parameter};
        values.facet_values = most_values;
        if (const auto response = index.search(values); response && !response->facets.empty()) {
            for (const auto& value : response->facets.front().values) result.allowed.push_back(value.value);
        }
    } else if (!error.hint.empty()) {
        result.message += "; " + error.hint;
        result.fault = ParameterFault::other;
    }
    return result;
}

}  // namespace

tl::expected<query::SearchResponse, Problem> run_search(Index& index, const query::SearchRequest& request) {
    auto response = index.search(request);
    if (response) return std::move(*response);
    auto found = problem_of(response.error());
    if (found.status == 400) {
        found.errors.push_back(parameter_error(index, response.error()));
        found.detail = "The search has a value without meaning.";
    }
    return problem(std::move(found));
}

Outcome answer_search(Call& call) {
    const auto request = search_request(call.parameters);
    const auto response = run_search(call.index, request);
    if (!response) return problem(response.error());
    auto json = query::to_json(*response);
    const auto fields = call.parameters.choices("fields");
    for (Json& hit : json["hits"]) hit = some_fields(hit, fields);
    // The time it took stays last, where people look for it.
    const Json took = json["took_ms"];
    json.erase("took_ms");
    json["links"] = query::search_links(call.request.path, request, *response);
    if (!fields.empty())
        for (Json& link : json["links"]) {
            if (!link.is_string()) continue;
            const auto address = link.get<std::string>();
            link = fmt::format("{}{}fields={}", address, address.find('?') == std::string::npos ? '?' : '&',
                               fmt::join(fields, ","));
        }
    json["took_ms"] = took;
    return json_response(json);
}

Outcome answer_suggest(Call& call) {
    const auto completions = call.index.suggest(call.parameters.first("q"), call.parameters.integer("limit", 10));
    if (!completions) return problem(completions.error());
    Json suggestions = Json::array();
    for (const auto& completion : *completions) {
        suggestions.push_back({{"text", completion.text}, {"kind", completion.kind}});
    }
    return json_response({{"suggestions", std::move(suggestions)}});
}

}  // namespace recueil::server
