#include "server/mcp/tool_answers.h"

#include <algorithm>

#include "query/query.h"
#include "server/answers.h"
#include "server/mcp/tool_parts.h"
#include "server/web/french.h"

namespace recueil::server::mcp {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_text = 600;
constexpr std::size_t edges_on_a_page = 20;
constexpr std::size_t values_on_a_page = 50;
constexpr std::size_t most_candidates = 10;
constexpr std::size_t most_years = 60;

Json evidence_of_passage(const Json& passage, const Json& file) {
    return {{"file", file},
            {"part", passage.at("part")},
            {"label", passage.at("label")},
            {"line_start", passage.at("line_start")},
            {"line_end", passage.at("line_end")},
            {"page", passage.at("page")},
            {"text", cut_member(passage, "text", longest_text)}};
}

Json hit_of(const Call& call, const Json& hit) {
    const Json file = hit.at("source").at("file");
    Json evidence = Json::array();
    for (const Json& passage : hit.at("passages")) {
        if (evidence.size() == 2) break;
        evidence.push_back(evidence_of_passage(passage, file));
    }
    Json json{{"id", hit.at("id")}, {"title", cut_member(hit, "title", longest_title)}};
    for (const char* name : {"number", "session_date", "institution", "assembly", "outcome", "form", "state"})
        if (hit.contains(name)) json[name] = cut_member(hit, name, longest_title);
    json["url"] = act_address(call, hit.at("id").get<std::string>());
    // Where the council itself publishes it.
    if (const Json& council = hit.at("source").at("url"); council.is_string()) json["document_url"] = council;
    json["evidence"] = std::move(evidence);
    return json;
}

// `query.answer` of a search, its evidence with files.
Json direct_answer(const Json& answer, SourceFiles& files) {
    if (!answer.is_object()) return nullptr;
    Json evidence = Json::array();
    for (const Json& each : answer.at("evidence")) {
        if (evidence.size() == most_candidates) break;
        const Json& id = each.at("id");
        evidence.push_back({{"id", id},
                            {"file", id.is_string() ? files.of(id.get<std::string>()) : Json()},
                            {"line_start", each.at("line_start")},
                            {"line_end", each.at("line_end")},
                            {"text", cut_member(each, "text", longest_text)}});
    }
    return {{"kind", answer.at("kind")},
            {"text", cut_member(answer, "text", longest_text)},
            {"evidence", std::move(evidence)}};
}

Json node_card(const Json& node) {
    return {{"label", cut_member(node, "label", longest_title)},
            {"id", node.at("act_id")},
            {"title", cut_member(node, "title", longest_title)},
            {"date", node.at("date")},
            {"institution", node.at("institution")}};
}

Json cards(const Json& nodes) {
    Json list = Json::array();
    for (const Json& node : nodes) {
        if (list.size() == most_candidates) break;
        list.push_back(node_card(node));
    }
    return list;
}

// Nodes of a graph by key.
std::map<std::string, Json> by_key(const Json& nodes) {
    std::map<std::string, Json> found;
    for (const Json& node : nodes) found.emplace(node.at("key").get<std::string>(), node);
    return found;
}

Json edges_of(const Json& edges, const PageOf& page, const std::map<std::string, Json>& nodes, SourceFiles& files) {
    Json list = Json::array();
    for (std::size_t i = page.first; i < page.end; ++i) {
        const Json& edge = edges.at(i);
        const auto end_of = [&](const char* name) {
            const auto found = nodes.find(edge.at(name).get<std::string>());
            return found == nodes.end() ? Json{{"label", edge.at(name)}, {"id", nullptr}}
                                        : Json{{"label", cut_member(found->second, "label", longest_title)},
                                               {"id", found->second.at("act_id")}};
        };
        const Json from = end_of("from");
        const Json& id = from.at("id");
        list.push_back({{"from", from},
                        {"type", edge.at("type")},
                        {"in_part", edge.at("in_part")},
                        {"to", end_of("to")},
                        {"evidence",
                         {{"file", id.is_string() ? files.of(id.get<std::string>()) : Json()},
                          {"part", edge.at("part")},
                          {"label", edge.at("label")},
                          {"line_start", edge.at("line_start")},
                          {"text", cut_member(edge, "text", longest_text)}}}});
    }
    return list;
}

}  // namespace

ToolAnswer answer_search_tool(Call& call, const Json& arguments) {
    Arguments parameters{{"facets", "none"}};
    for (const auto& [name, value] : arguments.items()) {
        const std::string parameter = name == "query" ? "q" : name;
        if (value.is_array()) {
            for (const Json& each : value) parameters.emplace_back(parameter, each.get<std::string>());
        } else {
            parameters.emplace_back(parameter, value.is_string() ? value.get<std::string>() : value.dump());
        }
    }
    if (!arguments.contains("per_page")) parameters.emplace_back("per_page", "5");
    auto found = ask_route(call, "search", parameters);
    if (!found) return found;
    SourceFiles files(call.index);
    Json hits = Json::array();
    for (const Json& hit : found->at("hits")) hits.push_back(hit_of(call, hit));
    Json diagnostics = Json::array();
    for (const Json& each : found->at("query").at("diagnostics")) {
        if (diagnostics.size() == most_candidates) break;
        diagnostics.push_back(cut_member(each, "message", longest_text));
    }
    const int page = found->at("page").get<int>();
    const bool has_next = !found->at("links").at("next").is_null();
    return Json{{"total", found->at("total")},
                {"total_exact", found->at("total_exact")},
                {"answer", direct_answer(found->at("query").at("answer"), files)},
                {"suggestion", found->at("query").at("suggestion")},
                {"partial", found->at("query").at("partial")},
                {"diagnostics", std::move(diagnostics)},
                {"hits", std::move(hits)},
                {"next", has_next ? Json{{"page", page + 1}} : Json(nullptr)}};
}

