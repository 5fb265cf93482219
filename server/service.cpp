#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "server/answers.h"
#include "server/web/embedded.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

Json parameter_schema(const ParameterSpec& spec) {
    Json schema{{"type", "string"}};
    switch (spec.type) {
        case ParameterType::text:
            break;
        case ParameterType::integer:
            schema = {{"type", "integer"}, {"minimum", spec.minimum}, {"maximum", spec.maximum}};
            break;
        case ParameterType::date:
            schema["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
            break;
        case ParameterType::year:
            schema["pattern"] = "^[0-9]{4}$";
            break;
        case ParameterType::choice:
        case ParameterType::choices:
            schema["enum"] = spec.allowed;
            break;
    }
    if (!spec.fallback.empty() && spec.type == ParameterType::integer) {
        schema["default"] = std::stoi(std::string(spec.fallback));
    } else if (!spec.fallback.empty() && spec.type == ParameterType::choice) {
        schema["default"] = spec.fallback;
    }
    if (spec.repeatable || spec.type == ParameterType::choices)
        return {{"type", "array"}, {"items", std::move(schema)}};
    return schema;
}

Json parameter_object(const ParameterSpec& spec, std::string_view place) {
    Json json{{"name", spec.name}, {"in", place}, {"description", spec.description}};
    if (spec.required) json["required"] = true;
    json["schema"] = parameter_schema(spec);
    if (spec.type == ParameterType::choices) {
        json["style"] = "form";
        json["explode"] = false;
    }
    if (!spec.example.empty() && !spec.repeatable) json["example"] = spec.example;
    return json;
}

Json problem_object(std::string_view description) {
    return {{"description", description},
            {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
}

Json operation(const Route& route) {
    Json json{{"operationId", route.name}, {"summary", route.summary}};
    Json parameters = Json::array();
    for (const auto& spec : route.path_parameters) parameters.push_back(parameter_object(spec, "path"));
    for (const auto& spec : route.parameters) parameters.push_back(parameter_object(spec, "query"));
    if (!parameters.empty()) json["parameters"] = std::move(parameters);
    Json schema{{"type", route.media_type == "application/json" ? "object" : "string"}};
    if (!route.schema.empty()) schema = {{"$ref", fmt::format("#/components/schemas/{}", route.schema)}};
    const std::string media_type(route.media_type.substr(0, route.media_type.find(';')));
    json["responses"]["200"] = {{"description", route.summary}, {"content", {{media_type, {{"schema", schema}}}}}};
    if (route.from_index) json["responses"]["304"] = {{"description", "The state the client holds is the newest."}};
    json["responses"]["400"] = problem_object("A parameter or value without meaning.");
    if (!route.path_parameters.empty()) {
        json["responses"]["404"] = problem_object("Nothing of that name.");
    }
    const bool has_state = std::any_of(route.parameters.begin(), route.parameters.end(),
                                       [](const ParameterSpec& spec) { return spec.name == "since"; });
    if (has_state) json["responses"]["410"] = problem_object("The changes since that state are not known any more.");
    json["responses"]["503"] = problem_object("Too many requests wait; Retry-After says when to come back.");
    return json;
}

Json openapi(const std::string& root) {
    Json json{{"openapi", "3.1.0"},
              {"info",
               {{"title", "Recueil"},
                {"version", RECUEIL_VERSION},
                {"description", "Full-text search for the deliberations of French local councils."},
                {"license", {{"name", "GPL-3.0-or-later"}, {"identifier", "GPL-3.0-or-later"}}}}},
              {"servers", {{{"url", root}}}},
              {"security", Json::array()},  // who asks need not say who they are
              {"paths", Json::object()}};
    for (const auto& route : routes()) {
        if (route.audience == Audience::person) continue;
        const bool is_post = route.method == Method::post;
        auto described = operation(route);
        if (is_post) {
            described.erase("responses");
            described["requestBody"] = {{"required", true},
                                        {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
            described["responses"]["200"] = {{"description", "A JSON-RPC response."},
                                             {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
            described["responses"]["202"] = {{"description", "A notification was taken."}};
            described["responses"]["400"] = {{"description", "A JSON-RPC error: the message cannot be answered."},
                                             {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
        }
        json["paths"][std::string(route.pattern)][is_post ? "post" : "get"] = std::move(described);
    }
    json["components"]["schemas"] = Json::parse(schemas());
    return json;
}

}  // namespace

Response health_response() {
    return text_response("text/plain; charset=utf-8", "ok\n");
}

Outcome answer_health(Call& /*call*/) {
    return health_response();
}

Outcome answer_metrics(Call& call) {
    auto response =
        text_response("text/plain; version=0.0.4; charset=utf-8", call.site.metrics->text(*call.site.counters));
    response.set("Cache-Control", "no-store");
    return response;
}

Outcome answer_openapi(Call& call) {
    return text_response("application/json", openapi(call.root()).dump(2) + "\n");
}

}  // namespace recueil::server
