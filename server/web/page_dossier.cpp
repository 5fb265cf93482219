// The life of one affair in time.
#include <map>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/dossier.h"
#include "server/web/ballot.h"
#include "server/web/french.h"
#include "server/web/marked_text.h"
#include "server/web/page.h"

namespace recueil::server {
namespace {

std::string label_of(const query::GraphNode& node) {
    if (!node.number.empty()) return "n°\u00A0" + node.number;
    return node.label.empty() ? "Délibération" : node.label;
}

// What an act says of the others: « modifie n° 2018-83 ».
Model deeds_of(const Dossier& dossier, const std::map<std::string, const query::GraphNode*>& nodes,
               const query::GraphNode& act) {
    Model deeds = Model::array();
    for (const auto& edge : dossier.edges) {
        if (edge.from != act.key) continue;
        const auto found = nodes.find(edge.to);
        if (found == nodes.end()) continue;
        const auto& other = *found->second;
        const bool compares =
            edge.type != "cites" && edge.type != "applies" && !act.act_id.empty() && !other.act_id.empty();
        deeds.push_back({{"deed_words", active_label(edge.type, edge.in_part)},
                         {"deed_url", other.act_id.empty() ? std::string() : act_url(other.act_id)},
                         {"deed_plain", other.act_id.empty()},
                         {"deed_label", label_of(other)},
                         {"deed_text", edge.type == "cites" ? std::string() : french_spacing(edge.text)},
                         {"deed_compare_url", compares ? compare_url(other.act_id, act.act_id) : std::string()}});
    }
    return deeds;
}

// How it was voted and what it awards.
Result<void> add_facts(Model& step, Index& index, const std::string& id) {
    const auto json = index.act(id);
    if (!json) return failure(json);
    const auto act = corpus::act_from_json(*json);
    if (!act) return failure(act);
    if (!act->votes.empty()) {
        step["step_outcome"] = act->votes.back().outcome.value_or("");
        step["step_vote"] = ballot_words(act->votes.back());
    }
    double sum = 0;
    for (const auto& grant : act->grants) sum += grant.amount;
    if (sum > 0) step["step_sum"] = french_amount(sum);
    return {};
}

}  // namespace

Outcome answer_dossier_page(Call& call) {
    const auto& id = call.captures.at(0);
    const auto dossier = dossier_of(call.index, id);
    if (!dossier) return problem(dossier.error());
    std::map<std::string, const query::GraphNode*> nodes;
    std::string title;
    for (const auto& node : dossier->acts) {
        nodes.emplace(node.key, &node);
        if (node.act_id == id) title = call.index.display_title(node.title);
    }
    if (title.empty()) title = "Délibération";
    auto model = page_model(call, "Dossier\u00A0: " + title + " — Recueil", "");
    model["canonical_url"] = "/dossiers/" + query::percent_encode(id);
    model["dossier_title"] = french_spacing(title);
    model["dossier_count"] = counted(dossier->acts.size(), "acte", "actes");
    const auto& first = dossier->acts.front().date;
    const auto& last = dossier->acts.back().date;
    model["dossier_years"] = first.empty() || last.empty() ? std::string()
                             : first == last               ? french_date(first)
                                             : fmt::format("du {} au {}", french_date(first), french_date(last));
    model["dossier_cut"] = dossier->is_cut;
    model["dossier_act_url"] = act_url(id);
    model["feed_url"] = "/feed.atom?dossier=" + query::percent_encode(id);
    model["step"] = Model::array();
    for (const auto& act : dossier->acts) {
        const std::string shown = call.index.display_title(act.title);
        Model step{{"step_date", french_date(act.date)},
                   {"step_iso", act.date},
                   {"step_label", label_of(act)},
                   {"step_title", french_spacing(shown)},
                   {"step_url", act.act_id.empty() ? std::string() : act_url(act.act_id)},
                   {"step_here", act.act_id == id},
                   {"step_missing", act.act_id.empty()},
                   {"step_missing_url", "/?q=" + query::percent_encode(act.label)},
                   {"step_outcome", std::string()},
                   {"step_vote", std::string()},
                   {"step_sum", std::string()},
                   {"deed", deeds_of(*dossier, nodes, act)}};
        step["has_deeds"] = !step["deed"].empty();
        if (!act.act_id.empty())
            if (auto added = add_facts(step, call.index, act.act_id); !added) return problem(added.error());
        model["step"].push_back(std::move(step));
    }
    return page_response("dossier", model);
}

}  // namespace recueil::server
