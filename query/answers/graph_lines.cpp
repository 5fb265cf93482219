#include "query/answers/graph_lines.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "query/answers/json.h"

namespace recueil::query {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t items_at_once = 500;

void write(const Json& items, bool is_first, std::string& piece) {
    for (const Json& item : items) {
        piece += is_first ? "\n" : ",\n";
        piece += item.dump(-1, ' ', false, Json::error_handler_t::replace);
        is_first = false;
    }
}

// The next items of a list, moved into one of their own.
template <class Item>
std::vector<Item> taken(std::vector<Item>& all, std::size_t begin) {
    const std::size_t end = std::min(all.size(), begin + items_at_once);
    return {std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(begin)),
            std::make_move_iterator(all.begin() + static_cast<std::ptrdiff_t>(end))};
}

}  // namespace

bool GraphLines::next(std::string& piece) {
    if (!is_begun_) piece += "{\"schema\": \"recueil.graph/1\",\n\"nodes\": [";
    is_begun_ = true;
    Graph part;
    if (node_ < graph_.nodes.size()) {
        part.nodes = taken(graph_.nodes, node_);
        write(to_json(part)["nodes"], node_ == 0, piece);
        node_ += part.nodes.size();
        return true;
    }
    if (!has_edges_begun_) piece += "\n],\n\"edges\": [";
    has_edges_begun_ = true;
    if (edge_ < graph_.edges.size()) {
        part.edges = taken(graph_.edges, edge_);
        write(to_json(part)["edges"], edge_ == 0, piece);
        edge_ += part.edges.size();
        return true;
    }
    piece += "\n]}\n";
    return false;
}

}  // namespace recueil::query
