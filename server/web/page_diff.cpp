// Two acts side by side, what the second has otherwise than the first marked.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "query/answers/links.h"
#include "query/compare/act_diff.h"
#include "server/answers.h"
#include "server/web/french.h"
#include "server/web/page.h"
#include "server/web/paragraphs.h"

namespace recueil::server {
namespace {

using query::DiffStatus;

std::string_view status_words(DiffStatus status) {
    switch (status) {
        case DiffStatus::equal:
            return "identique";
        case DiffStatus::changed:
            return "différent";
        case DiffStatus::removed:
            return "seulement dans le premier acte";
        case DiffStatus::added:
            return "seulement dans le second acte";
    }
    return {};
}

std::string article_name(const std::string& label) {
    if (label.empty()) return "Décision";
    return label == "unique" ? "Article unique" : "Article " + label;
}

// « Article 2 », « Article 2, devenu Article 3 ».
std::string row_name(const query::DiffRow& row) {
    const std::string before = row.from ? article_name(row.from->label) : std::string();
    std::string after = row.to ? article_name(row.to->label) : std::string();
    if (before.empty() || before == after) return after;
    return after.empty() ? before : before + ", devenu " + after;
}

// « lignes 12 à 15 dans le premier acte, ligne 20 dans le second ».
std::string row_place(const query::DiffRow& row) {
    const auto lines = [](const std::optional<query::DiffPlace>& place) {
        return place ? lines_text(place->lines) : std::string();
    };
    const std::string before = lines(row.from);
    const std::string after = lines(row.to);
    if (before.empty() || after.empty()) return before + after;
    return before + " → " + after;
}

Model pieces(const query::DiffRow& row) {
    using Kind = query::DiffPiece::Kind;
    Model list = Model::array();
    for (const auto& piece : row.pieces) {
        list.push_back({{"piece_equal", piece.kind == Kind::equal ? piece.text : std::string()},
                        {"piece_removed", piece.kind == Kind::removed ? piece.text : std::string()},
                        {"piece_added", piece.kind == Kind::added ? piece.text : std::string()}});
    }
    return list;
}

Model line_of(const query::DiffRow& row, const std::string& name) {
    return {{"row_name", name},
            {"row_status", status_words(row.status)},
            {"row_place", row_place(row)},
            {"row_piece", pieces(row)}};
}

// A list of pieces: those that differ open, the equal ones folded.
Model group(std::string_view anchor, std::string_view name, const std::vector<query::DiffRow>& rows,
            std::string_view one, std::string_view many, bool has_names) {
    Model changed = Model::array();
    Model equal = Model::array();
    for (const auto& row : rows) {
        auto& list = row.status == DiffStatus::equal ? equal : changed;
        list.push_back(line_of(row, has_names ? row_name(row) : std::string()));
    }
    const auto count = equal.size();
    return {{"group_anchor", anchor},
            {"group_name", name},
            {"changed_row", std::move(changed)},
            {"group_equal", count == 0 ? std::string() : counted(count, one, many)},
            {"equal_row", std::move(equal)}};
}

std::string count_of(const std::optional<corpus::Tally>& tally) {
    return tally && tally->count ? french_number(static_cast<std::size_t>(std::max(*tally->count, 0))) : std::string();
}

// « Adopté : pour 77, contre 3 ».
std::string vote_words(const std::optional<corpus::Vote>& vote) {
    if (!vote) return "aucun vote";
    std::string words;
    const auto add = [&words](std::string_view name, const std::optional<corpus::Tally>& tally) {
        const std::string count = count_of(tally);
        if (!count.empty()) words += fmt::format("{}{} {}", words.empty() ? "" : ", ", name, count);
    };
    add("pour", vote->for_);
    add("contre", vote->against);
    add("abstention", vote->abstention);
    add("ne prennent pas part au vote", vote->not_voting);
    const std::string outcome = vote->outcome.value_or("");
    if (outcome.empty()) return words.empty() ? "sans décompte" : words;
    return words.empty() ? outcome : outcome + "\u00A0: " + words;
}

void add_votes(Model& model, const query::ActDiff& diff) {
    model["vote"] = Model::array();
    int number = 0;
    for (const auto& row : diff.votes) {
        model["vote"].push_back({{"vote_number", ++number},
                                 {"vote_status", status_words(row.status)},
                                 {"vote_from", vote_words(row.from)},
                                 {"vote_to", vote_words(row.to)}});
    }
    model["has_votes"] = !diff.votes.empty();
}

void add_relations_to(Model& model, const query::ActDiff& diff) {
    model["relation"] = Model::array();
    for (const auto& edge : diff.relations) {
        const bool by_second = edge.from == diff.to.id;
        model["relation"].push_back(
            {{"relation_words",
              fmt::format("{} {} {}", by_second ? "Le second acte" : "Le premier acte",
                          ascii_lower(active_label(edge.type, edge.in_part)), by_second ? "le premier" : "le second")},
             {"relation_place", edge.line_start > 0 ? fmt::format("ligne {}", edge.line_start) : std::string()},
             {"relation_text", edge.text}});
    }
    model["has_relations"] = !diff.relations.empty();
}

std::string name_of(const query::DiffedAct& act) {
    if (!act.number.empty()) return "n°\u00A0" + act.number;
    return act.title.empty() ? act.id : act.title;
}

void add_side(Model& model, const std::string& side, const query::DiffedAct& act) {
    model[side + "_url"] = act_url(act.id);
    model[side + "_name"] = (act.number.empty() ? "" : act.is_document ? "Document " : "Délibération ") + name_of(act);
    model[side + "_title"] = act.number.empty() ? std::string() : act.title;
    model[side + "_date"] = french_date(act.session_date);
    model[side + "_iso"] = act.session_date;
    model[side + "_institution"] = act.institution;
}

}  // namespace

std::string compare_url(const std::string& from, const std::string& to) {
    return fmt::format("{}/comparer/{}", act_url(from), query::percent_encode(to));
}

Outcome answer_diff_page(Call& call) {
    const auto diff = diff_of(call.index, call.captures.at(0), call.captures.at(1));
    if (!diff) return problem(diff.error());
    auto model =
        page_model(call, fmt::format("Comparaison, {} et {} — Recueil", name_of(diff->from), name_of(diff->to)), "");
    model["diff_heading"] = fmt::format("De {} à {}", name_of(diff->from), name_of(diff->to));
    add_side(model, "before", diff->from);
    add_side(model, "after", diff->to);
    model["swap_url"] = compare_url(diff->to.id, diff->from.id);
    model["diff_json_url"] = fmt::format("/api/v1/acts/{}/diff?with={}", query::percent_encode(diff->from.id),
                                         query::percent_encode(diff->to.id));
    const bool same = diff->words_removed + diff->words_added == 0;
    model["diff_counts"] = same ? std::string("Mêmes mots dans le titre, la décision, les visas et les considérants.")
                                : fmt::format("{}, {}.", counted(diff->words_added, "mot ajouté", "mots ajoutés"),
                                              counted(diff->words_removed, "mot supprimé", "mots supprimés"));
    model["diff_cut"] = diff->is_cut;
    add_relations_to(model, *diff);
    model["group"] = Model::array();
    if (diff->title.status != DiffStatus::equal) {
        model["group"].push_back(group("titre", "Titre", {diff->title}, {}, {}, false));
    }
    const auto add = [&](std::string_view anchor, std::string_view name, const std::vector<query::DiffRow>& rows,
                         std::string_view one, std::string_view many, bool has_names) {
        if (!rows.empty()) model["group"].push_back(group(anchor, name, rows, one, many, has_names));
    };
    add("articles", "Décision", diff->articles, "article identique", "articles identiques", true);
    add("visas", "Visas", diff->visas, "visa identique", "visas identiques", false);
    add("considerants", "Considérants", diff->recitals, "considérant identique", "considérants identiques", false);
    add_votes(model, *diff);
    return page_response("compare", model);
}

}  // namespace recueil::server