ToolAnswer answer_trace_tool(Call& call, const Json& arguments) {
    query::TraceRequest request;
    request.reference = text_argument(arguments, "reference");
    const auto direction = text_argument(arguments, "direction");
    request.direction = direction == "out"  ? query::Direction::out
                        : direction == "in" ? query::Direction::in
                                            : query::Direction::both;
    request.depth = integer_argument(arguments, "depth", 1);
    request.institution = text_argument(arguments, "institution");
    const auto graph = call.index.trace(request);
    if (!graph) return problem(unknown_reference("reference", graph.error()));
    const Json json = query::to_json(*graph);
    SourceFiles files(call.index);
    const auto nodes = by_key(json.at("nodes"));
    const auto page = page_of(json.at("edges").size(), integer_argument(arguments, "page", 1), edges_on_a_page);
    const auto root = nodes.find(graph->root);
    return Json{{"act", root == nodes.end() ? Json(nullptr) : node_card(root->second)},
                {"candidates", cards(json.at("candidates"))},
                {"known_state", state_of(json.at("known_state"), files)},
                {"total", json.at("edges").size()},
                {"edges", edges_of(json.at("edges"), page, nodes, files)},
                {"truncated", graph->truncated},
                {"next", page.next}};
}

ToolAnswer answer_resolve_tool(Call& call, const Json& arguments) {
    Arguments parameters{{"ref", text_argument(arguments, "reference")}};
    if (arguments.contains("institution"))
        parameters.emplace_back("institution", text_argument(arguments, "institution"));
    auto found = ask_route(call, "resolve", parameters);
    if (!found) {
        for (auto& error : found.error().errors)
            if (error.parameter == "ref") error.parameter = "reference";
        return found;
    }
    SourceFiles files(call.index);
    auto nodes = by_key(found->at("cited_by"));
    const Json& target = found->at("target");
    if (target.is_object()) nodes.emplace(target.at("key").get<std::string>(), target);
    const auto page = page_of(found->at("edges").size(), 1, most_candidates);
    Json act;
    if (const Json& known = found->at("act"); known.is_object()) {
        const auto id = known.at("id").get<std::string>();
        act = {{"id", id}, {"url", act_address(call, id)}, {"file", files.of(id)}};
    }
    return Json{{"target", target.is_object() ? node_card(target) : Json(nullptr)},
                {"act", act},
                {"candidates", cards(found->at("candidates"))},
                {"known_state", state_of(found->at("known_state"), files)},
                {"cited_by_total", found->at("cited_by").size()},
                {"cited_by", edges_of(found->at("edges"), page, nodes, files)}};
}

ToolAnswer answer_vocabulary_tool(Call& call, const Json& arguments) {
    auto found = ask_route(call, text_argument(arguments, "kind"), {});
    if (!found) return found;
    const auto wanted = sorting_key(text_argument(arguments, "contains"));
    std::vector<const Json*> fitting;
    for (const Json& value : found->at("values")) {
        const auto words = value.at("label").get<std::string>() + "\n" + value.at("value").get<std::string>();
        if (wanted.empty() || sorting_key(words).find(wanted) != std::string::npos) fitting.push_back(&value);
    }
    const auto page = page_of(fitting.size(), integer_argument(arguments, "page", 1), values_on_a_page);
    Json values = Json::array();
    for (std::size_t i = page.first; i < page.end; ++i) {
        Json value = *fitting[i];
        value.erase("articles");
        for (const char* name : {"value", "label"}) value[name] = cut_member(value, name, longest_title);
        if (value.contains("names") && value["names"].size() > most_candidates)
            value["names"].get_ref<Json::array_t&>().resize(most_candidates);
        values.push_back(std::move(value));
    }
    return Json{{"total", fitting.size()}, {"values", std::move(values)}, {"next", page.next}};
}

ToolAnswer answer_status_tool(Call& call, const Json& /*arguments*/) {
    auto status = ask_route(call, "status", {});
    if (!status) return status;
    const auto shorten = [&](const char* name, std::size_t most) {
        auto& list = (*status)[name].get_ref<Json::array_t&>();
        if (list.size() > most) list.resize(most);
    };
    shorten("years", most_years);
    shorten("sources", most_candidates);
    (*status)["institutions_total"] = (*status)["institutions"].size();
    shorten("institutions", most_candidates);
    return status;
}

}  // namespace recueil::server::mcp
