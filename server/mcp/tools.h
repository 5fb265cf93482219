// The tools that assistants may call: what each takes, and its answer, short enough for a model, with evidence lines.
#pragma once

#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "server/mcp/json_rpc.h"
#include "server/routes.h"

namespace recueil::server::mcp {

struct Tool {
    std::string_view name;
    std::string_view title;
    std::string_view description;
    Json input;   // JSON Schema of an object; `properties` are of type string, integer, or a list of strings
    Json output;  // JSON Schema
    // From the same functions as the JSON API. Fails as that does; then the model is told what may be asked.
    tl::expected<Json, Problem> (*answer)(Call& call, const Json& arguments);
};

const std::vector<Tool>& tools();

// Every fault of the arguments against the schema of the tool; empty where there is none.
std::vector<ParameterError> argument_faults(const Tool& tool, const Json& arguments);

}  // namespace recueil::server::mcp
