#include "server/web/act_graph.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "query/graph/known_state.h"
#include "query/graph/legifrance.h"
#include "server/answers.h"
#include "server/web/articles_changed.h"
#include "server/web/counts.h"
#include "server/web/french.h"
#include "server/web/graph_drawing.h"

namespace recueil::server {
namespace {

// The relations that say most about an act's state come first.
constexpr std::array<std::string_view, 5> changes{"repeals", "replaces", "amends", "completes", "applies"};

// Text without line breaks may have thousands of visas on one line, each of which would have the links of all.
constexpr std::size_t most_edges_of_a_visa = 100;

std::string label_of(const query::GraphNode& node) {
    if (!node.label.empty()) return node.label;
    if (node.kind != "deliberation") return node.key;
    std::string label = "Délibération";
    if (!node.number.empty()) label += " n°\u00A0" + node.number;
    if (!node.date.empty()) label += " du " + french_date(node.date);
    return label;
}

std::string place_of(const query::GraphEdge& edge) {
    std::string place(part_label(edge.part));
    if (edge.part == "article" && !edge.label.empty()) {
        place = edge.label == "unique" ? "Article unique" : "Article " + edge.label;
    }
    if (edge.line_start > 0) place += fmt::format("{}ligne {}", place.empty() ? "" : ", ", edge.line_start);
    return place;
}

// Where it is said; empty where the corpus does not hold the act that says it.
std::string text_url_of(const std::string& id, int line) {
    return id.empty() || line <= 0 ? std::string() : text_url(id, line);
}

// « la délibération n°… »: as it follows « modifiée par ».
std::string lower_noun(const std::string& label) {
    constexpr std::string_view noun = "Délibération";
    return label.rfind(noun, 0) == 0 ? "la délibération" + label.substr(noun.size()) : label;
}

}  // namespace

Result<ActGraph> ActGraph::of(Index& index, const nlohmann::ordered_json& act) {
    ActGraph result;
    auto request = trace_of(act);
    request.direction = query::Direction::both;
    auto graph = index.trace(request);
    if (!graph && graph.error().code != ErrorCode::not_found) return failure(graph);
    if (graph) result.graph_ = std::move(*graph);
    for (std::size_t i = 0; i < result.graph_.nodes.size(); ++i) {
        query::GraphNode& node = result.graph_.nodes[i];
        node.title = index.display_title(node.title);
        result.places_[node.key] = i;
    }
    for (std::size_t i = 0; i < result.graph_.edges.size(); ++i) {
        const auto& edge = result.graph_.edges[i];
        if (edge.from == result.graph_.root && edge.part == "visa") result.visa_edges_.emplace(edge.line_start, i);
    }
    return result;
}

const query::GraphNode* ActGraph::node(const std::string& key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &graph_.nodes[found->second];
}

Model ActGraph::links_of_visa(const corpus::Visa& visa) const {
    Model links = Model::array();
    const auto add = [&](const std::string& url, const std::string& text, bool away) {
        if (url.empty()) return;
        links.push_back({{"link_url", url}, {"link_text", text}, {"link_away", away}});
    };
    if (visa.kind == corpus::ReferenceKind::code) {
        const auto code = visa.code.value_or("");
        for (const auto& article : visa.articles) add(query::code_article_url(code, article), article, true);
        if (visa.articles.empty()) add(query::code_url(code), code, true);
        return links;
    }
    if (visa.kind != corpus::ReferenceKind::deliberation) {
        add(query::text_url(visa.kind, visa.number.value_or(""), visa.date.value_or("")),
            std::string(visa_label(corpus::name_of(visa.kind))), true);
        return links;
    }
    if (visa.lines.start == 0) return links;
    std::set<std::string_view> met;
    std::size_t looked_at = 0;
    for (auto at = visa_edges_.lower_bound(visa.lines.start);
         at != visa_edges_.end() && at->first <= visa.lines.end && looked_at < most_edges_of_a_visa;
         ++at, ++looked_at) {
        const auto* other = node(graph_.edges[at->second].to);
        if (other == nullptr || other->act_id.empty() || !met.insert(other->act_id).second) continue;
        add(act_url(other->act_id), label_of(*other), false);
    }
    return links;
}

Model ActGraph::line_of(const query::GraphEdge& edge, const std::string& other) const {
    const auto* found = node(other);
    Model line{{"edge_label", other},  {"edge_url", ""},         {"edge_title", ""},
               {"edge_known", false},  {"edge_missing", true},   {"edge_place", place_of(edge)},
               {"edge_place_url", ""}, {"edge_text", edge.text}, {"edge_compare_url", ""},
               {"edge_search", ""}};
    if (found == nullptr) return line;
    line["edge_label"] = label_of(*found);
    line["edge_title"] = found->title;
    // The answer above the hits says what the corpus knows of an act that it does not hold.
    line["edge_search"] = "/?q=" + query::percent_encode(label_of(*found));
    const auto* teller = node(edge.from);
    if (teller != nullptr) line["edge_place_url"] = text_url_of(teller->act_id, edge.line_start);
    line["edge_known"] = !found->act_id.empty();
    line["edge_missing"] = found->act_id.empty();
    if (!found->act_id.empty()) line["edge_url"] = act_url(found->act_id);
    return line;
}

// Empty where the corpus does not hold both.
std::string ActGraph::url_of_comparison(const std::string& from, const std::string& to) const {
    const auto* before = node(from);
    const auto* after = node(to);
    const bool has_both = before != nullptr && after != nullptr && !before->act_id.empty() && !after->act_id.empty();
    return has_both ? compare_url(before->act_id, after->act_id) : std::string();
}

Model ActGraph::changes_of_article(const std::string& label) const {
    Model list = Model::array();
    const auto* root = node(graph_.root);
    if (root == nullptr || label.empty()) return list;
    for (const auto& change : graph_.changes) {
        const auto named = articles_changed(change.text, root->number);
        if (std::find(named.begin(), named.end(), label) == named.end()) continue;
        // An article is masculine, a deliberation is not.
        std::string words = query::words_of(change);
        if (const std::size_t at = words.find("ée "); at != std::string::npos) words.erase(at + 2, 1);
        std::string by = lower_noun(change.by_label);
        if (!change.article.empty())
            by += change.article == "unique" ? ", article unique" : ", article " + change.article;
        const std::string url = change.by_id.empty() ? std::string() : act_url(change.by_id);
        const bool has_anchor = !url.empty() && !change.article.empty();
        list.push_back({{"change_words", words},
                        {"change_by", by},
                        {"change_plain", url.empty()},
                        {"change_url", has_anchor ? url + "#article-" + query::percent_encode(change.article) : url}});
    }
    return list;
}

void ActGraph::add_history(Model& model) const {
    const auto* root = node(graph_.root);
    model["event"] = Model::array();
    for (const auto& change : graph_.changes) {
        query::GraphEdge edge;
        edge.part = "article";
        edge.label = change.article;
        edge.line_start = change.line_start;
        const auto* by = node(change.by);
        model["event"].push_back({{"event_date", french_date(change.date)},
                                  {"event_iso", change.date},
                                  {"event_words", query::words_of(change)},
                                  {"event_label", lower_noun(change.by_label)},
                                  {"event_url", change.by_id.empty() ? "" : act_url(change.by_id)},
                                  {"event_place", place_of(edge)},
                                  {"event_place_url", text_url_of(change.by_id, change.line_start)},
                                  {"event_compare_url", url_of_comparison(graph_.root, change.by)},
                                  {"event_title", by == nullptr ? "" : by->title},
                                  {"event_text", change.text}});
    }
    // Beside the title: the newest first.
    constexpr std::size_t most_states = 3;
    model["state"] = Model::array();
    for (std::size_t i = graph_.changes.size(); i-- > 0 && model["state"].size() < most_states;) {
        const query::Change& change = graph_.changes[i];
        std::string words = query::words_of(change);
        if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
            words.front() = static_cast<char>(words.front() - 'a' + 'A');
        model["state"].push_back({{"state_words", words},
                                  {"state_by", lower_noun(change.by_label)},
                                  {"state_url", change.by_id.empty() ? "" : act_url(change.by_id)},
                                  {"state_plain", change.by_id.empty()}});
    }
    const std::size_t others = graph_.changes.size() - model["state"].size();
    model["more_states"] =
        others == 0 ? std::string() : "et " + counted(others, "autre changement", "autres changements");
    model["unchanged"] = graph_.changes.empty();
    model["has_history"] = !graph_.changes.empty();
    model["variant"] = Model::array();
    if (root == nullptr) return;
    for (const auto& variant : root->variants) {
        model["variant"].push_back(
            {{"variant_date", french_date(variant.date)},
             {"variant_count", counted(variant.cited_by, "acte", "actes")},
             {"variant_reason", variant.reason == "day_apart" ? "le numéro est le même et les jours se suivent"
                                                              : "le numéro et le titre sont les mêmes"}});
    }
}

// A change, or two acts of the corpus beside this one: boxes of absent acts alone say less than their list.
bool ActGraph::is_worth_drawing() const {
    const bool changes_something = std::any_of(graph_.edges.begin(), graph_.edges.end(),
                                               [](const query::GraphEdge& edge) { return edge.type != "cites"; });
    const auto held = std::count_if(graph_.nodes.begin(), graph_.nodes.end(), [&](const query::GraphNode& each) {
        return !each.act_id.empty() && each.key != graph_.root;
    });
    return changes_something || held >= 2;
}

void ActGraph::describe(Model& model) const {
    add_history(model);
    if (is_worth_drawing())
        draw_graph(model, graph_);
    else
        model["graph_drawn"] = false;
    model["changes"] = Model::array();
    for (const auto type : changes) {
        for (const bool in_part : {false, true}) {
            Model active = Model::array();
            for (const auto& edge : graph_.edges) {
                if (edge.type != type || edge.in_part != in_part) continue;
                if (edge.from != graph_.root) continue;
                auto line = line_of(edge, edge.to);
                if (type != "applies") line["edge_compare_url"] = url_of_comparison(edge.to, edge.from);
                active.push_back(std::move(line));
            }
            if (!active.empty()) {
                model["changes"].push_back(
                    {{"changes_label", active_label(type, in_part)}, {"changes_edge", std::move(active)}});
            }
        }
    }
    model["has_changes"] = !model["changes"].empty();

    // Each act once, however often it cites; where it cites first.
    std::size_t documents = 0;
    const auto list = [&](bool incoming) {
        Model lines = Model::array();
        std::set<std::string_view> met;
        for (const auto& edge : graph_.edges) {
            const auto& here = incoming ? edge.to : edge.from;
            const auto& there = incoming ? edge.from : edge.to;
            const auto* other = node(there);
            if (here != graph_.root || there == graph_.root || other == nullptr) continue;
            if (!incoming && other->kind != "deliberation") continue;
            if (!met.insert(there).second) continue;
            if (incoming && is_document(*other)) ++documents;
            lines.push_back(line_of(edge, there));
        }
        return lines;
    };
    model["citing"] = list(true);
    model["cited"] = list(false);
    model["has_citing"] = !model["citing"].empty();
    model["has_cited"] = !model["cited"].empty();
    model["citing_count"] = counts_text(model["citing"].size() - documents, documents);
}

}  // namespace recueil::server
