#include "server/mcp/tools.h"

#include "server/mcp/tool_answers.h"
#include "server/search_parameters.h"

namespace recueil::server::mcp {
namespace {

Json text(std::string_view description) {
    return {{"type", "string"}, {"description", description}};
}

Json one_of(std::string_view description, const Json& allowed, std::string_view fallback) {
    Json schema{{"type", "string"}, {"enum", allowed}, {"description", description}};
    if (!fallback.empty()) schema["default"] = fallback;
    return schema;
}

Json integer(std::string_view description, int minimum, int maximum, int fallback) {
    return {{"type", "integer"},
            {"minimum", minimum},
            {"maximum", maximum},
            {"default", fallback},
            {"description", description}};
}

Json page(int maximum) {
    return integer("Page of the answer; take it from `next`.", 1, maximum, 1);
}

Json object(const Json& properties, const std::vector<std::string>& required) {
    Json schema{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    if (!required.empty()) schema["required"] = required;
    return schema;
}

// Answers may gain members: only those that are always there are named.
Json answer_with(const Json& properties) {
    Json names = Json::array();
    for (const auto& [name, unused] : properties.items()) names.push_back(name);
    return {{"type", "object"}, {"properties", properties}, {"required", names}};
}

const Json& next() {
    static const Json schema{{"type", {"object", "null"}},
                             {"description", "Arguments to add for the following page; null at the end."}};
    return schema;
}

const Json& count() {
    static const Json schema{{"type", "integer"}, {"minimum", 0}};
    return schema;
}

Json list(std::string_view description) {
    return {{"type", "array"}, {"items", {{"type", "object"}}}, {"description", description}};
}

Json object_or_null() {
    return {{"type", {"object", "null"}}};
}

// The filters of a search, as the JSON API takes them.
Json search_input() {
    Json properties{{"query", text("Words, \"phrases\", field:value, AND/OR/NOT, in French; empty finds every act. A "
                                   "question for a vote, a sum or a role is answered in `answer`.")}};
    for (const auto& spec : search_parameters()) {
        if (spec.name == "q" || spec.name == "literal") continue;
        Json schema = text(spec.description);
        if (spec.repeatable) {
            schema["type"] = {"string", "array"};
            schema["items"] = {{"type", "string"}};
        }
        if (spec.type == ParameterType::choice) schema["enum"] = spec.allowed;
        properties[std::string(spec.name)] = std::move(schema);
    }
    properties["page"] = page(1000);
    properties["per_page"] = integer("Hits on a page.", 1, most_hits, 5);
    return object(properties, {});
}

std::vector<Tool> make_tools() {
    const Json institution = text("Only acts of this council, in any wording.");
    const Json evidence_items = list("Each with `evidence`: file, line_start, line_end, text.");
    std::vector<Tool> all;
    all.push_back(
        {"search", "Search deliberations",
         "Searches the deliberations of French local councils. Each hit has its best passages as evidence, with "
         "file and lines. Values of filters are those of the tool vocabulary, in any spelling.",
         search_input(),
         answer_with({{"total", count()},
                      {"answer", object_or_null()},
                      {"suggestion", {{"type", {"string", "null"}}}},
                      {"hits", evidence_items},
                      {"next", next()}}),
         answer_search_tool});
    all.push_back({"act", "Read an act",
                   "One act by its id, a section at a time: decision (articles and votes), grounds (visas, recitals, "
                   "committee opinions), people, money (sums awarded), links (relations and citations), text (all it "
                   "says, annexes and report too). Each item has the lines it was read from.",
                   object({{"id", text("Id of the act, as hits have it.")},
                           {"section", one_of("What to read.", act_sections, act_sections.front())},
                           {"page", page(100'000)}},
                          {"id"}),
                   answer_with({{"id", {{"type", "string"}}},
                                {"title", {{"type", {"string", "null"}}}},
                                {"source", {{"type", "object"}}},
                                {"section", {{"type", "string"}}},
                                {"total", count()},
                                {"items", evidence_items},
                                {"next", next()}}),
                   answer_act_tool});
    all.push_back(
        {"trace", "Trace citations",
         "Who cites an act or a text and whom it cites, amends, completes, replaces or repeals; its known state "
         "as other acts of the corpus state it, which never says whether it is in force.",
         object({{"reference", text("An act's id or any wording: 2018-83, « délibération n°2018-83 du 26 mars "
                                    "2018 », CGCT L.3121-14.")},
                 {"direction",
                  one_of("What it cites (out), who cites it (in), or both.", Json{"both", "out", "in"}, "both")},
                 {"depth", integer("How many citations away.", 1, 5, 1)},
                 {"institution", institution},
                 {"page", page(100'000)}},
                {"reference"}),
         answer_with({{"act", object_or_null()},
                      {"candidates", list("What an ambiguous reference may mean.")},
                      {"known_state", object_or_null()},
                      {"total", count()},
                      {"edges", evidence_items},
                      {"next", next()}}),
         answer_trace_tool});
    all.push_back(
        {"resolve", "Resolve a reference",
         "Finds the act or text that a reference in any wording names, also where the corpus does not hold it; "
         "with who cites it.",
         object({{"reference", text("Any wording of a reference.")}, {"institution", institution}}, {"reference"}),
         answer_with({{"target", object_or_null()},
                      {"act", object_or_null()},
                      {"candidates", list("What an ambiguous reference may mean.")},
                      {"known_state", object_or_null()},
                      {"cited_by_total", count()},
                      {"cited_by", evidence_items}}),
         answer_resolve_tool});
    all.push_back(
        {"vocabulary", "List values",
         "The members, committees, sessions, themes, councils or cited texts of the corpus, with the number of "
         "acts of each: values for the filters of the tool search.",
         object({{"kind", one_of("What to list.", vocabulary_kinds, "")},
                 {"contains", text("Only values that hold these letters, in any case or accent.")},
                 {"page", page(100'000)}},
                {"kind"}),
         answer_with({{"total", count()}, {"values", list("Each with its count of acts.")}, {"next", next()}}),
         answer_vocabulary_tool});
    all.push_back({"status", "State of the corpus",
                   "How many acts the corpus holds, of which councils and years, and from when it is.",
                   object(Json::object(), {}),
                   answer_with({{"acts", count()},
                                {"documents", count()},
                                {"years", list("Acts of each year.")},
                                {"made_at", {{"type", "string"}}}}),
                   answer_status_tool});
    return all;
}

}  // namespace

const std::vector<Tool>& tools() {
    static const std::vector<Tool> all = make_tools();
    return all;
}

}  // namespace recueil::server::mcp
