#include "query/trace.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/reference_lookup.h"

namespace recueil::query {

using corpus::ReferenceKind;

namespace {

// A graph larger than this helps nobody: the nearest nodes are kept.
constexpr std::size_t most_nodes = 2'000;
constexpr std::size_t most_edges = 20'000;

std::string french_date(const std::string& iso) {
    if (iso.size() != 10) return iso;
    return fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
}

std::string kind_in_french(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::law:
            return "Loi";
        case ReferenceKind::decree:
            return "Décret";
        case ReferenceKind::ordinance:
            return "Ordonnance";
        case ReferenceKind::order:
            return "Arrêté";
        default:
            return "Délibération";
    }
}

std::string label_of(const GraphNode& node, ReferenceKind kind, const std::string& code, const std::string& article) {
    if (kind == ReferenceKind::code)
        return article.empty() ? code : code.empty() ? article : fmt::format("{}, {}", code, article);
    std::string label = kind_in_french(kind);
    if (!node.number.empty()) label += fmt::format(" n°{}", node.number);
    if (!node.date.empty()) label += fmt::format(" du {}", french_date(node.date));
    return label;
}

// The wording that most citers use.
class Wordings {
  public:
    void add(const std::string& text) {
        if (!text.empty()) ++counts_[text];
    }
    std::string best() const {
        const auto most = std::max_element(counts_.begin(), counts_.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counts_.end() ? std::string() : most->first;
    }

  private:
    std::map<std::string, int> counts_;
};

class Tracer {
  public:
    Tracer(const OpenIndex& index, const TraceRequest& request) : index_(index), request_(request), lookup_(index) {}

    Result<Graph> run() {
        const auto roots = find_roots();
        if (!roots) return tl::unexpected<Error>(roots.error());
        if (roots->size() > 1) {
            Graph graph;
            for (const Target& each : *roots) {
                if (graph.candidates.size() == most_nodes) break;
                graph.candidates.push_back(describe(each));
            }
            return graph;
        }
        walk(roots->front());
        return finish(roots->front());
    }

  private:
    Result<std::vector<Target>> find_roots() {
        const std::string& wording = request_.reference;
        for (const ActPlace& place : index_.acts_with(indexer::boolean_term(indexer::prefix::id, wording)))
            return std::vector<Target>{lookup_.target_of(index_.segments[place.segment].tables().card(place.row))};
        const auto references = corpus::parse_reference(wording);
        if (references.empty())
            return failure(ErrorCode::not_found,
                           fmt::format("“{}” names no deliberation, code, law or decree", wording),
                           "give a number (2018-83), a number and a date, or a line « Vu … »");
        std::set<Target> targets;
        for (const corpus::Reference& reference : references)
            for (Target& target : lookup_.targets_of(reference)) targets.insert(std::move(target));
        if (!targets.empty()) return std::vector<Target>(targets.begin(), targets.end());
        const corpus::Reference& first = references.front();
        std::string known;
        if (first.kind == ReferenceKind::deliberation && first.number)
            for (const std::string& date : lookup_.dates_of(indexer::number_key(*first.number)))
                known += (known.empty() ? "" : ", ") + french_date(date);
        return failure(ErrorCode::not_found, fmt::format("nothing in the corpus is or cites “{}”", wording),
                       known.empty() ? std::string() : fmt::format("n°{} is known of {}", *first.number, known));
    }

    // Breadth first, so that the nearest are kept where there are too many.
    void walk(const Target& root) {
        std::vector<Target> frontier{root};
        distances_[root.key()] = 0;
        order_.push_back(root);
        const int depth = std::clamp(request_.depth, 1, 10);
        for (int distance = 1; distance <= depth && !frontier.empty(); ++distance) {
            next_.clear();
            for (const Target& target : frontier) {
                if (request_.direction != Direction::in) walk_out(target, distance);
                if (request_.direction != Direction::out) walk_in(target, distance);
            }
            frontier = next_;
        }
    }

    bool reach(const Target& target, int distance) {
        const auto [at, is_new] = distances_.emplace(target.key(), distance);
        if (!is_new) return true;
        if (order_.size() >= most_nodes) {
            distances_.erase(at);
            return false;
        }
        order_.push_back(target);
        next_.push_back(target);
        return true;
    }

