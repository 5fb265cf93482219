#include <map>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/answers/csv.h"
#include "query/answers/json.h"
#include "tools/graph_print.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

using query::Graph;
using query::GraphEdge;
using query::GraphNode;

std::string short_label(const GraphNode& node) {
    const std::string name = one_line(node.label.empty() ? node.key : node.label);
    return node.title.empty() ? name : name + "\n" + shorten(one_line(node.title), 60);
}

std::string edge_label(const GraphEdge& edge) {
    return edge.in_part ? edge.type + " in part" : edge.type;
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string dot_string(const std::string& text) {
    return "\"" + replace_all(replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\""), "\n", "\\n") + "\"";
}

std::string mermaid_string(const std::string& text) {
    std::string safe = replace_all(text, "#", "#35;");
    for (const auto& [from, to] : {std::pair{"\"", "#quot;"}, {"<", "#lt;"}, {">", "#gt;"}, {"\n", "<br/>"}}) {
        safe = replace_all(safe, from, to);
    }
    return "\"" + safe + "\"";
}

// Several citations between the same two acts, of the same type, are one arrow.
std::map<std::tuple<std::string, std::string, std::string>, std::size_t> arrows(const Graph& graph) {
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> counted;
    for (const GraphEdge& edge : graph.edges) ++counted[{edge.from, edge.to, edge_label(edge)}];
    return counted;
}

// A reference that names several acts has no edges; its candidates are the picture.
const std::vector<GraphNode>& nodes_of(const Graph& graph) {
    return graph.nodes.empty() ? graph.candidates : graph.nodes;
}

}  // namespace

std::string graph_csv(const Graph& graph) {
    std::map<std::string, const GraphNode*> nodes;
    for (const GraphNode& node : graph.nodes) nodes[node.key] = &node;
    std::string out = query::csv_line({"from", "from_number", "from_date", "from_id", "to", "to_number", "to_date",
                                       "to_id", "type", "in_part", "part", "article", "line", "text"});
    for (const GraphEdge& edge : graph.edges) {
        const auto from = nodes.find(edge.from);
        const auto to = nodes.find(edge.to);
        const GraphNode& source = from == nodes.end() ? GraphNode{} : *from->second;
        const GraphNode& target = to == nodes.end() ? GraphNode{} : *to->second;
        out += query::csv_line({edge.from, source.number, source.date, source.act_id, edge.to, target.number,
                                target.date, target.act_id, edge.type, edge.in_part ? "true" : "false", edge.part,
                                edge.label, edge.line_start > 0 ? std::to_string(edge.line_start) : "", edge.text});
    }
    return out;
}

std::string graph_dot(const Graph& graph) {
    std::string out = "digraph recueil {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
    for (const GraphNode& node : nodes_of(graph)) {
        const bool known = !node.act_id.empty();
        out += fmt::format("  {} [label={}{}{}];\n", dot_string(node.key), dot_string(short_label(node)),
                           known ? "" : ", style=dashed", node.key == graph.root ? ", penwidth=2" : "");
    }
    for (const auto& [arrow, count] : arrows(graph)) {
        const auto& [from, to, type] = arrow;
        const std::string label = count == 1 ? type : fmt::format("{} ×{}", type, count);
        out += fmt::format("  {} -> {} [label={}];\n", dot_string(from), dot_string(to), dot_string(label));
    }
    return out + "}\n";
}

std::string graph_mermaid(const Graph& graph) {
    std::map<std::string, std::string> names;
    const auto name_of = [&names](const std::string& key) {
        return names.emplace(key, fmt::format("n{}", names.size())).first->second;
    };
    std::string out = "flowchart LR\n";
    for (const GraphNode& node : nodes_of(graph)) {
        out += fmt::format("  {}[{}]{}\n", name_of(node.key), mermaid_string(short_label(node)),
                           node.act_id.empty() ? ":::outside" : "");
    }
    for (const auto& [arrow, count] : arrows(graph)) {
        const auto& [from, to, type] = arrow;
        const std::string label = count == 1 ? type : fmt::format("{} ×{}", type, count);
        out += fmt::format("  {} -->|{}| {}\n", name_of(from), mermaid_string(label), name_of(to));
    }
    return out + "  classDef outside stroke-dasharray: 4 4\n";
}

}  // namespace recueil::tools
