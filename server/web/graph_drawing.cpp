#include "server/web/graph_drawing.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "server/web/french.h"

namespace recueil::server {
namespace {

constexpr std::size_t most_on_a_side = 7;
constexpr int box_width = 168;
constexpr int box_height = 42;
constexpr int row = 62;
constexpr int middle = 288;  // left edge of the act's own box
constexpr int right = 576;
constexpr int width = 744;

// The relations that say most come first.
constexpr std::array<std::string_view, 6> ranks{"repeals", "replaces", "amends", "completes", "applies", "cites"};

// A neighbour of the act drawn, with the strongest relation between the two.
struct Neighbour {
    const query::GraphNode* node = nullptr;
    std::size_t rank = ranks.size();
    bool in_part = false;
};

std::string lower(std::string_view label) {
    std::string text(label);
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() += 'a' - 'A';
    return text;
}

std::string first_points(const std::string& text, std::size_t most) {
    std::size_t points = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        if (points++ == most) return text.substr(0, at) + "…";
    }
    return text;
}

std::string name_of(const query::GraphNode& node) {
    if (!node.number.empty()) return "n°\u00A0" + node.number;
    return is_document(node) ? node.label : std::string("Délibération");
}

std::string day_of(const query::GraphNode& node) {
    return node.date.empty() ? std::string("sans date") : french_date(node.date);
}

// « n° 2018-83 du 26 mars 2018 »
std::string said(const query::GraphNode& node) {
    return node.date.empty() ? name_of(node) + " sans date" : fmt::format("{} du {}", name_of(node), day_of(node));
}

class Drawing {
  public:
    explicit Drawing(const query::Graph& graph) {
        for (const auto& node : graph.nodes) nodes_[node.key] = &node;
        const auto root = nodes_.find(graph.root);
        if (root == nodes_.end()) return;
        root_ = root->second;
        for (const auto& edge : graph.edges) {
            if (edge.from == graph.root) note(cited_, edge.to, edge);
            if (edge.to == graph.root) note(citing_, edge.from, edge);
        }
    }

    bool is_empty() const { return root_ == nullptr || (cited_.empty() && citing_.empty()); }

    void add_to(Model& model) {
        const auto left = shown(cited_);
        const auto after = shown(citing_);
        const auto rows = std::max({left.size() + (left.size() < cited_.size() ? 1 : 0),
                                    after.size() + (after.size() < citing_.size() ? 1 : 0), std::size_t{1}});
        const int height = static_cast<int>(rows) * row + 8;
        centre_ = height / 2;
        add_box(*root_, middle, centre_, "root");
        add_side(left, cited_.size(), 0, true);
        add_side(after, citing_.size(), right, false);
        model["graph_view"] = fmt::format("0 0 {} {}", width, height);
        model["graph_height"] = height;
        model["graph_node"] = std::move(boxes_);
        model["graph_edge"] = std::move(arrows_);
        model["graph_more"] = std::move(more_);
        model["graph_words"] = words(left, after);
    }

  private:
    using Side = std::map<std::string, Neighbour>;