    void walk_out(const Target& target, int distance) {
        for (const ActPlace& place : lookup_.acts_of(target))
            for (const indexer::Edge& edge : index_.segments[place.segment].tables().edges(place.row)) {
                const Target cited = lookup_.target_of(edge);
                if (cited.key().empty() || cited.key() == "@" || cited.key() == target.key()) continue;
                if (reach(cited, distance)) add_edge(target, cited, edge);
            }
    }

    void walk_in(const Target& target, int distance) {
        for (const ActPlace& place : lookup_.citers_of(target)) {
            const indexer::Tables& tables = index_.segments[place.segment].tables();
            const Target citer = lookup_.target_of(tables.card(place.row));
            if (!reach(citer, distance)) continue;
            for (const indexer::Edge& edge : tables.edges(place.row))
                if (lookup_.target_of(edge).key() == target.key()) add_edge(citer, target, edge);
        }
    }

    void add_edge(const Target& from, const Target& to, const indexer::Edge& edge) {
        if (edges_.size() >= most_edges) return;
        GraphEdge each;
        each.from = from.key();
        each.to = to.key();
        each.type = corpus::name_of(edge.type);
        each.in_part = edge.in_part;
        each.part = edge.part;
        each.label = edge.label;
        each.line_start = edge.line;
        each.text = edge.text;
        edges_.emplace(std::make_tuple(each.from, each.to, each.type, each.part, each.label, each.line_start),
                       std::move(each));
    }

    GraphNode describe(const Target& target) {
        GraphNode node;
        node.key = target.key();
        node.kind = corpus::name_of(target.kind);
        node.number = target.number;
        node.date = target.date;
        const std::vector<ActPlace> acts = lookup_.acts_of(target);
        if (!acts.empty()) {
            const indexer::Card card = index_.segments[acts.front().segment].tables().card(acts.front().row);
            node.number = card.number;
            node.date = card.date;
            node.title = card.title;
            node.body = card.assembly;
            node.act_id = card.id;
        }
        Wordings titles;
        Wordings bodies;
        Wordings numbers;
        Wordings dates;
        Wordings codes;
        Wordings articles;
        const std::vector<ActPlace> citers = lookup_.citers_of(target);
        node.cited_by = citers.size();
        constexpr std::size_t enough = 50;
        for (std::size_t i = 0; i < citers.size() && i < enough; ++i)
            for (const indexer::Edge& edge : index_.segments[citers[i].segment].tables().edges(citers[i].row)) {
                if (edge.kind != target.kind || lookup_.target_of(edge).key() != node.key) continue;
                titles.add(edge.title);
                bodies.add(edge.body);
                numbers.add(edge.number);
                dates.add(edge.date);
                codes.add(edge.code);
                articles.add(edge.article);
            }
        if (node.title.empty()) node.title = titles.best();
        if (node.body.empty()) node.body = bodies.best();
        if (node.number.empty() || acts.empty()) node.number = numbers.best().empty() ? node.number : numbers.best();
        if (node.date.empty()) node.date = dates.best();
        node.label = label_of(node, target.kind, codes.best(),
                              target.text.find('#') == std::string::npos ? "" : articles.best());
        return node;
    }

    Graph finish(const Target& root) {
        Graph graph;
        graph.root = root.key();
        for (const Target& target : order_) graph.nodes.push_back(describe(target));
        std::sort(graph.nodes.begin(), graph.nodes.end(), [&](const GraphNode& a, const GraphNode& b) {
            return std::make_pair(distances_[a.key], a.key) < std::make_pair(distances_[b.key], b.key);
        });
        for (auto& [key, edge] : edges_) graph.edges.push_back(std::move(edge));
        return graph;
    }

    const OpenIndex& index_;
    const TraceRequest& request_;
    ReferenceLookup lookup_;
    std::map<std::string, int> distances_;
    std::vector<Target> order_;
    std::vector<Target> next_;
    std::map<std::tuple<std::string, std::string, std::string, std::string, std::string, int>, GraphEdge> edges_;
};

}  // namespace

Result<Graph> trace_reference(const OpenIndex& index, const TraceRequest& request) {
    if (request.depth < 1 || request.depth > 10) return failure(ErrorCode::usage, "depth: from 1 to 10");
    return Tracer(index, request).run();
}

}  // namespace recueil::query
