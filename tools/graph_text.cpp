#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "query/graph/known_state.h"
#include "tools/graph_print.h"
#include "tools/language.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

using query::Graph;
using query::GraphEdge;
using query::GraphNode;

// The whole sentence as a rule: its exceptions come at the end.
std::string in_guillemets(std::string_view text) {
    constexpr std::size_t most_columns = 2'000;
    return fmt::format("« {} »", shorten(one_line(text), most_columns));
}

std::string node_text(const GraphNode& node, const Style& style) {
    std::string text = style.bold(one_line(node.label.empty() ? node.key : node.label));
    if (!node.title.empty())
        text += " — " + shorten(one_line(node.title), std::clamp<std::size_t>(style.columns, 60, 100) - 20);
    const bool is_act = node.kind == "deliberation";
    if (is_act && node.act_id.empty()) text += style.dim(say(" [not in the corpus, cited by {}]", node.cited_by));
    return text;
}

std::string edge_place(const GraphEdge& edge) {
    std::string text = translated(edge.part);
    if (!edge.label.empty()) text += " " + edge.label;
    if (edge.line_start > 0) text += say(", line {}", edge.line_start);
    return text;
}

// One way through the graph: from who is cited to who cites, or the other way.
class Tree {
  public:
    Tree(const Graph& graph, bool towards_citing, const Style& style) : style_(style) {
        for (const GraphNode& node : graph.nodes) nodes_[node.key] = &node;
        for (const GraphEdge& edge : graph.edges) {
            const std::string& near = towards_citing ? edge.to : edge.from;
            const std::string& far = towards_citing ? edge.from : edge.to;
            next_[near][far].push_back(&edge);
        }
    }

    std::string print(const std::string& root, int depth) {
        seen_.insert(root);
        branch(root, "", depth);
        return std::move(out_);
    }

  private:
    using Edges = std::vector<const GraphEdge*>;

    // Sums up the edges between two acts: « amends in part, cites ».
    static std::string kinds(const Edges& edges) {
        std::set<std::string> named;
        for (const GraphEdge* edge : edges) {
            if (edge->type != "cites")
                named.insert(translated(edge->type) + (edge->in_part ? translated(" in part") : ""));
        }
        if (named.empty()) return translated("cites");
        return fmt::format("{}", fmt::join(named, ", "));
    }

    void evidence(const Edges& edges, const std::string& indent) {
        std::vector<std::string> places;
        for (const GraphEdge* edge : edges) {
            if (edge->type == "cites" || edge->text.empty()) {
                places.push_back(edge_place(*edge));
                continue;
            }
            out_ += wrap(say("{} ({}): {}", translated(edge->type), edge_place(*edge), in_guillemets(edge->text)),
                         indent, style_.columns);
        }
        constexpr std::size_t most_places = 6;
        if (places.empty()) return;
        const std::size_t more = places.size() > most_places ? places.size() - most_places : 0;
        places.resize(places.size() - more);
        std::string line = fmt::format("{}", fmt::join(places, "; "));
        if (more > 0) line += say("; and {} more", more);
        out_ += wrap(one_line(line), indent, style_.columns);
    }

    void branch(const std::string& key, const std::string& indent, int depth) {
        const auto found = next_.find(key);
        if (found == next_.end() || depth == 0) return;
        std::size_t left = found->second.size();
        for (const auto& [far, edges] : found->second) {
            const bool last = --left == 0;
            const auto node = nodes_.find(far);
            const bool again = !seen_.insert(far).second;
            out_ += indent + (last ? "└─ " : "├─ ") + style_.match(kinds(edges)) + "  ";
            out_ += node == nodes_.end() ? one_line(far) : node_text(*node->second, style_);
            out_ += (again ? translated(" (shown above)") : "") + "\n";
            const std::string below = indent + (last ? "   " : "│  ");
            evidence(edges, below + "     ");
            if (!again) branch(far, below, depth - 1);
        }
    }

    const Style& style_;
    std::map<std::string, const GraphNode*> nodes_;
    std::map<std::string, std::map<std::string, Edges>> next_;
    std::set<std::string> seen_;
    std::string out_;
};

