#include "query/answers/json.h"

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "query/answers/links.h"
#include "query/characters.h"
#include "query/graph/known_state.h"

namespace recueil::query {

using nlohmann::ordered_json;

namespace {

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

using Member = std::pair<const char*, ordered_json>;

// An object of these members, with room for `more`: an ordered_json that grows copies all it holds.
template <std::size_t Count>
ordered_json object_of(Member (&&members)[Count], std::size_t more = 0) {
    ordered_json object = ordered_json::object();
    auto& made = object.get_ref<ordered_json::object_t&>();
    made.reserve(Count + more);
    for (Member& member : members) made.emplace_back(member.first, std::move(member.second));
    return object;
}

ordered_json json_of(const PassageHit& passage) {
    ordered_json highlights = ordered_json::array();
    for (const auto& [begin, end] : passage.highlights) highlights.push_back({begin, end});
    ordered_json also = ordered_json::array();
    for (const auto& [first, last] : passage.also_lines) also.push_back({first, last});
    return object_of({{"part", passage.part},
                      {"label", text_or_null(passage.label)},
                      {"line_start", passage.line_start},
                      {"line_end", passage.line_end},
                      {"page", passage.page > 0 ? ordered_json(passage.page) : ordered_json(nullptr)},
                      {"page_end", passage.page > 0 ? ordered_json(passage.page_end) : ordered_json(nullptr)},
                      {"text", passage.text},
                      {"highlights", std::move(highlights)},
                      {"also_lines", std::move(also)}});
}

ordered_json json_of(const DirectAnswer& answer) {
    ordered_json evidence = ordered_json::array();
    for (const AnswerEvidence& each : answer.evidence)
        evidence.push_back({{"id", text_or_null(each.id)},
                            {"number", text_or_null(each.number)},
                            {"line_start", each.line_start},
                            {"line_end", each.line_end},
                            {"text", each.text},
                            {"url", each.id.empty() ? ordered_json(nullptr) : ordered_json(act_path(each.id))}});
    return {{"kind", answer.kind}, {"text", answer.text}, {"ref", answer.ref}, {"evidence", std::move(evidence)}};
}

ordered_json json_of(const Hit& hit) {
    ordered_json passages = ordered_json::array();
    for (const PassageHit& passage : hit.passages) passages.push_back(json_of(passage));
    return object_of({{"id", hit.id},
                      {"number", text_or_null(hit.number)},
                      {"kind", hit.kind},
                      {"title", text_or_null(hit.title)},
                      {"session_date", text_or_null(hit.session_date)},
                      {"institution", text_or_null(hit.institution)},
                      {"assembly", text_or_null(hit.assembly)},
                      {"form", text_or_null(hit.form)},
                      {"outcome", text_or_null(hit.outcome)},
                      {"state", text_or_null(hit.state)},
                      {"indexed_at", text_or_null(hit.indexed_at)},
                      {"commissions", hit.commissions},
                      {"url", "/actes/" + hit.id},
                      {"score", hit.score},
                      {"source", {{"file", hit.file}, {"url", text_or_null(hit.source_url)}}},
                      {"passages", std::move(passages)}});
}

ordered_json json_of(const Facet& facet) {
    ordered_json values = ordered_json::array();
    for (const FacetValue& value : facet.values)
        values.push_back(object_of(
            {{"value", value.value}, {"label", value.label}, {"count", value.count}, {"selected", value.selected}}));
    return {{"field", facet.field}, {"values", std::move(values)}, {"more", facet.more}};
}

ordered_json json_of(const Variant& variant) {
    return {
        {"number", variant.number}, {"date", variant.date}, {"cited_by", variant.cited_by}, {"reason", variant.reason}};
}

ordered_json json_of(const GraphNode& node) {
    ordered_json variants = ordered_json::array();
    for (const Variant& variant : node.variants) variants.push_back(json_of(variant));
    return {{"key", node.key},
            {"kind", node.kind},
            {"label", node.label},
            {"number", text_or_null(node.number)},
            {"date", text_or_null(node.date)},
            {"body", text_or_null(node.body)},
            {"title", text_or_null(node.title)},
            {"act_id", text_or_null(node.act_id)},
            {"institution", text_or_null(node.institution)},
            {"cited_by", node.cited_by},
            {"variants", std::move(variants)}};
}

ordered_json json_of(const GraphEdge& edge) {
    return {{"from", edge.from},
            {"to", edge.to},
            {"type", edge.type},
            {"in_part", edge.in_part},
            {"part", edge.part},
            {"label", text_or_null(edge.label)},
            {"line_start", edge.line_start},
            {"text", text_or_null(edge.text)}};
}

ordered_json json_of(const Change& change) {
    return {{"type", change.type},
            {"in_part", change.in_part},
            {"date", text_or_null(change.date)},
            {"words", words_of(change)},
            {"by", change.by},
            {"by_label", change.by_label},
            {"by_id", text_or_null(change.by_id)},
            {"article", text_or_null(change.article)},
            {"line_start", change.line_start},
            {"text", text_or_null(change.text)}};
}

ordered_json json_of(const VocabularyEntry& entry);

template <class T>
ordered_json list_of(const std::vector<T>& items) {
    ordered_json list = ordered_json::array();
    for (const T& item : items) list.push_back(json_of(item));
    return list;
}

ordered_json json_of(const VocabularyEntry& entry) {
    ordered_json json{{"value", entry.value}, {"label", entry.label}, {"count", entry.count}};
    if (!entry.kind.empty()) json["kind"] = entry.kind;
    if (!entry.url.empty()) json["url"] = entry.url;
    if (!entry.articles.empty()) json["articles"] = list_of(entry.articles);
    if (!entry.institution.empty()) json["institution"] = entry.institution;
    if (!entry.siren.empty()) json["siren"] = entry.siren;
    if (!entry.names.empty()) json["names"] = entry.names;
    return json;
}

}  // namespace

ordered_json to_json(const SearchResponse& response) {
    const std::string_view text = response.text;
    ordered_json diagnostics = ordered_json::array();
    for (const Diagnostic& each : response.diagnostics)
        diagnostics.push_back({{"message", each.message},
                               {"begin", code_points(text.substr(0, each.begin))},
                               {"end", code_points(text.substr(0, each.end))}});
    ordered_json expanded = ordered_json::array();
    for (const Expanded& each : response.expanded)
        expanded.push_back({{"begin", code_points(text.substr(0, each.begin))},
                            {"end", code_points(text.substr(0, each.end))},
                            {"words", each.words}});
    ordered_json word_counts = ordered_json::array();
    for (const WordCount& each : response.word_counts)
        word_counts.push_back({{"word", response.text.substr(each.begin, each.end - each.begin)}, {"acts", each.acts}});
    ordered_json plan = ordered_json::array();
    for (const PlanLine& each : response.plan)
        plan.push_back({{"depth", each.depth}, {"node", each.text}, {"acts", each.acts}});
    // The caller adds links.
    ordered_json json =
        object_of({{"query",
                    {{"text", response.text},
                     {"parsed", response.parsed},
                     {"diagnostics", std::move(diagnostics)},
                     {"answer", response.answer ? json_of(*response.answer) : ordered_json(nullptr)},
                     {"suggestion", response.suggestion ? ordered_json(*response.suggestion) : ordered_json(nullptr)},
                     {"partial", response.partial},
                     {"expanded", std::move(expanded)},
                     {"word_counts", std::move(word_counts)}}},
                   {"total", response.total},
                   {"total_exact", response.total_exact},
                   {"page", response.page},
                   {"per_page", response.per_page},
                   {"hits", list_of(response.hits)},
                   {"facets", list_of(response.facets)},
                   {"took_ms", response.took_ms}},
                  1);
    if (!plan.empty()) json["query"]["plan"] = std::move(plan);
    return json;
}

ordered_json to_json(const std::vector<SimilarAct>& acts) {
    ordered_json list = ordered_json::array();
    for (const SimilarAct& act : acts)
        list.push_back({{"id", act.id},
                        {"number", text_or_null(act.number)},
                        {"kind", act.kind},
                        {"title", act.title},
                        {"session_date", text_or_null(act.session_date)},
                        {"assembly", text_or_null(act.assembly)},
                        {"url", act_path(act.id)},
                        {"likeness", act.likeness},
                        {"words", act.words}});
    return list;
}

ordered_json to_json(const Graph& graph) {
    return {{"root", text_or_null(graph.root)},
            {"nodes", list_of(graph.nodes)},
            {"edges", list_of(graph.edges)},
            {"candidates", list_of(graph.candidates)},
            {"known_state", graph.root.empty()
                                ? ordered_json(nullptr)
                                : ordered_json{{"words", known_state_words}, {"changes", list_of(graph.changes)}}},
            {"truncated", graph.truncated}};
}

ordered_json to_json(const Missing& missing) {
    return {{"total", missing.total}, {"values", list_of(missing.nodes)}};
}

ordered_json to_json(const IndexStatus& status) {
    ordered_json years = ordered_json::array();
    for (const YearCoverage& year : status.years) years.push_back({{"year", year.year}, {"acts", year.acts}});
    return {{"acts", status.acts},         {"documents", status.documents},
            {"files", status.files},       {"years", std::move(years)},
            {"made_at", status.made_at},   {"schema", status.schema},
            {"analyser", status.analyser}, {"state", status.state},
            {"sources", status.sources},   {"institutions", list_of(status.institutions)}};
}

ordered_json to_json(const std::vector<VocabularyEntry>& entries) {
    return list_of(entries);
}

}  // namespace recueil::query
