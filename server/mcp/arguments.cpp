#include <algorithm>

#include <fmt/format.h>

#include "server/mcp/tools.h"

namespace recueil::server::mcp {
namespace {

constexpr std::size_t most_faults = 20;
constexpr std::size_t longest_text = 4000;  // bytes; a query or a pasted reference

bool has_type(const Json& schema, std::string_view type) {
    const Json types = schema.value("type", Json());
    if (types.is_string()) return types == type;
    return std::any_of(types.begin(), types.end(), [&](const Json& each) { return each == type; });
}

bool is_short_text(const Json& value) {
    return value.is_string() && value.get_ref<const std::string&>().size() <= longest_text;
}

// The fault of a value; empty where there is none.
std::string fault_of(const Json& schema, const Json& value) {
    if (has_type(schema, "integer")) {
        const auto least = schema.value("minimum", 0);
        const auto most = schema.value("maximum", 0);
        // Not as an int before it is known to be one: 2^64 would wrap.
        const bool fits = value.is_number_integer() && value >= least && value <= most;
        return fits ? std::string() : fmt::format("has to be an integer from {} to {}.", least, most);
    }
    if (value.is_array() && has_type(schema, "array")) {
        const bool fits = value.size() <= most_faults && std::all_of(value.begin(), value.end(), is_short_text);
        return fits ? std::string() : "has to be a text or a short list of texts.";
    }
    if (!value.is_string()) return has_type(schema, "array") ? "has to be a text or a list." : "has to be a text.";
    if (!is_short_text(value)) return fmt::format("may have {} bytes.", longest_text);
    const auto allowed = schema.find("enum");
    if (allowed == schema.end()) return {};
    return std::find(allowed->begin(), allowed->end(), value) != allowed->end() ? std::string() : "has no such value.";
}

std::vector<std::string> texts_of(const Json& list) {
    std::vector<std::string> texts;
    for (const Json& each : list) texts.push_back(each.get<std::string>());
    return texts;
}

}  // namespace

std::vector<ParameterError> argument_faults(const Tool& tool, const Json& arguments) {
    std::vector<ParameterError> faults;
    const Json& properties = tool.input.at("properties");
    for (const auto& [name, value] : arguments.items()) {
        if (faults.size() == most_faults) return faults;
        const auto schema = properties.find(name);
        if (schema == properties.end()) {
            std::vector<std::string> names;
            for (const auto& [known, unused] : properties.items()) names.push_back(known);
            faults.push_back({name.substr(0, 100), "is no argument of this tool.", names, ParameterFault::unknown});
            continue;
        }
        auto fault = fault_of(*schema, value);
        if (!fault.empty()) faults.push_back({name, std::move(fault), texts_of(schema->value("enum", Json::array()))});
    }
    for (const Json& name : tool.input.value("required", Json::array()))
        if (!arguments.contains(name.get<std::string>()))
            faults.push_back({name.get<std::string>(), "is required.", {}, ParameterFault::other});
    return faults;
}

}  // namespace recueil::server::mcp