// « article 2, line 293 ».
std::string place_of(const query::Change& change) {
    std::string place = change.article.empty()       ? ""
                        : change.article == "unique" ? translated("single article")
                                                     : translated("article") + " " + change.article;
    if (change.line_start > 0)
        place += place.empty() ? say("line {}", change.line_start) : say(", line {}", change.line_start);
    return place;
}

// « amended by Délibération n°2020-302 du 28/09/2020 »; in French as the page says it.
std::string change_text(const query::Change& change) {
    if (language() == Language::french) return query::sentence_of(change);
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
        {{"amends", "amended"}, {"completes", "completed"}, {"repeals", "repealed"}, {"replaces", "replaced"}}};
    std::string verb = change.type;
    for (const auto& [type, word] : words)
        if (type == change.type) verb = word;
    const bool whole_or_part = change.type == "repeals" || change.type == "replaces";
    return verb + (change.in_part && whole_or_part ? " in part by " : " by ") + change.by_label;
}

std::string variants_text(const GraphNode& root, const Style& style) {
    std::string out;
    for (const query::Variant& variant : root.variants) {
        const std::string reason = variant.reason == "day_apart"
                                       ? translated("its number holds the year and the days follow each other")
                                       : translated("it is cited under the same title");
        out += wrap(say("also cited as n°{} du {} by {} (taken for this one: {})", variant.number,
                        query::french_day(variant.date), variant.cited_by, reason),
                    "", style.columns);
    }
    return out;
}

std::string candidates_text(const Graph& graph, const Style& style) {
    std::string out = translated("The reference may mean any of these:") + "\n";
    for (const GraphNode& node : graph.candidates) out += "  " + node_text(node, style) + "\n";
    if (graph.truncated) out += "  …\n";
    return out;
}

}  // namespace

std::string known_state_text(const Graph& graph, const Style& style) {
    std::string out = style.bold(translated("Known state, from the corpus")) + "\n";
    if (graph.changes.empty()) return out + "  " + translated("no known change") + "\n";
    const GraphNode& root = graph.nodes.front();
    if (!root.act_id.empty() && !root.date.empty()) out += say("  {}: adopted\n", query::french_day(root.date));
    for (const query::Change& change : graph.changes) {
        const std::string place = place_of(change);
        out += wrap(say("{}: {}{}", change.date.empty() ? translated("undated") : query::french_day(change.date),
                        one_line(change_text(change)), place.empty() ? "" : " (" + one_line(place) + ")"),
                    "  ", style.columns);
        if (!change.text.empty()) out += wrap(in_guillemets(change.text), "        ", style.columns);
    }
    return out;
}

std::string graph_text(const Graph& graph, query::Direction direction, int depth, const Style& style) {
    if (graph.root.empty() || graph.nodes.empty()) return candidates_text(graph, style);
    const GraphNode& root = graph.nodes.front();
    std::string out = node_text(root, style) + "\n";
    if (!root.act_id.empty()) out += style.dim("id " + one_line(root.act_id)) + "\n";
    out += variants_text(root, style);
    if (root.kind == "deliberation") out += "\n" + known_state_text(graph, style);
    const auto add = [&](const std::string& heading, const std::string& none, bool towards_citing) {
        const std::string tree = Tree(graph, towards_citing, style).print(graph.root, depth);
        out += "\n" + style.bold(tree.empty() ? none : heading) + "\n" + tree;
    };
    if (direction != query::Direction::out)
        add(translated("Cited by"), translated("Cited by no act of the corpus"), true);
    if (direction != query::Direction::in) {
        if (root.act_id.empty()) {
            out += "\n" + style.bold(translated("What it cites is not known: it is not in the corpus")) + "\n";
        } else {
            add(translated("Cites"), translated("Cites nothing"), false);
        }
    }
    if (graph.truncated)
        out += "\n" + wrap(translated("More lies within reach than is shown: take a smaller depth or one direction."),
                           "", style.columns);
    return out;
}

}  // namespace recueil::tools