    void note(Side& side, const std::string& key, const query::GraphEdge& edge) {
        const auto node = nodes_.find(key);
        if (node == nodes_.end() || node->second->kind != "deliberation" || node->second == root_) return;
        const auto rank = static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), edge.type) - ranks.begin());
        Neighbour& neighbour = side[key];
        neighbour.node = node->second;
        if (rank >= neighbour.rank) return;
        neighbour.rank = rank;
        neighbour.in_part = edge.in_part;
    }

    // The most telling of them, by date.
    static std::vector<Neighbour> shown(const Side& side) {
        std::vector<Neighbour> chosen;
        for (const auto& [key, neighbour] : side) chosen.push_back(neighbour);
        const auto telling = [](const Neighbour& each) { return std::tie(each.rank, each.node->date, each.node->key); };
        std::sort(chosen.begin(), chosen.end(),
                  [&](const Neighbour& a, const Neighbour& b) { return telling(a) < telling(b); });
        if (chosen.size() > most_on_a_side) chosen.resize(most_on_a_side);
        std::sort(chosen.begin(), chosen.end(), [](const Neighbour& a, const Neighbour& b) {
            return std::tie(a.node->date, a.node->key) < std::tie(b.node->date, b.node->key);
        });
        return chosen;
    }

    static std::string verb(const Neighbour& neighbour) {
        return lower(neighbour.rank < ranks.size() ? active_label(ranks.at(neighbour.rank), neighbour.in_part)
                                                   : std::string_view("cite"));
    }

    void add_box(const query::GraphNode& node, int x, int y, std::string_view style) {
        boxes_.push_back({{"node_x", x},
                          {"node_y", y - box_height / 2},
                          {"node_style", style},
                          {"node_middle", x + box_width / 2},
                          {"node_first", y - 4},
                          {"node_second", y + 13},
                          {"node_name", first_points(name_of(node), 22)},
                          {"node_day", day_of(node)}});
    }

    void add_side(const std::vector<Neighbour>& side, std::size_t of, int x, bool is_left) {
        const std::size_t rows = side.size() + (side.size() < of ? 1 : 0);
        int y = centre_ - static_cast<int>(rows) * row / 2 + row / 2;
        for (const Neighbour& each : side) {
            add_box(*each.node, x, y, each.node->act_id.empty() ? "outside" : "held");
            // From who cites to who is cited: leftwards, straight beside the outer box, then to the middle one.
            const std::string points =
                is_left ? fmt::format("{},{} {},{} {},{}", middle, centre_, middle - 16, y, box_width + 8, y)
                        : fmt::format("{},{} {},{} {},{}", right, y, middle + box_width + 16, y, middle + box_width + 8,
                                      centre_);
            const int label_x = is_left ? (box_width + middle) / 2 : (middle + box_width + right) / 2 + 12;
            arrows_.push_back({{"edge_points", points},
                               {"edge_style", each.rank + 1 < ranks.size() ? "change" : "cite"},
                               {"edge_word", verb(each)},
                               {"edge_word_x", label_x},
                               {"edge_word_y", y - 5}});
            y += row;
        }
        if (side.size() < of)
            more_.push_back({{"more_x", x + box_width / 2},
                             {"more_y", y + 4},
                             {"more_text", fmt::format("et {} autres", of - side.size())}});
    }

    // « le modifie », « l’abroge »: who cites does it to the act drawn.
    static std::string done_to_it(const Neighbour& neighbour) {
        const auto word = verb(neighbour);
        return (word.find_first_of("aeiou") == 0 ? "l’" : "le ") + word;
    }

    // The picture, said.
    std::string words(const std::vector<Neighbour>& left, const std::vector<Neighbour>& after) const {
        const auto list = [](const std::vector<Neighbour>& side, std::size_t of) {
            std::vector<std::string> items;
            for (const Neighbour& each : side)
                items.push_back(fmt::format("{} {}{}", verb(each), said(*each.node),
                                            each.node->act_id.empty() ? " (absente du corpus)" : ""));
            if (side.size() < of) items.push_back(fmt::format("et {} autres", of - side.size()));
            return fmt::format("{}", fmt::join(items, " ; "));
        };
        std::string text;
        if (!left.empty()) text += fmt::format("Cet acte : {}.", list(left, cited_.size()));
        if (after.empty()) return text;
        std::vector<std::string> items;
        for (const Neighbour& each : after) items.push_back(fmt::format("{} {}", said(*each.node), done_to_it(each)));
        if (after.size() < citing_.size()) items.push_back(fmt::format("et {} autres", citing_.size() - after.size()));
        return text + fmt::format("{}Le citent : {}.", text.empty() ? "" : " ", fmt::join(items, " ; "));
    }

    std::map<std::string, const query::GraphNode*> nodes_;
    const query::GraphNode* root_ = nullptr;
    Side cited_;
    Side citing_;
    int centre_ = 0;
    Model boxes_ = Model::array();
    Model arrows_ = Model::array();
    Model more_ = Model::array();
};

}  // namespace

bool is_document(const query::GraphNode& node) {
    return !node.act_id.empty() && node.label == "Document";
}

void draw_graph(Model& model, const query::Graph& graph) {
    Drawing drawing(graph);
    model["graph_drawn"] = !drawing.is_empty();
    if (!drawing.is_empty()) drawing.add_to(model);
}

}  // namespace recueil::server
