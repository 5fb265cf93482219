#include <nlohmann/json.hpp>

#include "corpus/act_json.h"
#include "query/answers/links.h"
#include "query/compare/act_diff.h"

namespace recueil::query {

using nlohmann::ordered_json;

namespace {

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json json_of(const DiffedAct& act) {
    return {{"id", act.id},
            {"kind", act.is_document ? "document" : "deliberation"},
            {"number", text_or_null(act.number)},
            {"title", text_or_null(act.title)},
            {"session_date", text_or_null(act.session_date)},
            {"institution", text_or_null(act.institution)},
            {"url", "/actes/" + percent_encode(act.id)}};
}

ordered_json json_of(const std::optional<DiffPlace>& place) {
    if (!place) return nullptr;
    const auto line = [](int number) { return number > 0 ? ordered_json(number) : ordered_json(nullptr); };
    return {{"label", text_or_null(place->label)},
            {"line_start", line(place->lines.start)},
            {"line_end", line(place->lines.end)}};
}

ordered_json json_of(const DiffRow& row) {
    ordered_json pieces = ordered_json::array();
    for (const DiffPiece& piece : row.pieces) pieces.push_back({{"op", name_of(piece.kind)}, {"text", piece.text}});
    return {{"status", name_of(row.status)},
            {"from", json_of(row.from)},
            {"to", json_of(row.to)},
            {"likeness", row.likeness},
            {"pieces", std::move(pieces)}};
}

ordered_json json_of(const std::vector<DiffRow>& rows) {
    ordered_json list = ordered_json::array();
    for (const DiffRow& row : rows) list.push_back(json_of(row));
    return list;
}

// As in the act.
ordered_json json_of(const std::optional<corpus::Vote>& vote) {
    if (!vote) return nullptr;
    corpus::Act act;
    act.votes.push_back(*vote);
    return corpus::to_json(act).at("votes").at(0);
}

}  // namespace

ordered_json to_json(const ActDiff& diff) {
    ordered_json relations = ordered_json::array();
    for (const GraphEdge& edge : diff.relations)
        relations.push_back({{"type", edge.type},
                             {"in_part", edge.in_part},
                             {"from", edge.from},
                             {"to", edge.to},
                             {"article", edge.part == "article" ? text_or_null(edge.label) : ordered_json(nullptr)},
                             {"line_start", edge.line_start},
                             {"text", text_or_null(edge.text)}});
    ordered_json votes = ordered_json::array();
    for (const VoteRow& row : diff.votes)
        votes.push_back({{"status", name_of(row.status)}, {"from", json_of(row.from)}, {"to", json_of(row.to)}});
    return {{"schema", "recueil.diff/1"},
            {"from", json_of(diff.from)},
            {"to", json_of(diff.to)},
            {"relations", std::move(relations)},
            {"words_removed", diff.words_removed},
            {"words_added", diff.words_added},
            {"cut", diff.is_cut},
            {"title", json_of(diff.title)},
            {"articles", json_of(diff.articles)},
            {"visas", json_of(diff.visas)},
            {"recitals", json_of(diff.recitals)},
            {"votes", std::move(votes)}};
}

}  // namespace recueil::query
