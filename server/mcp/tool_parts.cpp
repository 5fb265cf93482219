#include "server/mcp/tool_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "query/answers/links.h"
#include "server/answers.h"

namespace recueil::server::mcp {
namespace {

constexpr std::size_t most_changes = 20;
constexpr std::size_t longest_evidence = 600;

}  // namespace

ToolAnswer ask_route(Call& call, std::string_view name, const Arguments& arguments) {
    const auto route =
        std::find_if(routes().begin(), routes().end(), [name](const Route& each) { return each.name == name; });
    std::string query;
    for (const auto& [parameter, value] : arguments) {
        if (!query.empty()) query += '&';
        query += query::percent_encode(parameter) + '=' + query::percent_encode(value);
    }
    auto parameters = Parameters::parse(query, route->parameters);
    if (!parameters) return problem({400, "The arguments have values without meaning.", std::move(parameters.error())});
    Request request = call.request;
    request.path = route->pattern;
    request.query = query;
    Call inner{request, query, *parameters, call.captures, call.index, call.site};
    const auto outcome = route->answer(inner);
    if (!outcome) return problem(outcome.error());
    return Json::parse(outcome->body);
}

std::string cut(const std::string& text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    return text.substr(0, code_point_start(text, bytes)) + "…";
}

Json cut_member(const Json& object, const char* name, std::size_t bytes) {
    const auto found = object.find(name);
    if (found == object.end()) return nullptr;
    return found->is_string() ? Json(cut(found->get<std::string>(), bytes)) : *found;
}

PageOf page_of(std::size_t total, int page, std::size_t per_page) {
    const std::size_t first = std::min(total, static_cast<std::size_t>(page - 1) * per_page);
    const std::size_t end = std::min(total, first + per_page);
    return {first, end, end < total ? Json{{"page", page + 1}} : Json(nullptr)};
}

std::string text_argument(const Json& arguments, const char* name) {
    return arguments.value(name, std::string());
}

int integer_argument(const Json& arguments, const char* name, int fallback) {
    return arguments.value(name, fallback);
}

Json SourceFiles::of(const std::string& act_id) {
    if (const auto known = known_.find(act_id); known != known_.end()) return known->second;
    Json file;
    if (!act_id.empty()) {
        if (const auto act = index_.act(act_id)) file = act->value("source", Json::object()).value("file", Json());
    }
    return known_[act_id] = file;
}

Json state_of(const Json& known_state, SourceFiles& files) {
    if (!known_state.is_object()) return nullptr;
    Json changes = Json::array();
    for (const Json& change : known_state.at("changes")) {
        if (changes.size() == most_changes) break;
        const Json& by = change.at("by_id");
        changes.push_back({{"words", cut_member(change, "words", longest_evidence)},
                           {"date", change.at("date")},
                           {"by_id", by},
                           {"by_label", cut_member(change, "by_label", longest_evidence)},
                           {"evidence",
                            {{"file", by.is_string() ? files.of(by.get<std::string>()) : Json()},
                             {"article", change.at("article")},
                             {"line_start", change.at("line_start")},
                             {"text", cut_member(change, "text", longest_evidence)}}}});
    }
    return {{"words", known_state.at("words")},
            {"total", known_state.at("changes").size()},
            {"changes", std::move(changes)}};
}

std::string act_address(const Call& call, const std::string& id) {
    return call.root() + "/actes/" + query::percent_encode(id);
}

}  // namespace recueil::server::mcp
