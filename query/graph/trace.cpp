#include "query/graph/trace.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/graph/graph_nodes.h"
#include "query/graph/known_state.h"
#include "query/graph/reference_lookup.h"
#include "query/plan/term_expansion.h"

namespace recueil::query {

using corpus::ReferenceKind;

namespace {

// A graph larger than this helps nobody: the nearest nodes are kept.
constexpr std::size_t most_nodes = 2'000;

class Tracer {
  public:
    Tracer(const IndexReader& index, GraphCache& cache)
        : index_(index), lookup_(index, cache), nodes_of_(index, cache, lookup_) {}

    Result<Graph> around(const TraceRequest& request) {
        auto roots = find_roots(request.reference);
        if (!roots) return failure(roots);
        if (auto kept = keep_those_of(request.institution, *roots); !kept) return failure(kept);
        Graph graph;
        if (roots->size() > 1) {
            for (const Target& each : *roots) {
                if (graph.candidates.size() == most_nodes) break;
                graph.candidates.push_back(nodes_of_.describe(each));
            }
            graph.truncated = graph.candidates.size() < roots->size();
            return graph;
        }
        const Target& root = roots->front();
        reach(root, 0, nullptr);
        if (request.direction != Direction::in) walk(root, request.depth, &Tracer::walk_out);
        if (request.direction != Direction::out) walk(root, request.depth, &Tracer::walk_in);
        finish(graph);
        graph.root = root.key();
        graph.changes = nodes_of_.changes_of(root);
        graph.truncated = truncated_;
        return graph;
    }

    Graph whole() {
        node_limit_ = std::string::npos;
        lookup_.learn_everything();
        for (std::size_t segment = 0; segment < index_.segments.size(); ++segment)
            for (std::size_t row = 0; row < index_.segments[segment].rows(); ++row) {
                if (index_.segments[segment].is_deleted(row)) continue;
                const indexer::ActSummary card = index_.segments[segment].doc_table().summary(row);
                if (card.is_document) continue;
                const Target act = lookup_.target_of(ActPlace{segment, row});
                reach(act, 0, nullptr);
                const std::string key = act.key();
                for (const Cited& cited : lookup_.citations_of({segment, row})) {
                    if (cited.key == key) continue;
                    reach(cited.target, 0, nullptr);
                    add_edge(key, cited.key, cited);
                }
            }
        Graph graph;
        finish(graph);
        return graph;
    }

    Missing missing(std::size_t limit) {
        lookup_.learn_everything();
        std::map<std::string, std::pair<std::size_t, Target>> counted;
        for (std::size_t segment = 0; segment < index_.segments.size(); ++segment)
            for (std::size_t row = 0; row < index_.segments[segment].rows(); ++row) {
                if (index_.segments[segment].is_deleted(row)) continue;
                std::set<std::string> once;
                for (const Cited& cited : lookup_.citations_of({segment, row})) {
                    if (cited.target.kind != ReferenceKind::deliberation || !once.insert(cited.key).second) continue;
                    auto& [count, target] = counted[cited.key];
                    if (count++ == 0) target = cited.target;
                }
            }
        std::vector<std::pair<std::size_t, const Target*>> order;
        for (const auto& [key, its] : counted)
            if (lookup_.acts_of(its.second).empty() && !may_be_held(its.second))
                order.emplace_back(its.first, &its.second);
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        Missing missing;
        missing.total = order.size();
        order.resize(std::min(order.size(), limit));
        for (const auto& [count, target] : order) missing.nodes.push_back(nodes_of_.describe(*target));
        return missing;
    }

  private:
    // A day alone may mean any act of that day.
    bool may_be_held(const Target& target) {
        if (!target.number.empty() || target.date.empty()) return false;
        for (const std::string& number : lookup_.dates(target.institution).numbers_of(target.date)) {
            Target act;
            act.institution = target.institution;
            act.number = number;
            act.date = target.date;
            if (!lookup_.acts_of(act).empty()) return true;
        }
        return false;
    }

    Result<std::vector<Target>> find_roots(const std::string& wording) {
        for (const ActPlace& place : index_.acts_with(indexer::boolean_term(indexer::prefix::id, wording)))
            return std::vector<Target>{lookup_.target_of(place)};
        if (auto targets = targets_of_identifier(wording); !targets.empty()) return targets;
        if (auto targets = lookup_.targets_of_key(wording); !targets.empty()) return targets;
        if (ReferenceLookup::is_key(wording))
            return failure(ErrorCode::not_found, fmt::format("nothing in the corpus is or cites “{}”", shown(wording)));
        if (const auto date = corpus::impossible_date(wording))
            return failure(ErrorCode::not_found, fmt::format("“{}” is a day that does not exist", *date),
                           "check the date of the reference");
        const auto references = corpus::parse_bare_reference(wording);
        if (references.empty())
            return failure(ErrorCode::not_found,
                           fmt::format("“{}” names no deliberation, code, law or decree", shown(wording)),
                           "give a number (2018-83), a number and a date, or a line « Vu … »");
        std::set<Target> targets;
        for (const corpus::Reference& reference : references)
            for (Target& target : lookup_.targets_of(reference)) targets.insert(std::move(target));
        if (!targets.empty()) return std::vector<Target>(targets.begin(), targets.end());
        return failure(ErrorCode::not_found, fmt::format("nothing in the corpus is or cites “{}”", shown(wording)),
                       what_is_known(references.front()));
    }

    // The acts of an identifier of the transmission or a printed code; minutes may have one for all their acts.
    std::vector<Target> targets_of_identifier(const std::string& wording) {
        const std::string key = indexer::identifier_key(wording);
        if (key.empty()) return {};
        std::set<Target> targets;
        for (const ActPlace& place : index_.acts_with(field_term(indexer::FieldId::identifier, key)))
            targets.insert(lookup_.target_of(place));
        return {targets.begin(), targets.end()};
    }

    Result<void> keep_those_of(const std::string& wording, std::vector<Target>& roots) {
        if (wording.empty()) return {};
        const FacetVocabulary& institutions = *index_.vocabulary(indexer::FieldId::institution);
        std::set<std::string> meant;
        for (const std::uint32_t value : institutions.meant_by(wording))
            meant.insert(index_.institutions->slug_of(institutions.values()[value].institution));
        if (meant.empty())
            return failure(ErrorCode::usage, fmt::format("institution: no value of this index is “{}”", shown(wording)),
                           "recueil info lists the councils");
        roots.erase(std::remove_if(roots.begin(), roots.end(),
                                   [&](const Target& root) {
                                       return root.kind == ReferenceKind::deliberation &&
                                              meant.count(root.institution) == 0;
                                   }),
                    roots.end());
        if (!roots.empty()) return {};
        return failure(ErrorCode::not_found, fmt::format("“{}” has no such act", shown(wording)));
    }

    // A message is one line, however long what was pasted.
    static std::string shown(const std::string& wording) {
        constexpr std::size_t most_bytes = 200;
        std::string text = wording;
        std::replace_if(
            text.begin(), text.end(), [](unsigned char c) { return c < ' '; }, ' ');
        if (text.size() <= most_bytes) return text;
        std::size_t end = most_bytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        return text.substr(0, end) + "…";
    }

    std::string what_is_known(const corpus::Reference& reference) {
        constexpr std::size_t most_listed = 10;
        if (reference.kind != ReferenceKind::deliberation || !reference.number || !reference.date) return {};
        const std::string number = indexer::number_key(*reference.number);
        const auto list = [&](const std::set<std::string>& values, auto&& written) {
            std::string text;
            std::size_t count = 0;
            for (const std::string& value : values) {
                if (count++ == most_listed) return text + ", …";
                text += (text.empty() ? "" : ", ") + written(value);
            }
            return text;
        };
        std::set<std::string> days;
        for (const std::string& each : lookup_.institutions_of(number, {})) {
            const std::set<std::string>& its = lookup_.dates(each).dates_of(number);
            days.insert(its.begin(), its.end());
        }
        if (!days.empty()) return fmt::format("n°{} is known of {}", *reference.number, list(days, french_day));
        std::set<std::string> numbers;
        for (const std::string& each : lookup_.institutions_of({}, *reference.date)) {
            const std::set<std::string>& its = lookup_.dates(each).numbers_of(*reference.date);
            numbers.insert(its.begin(), its.end());
        }
        if (numbers.empty()) return {};
        return fmt::format("of {} the corpus knows {}", french_day(*reference.date),
                           list(numbers, [](const std::string& value) { return "n°" + value; }));
    }

    using Step = void (Tracer::*)(const Target&, int, std::map<std::string, Target>&);

    // Breadth first and by key, so that the nearest are kept where there are too many, always the same.
    void walk(const Target& root, int depth, Step step) {
        std::map<std::string, Target> frontier{{root.key(), root}};
        std::set<std::string> met{root.key()};
        for (int distance = 1; distance <= depth && !frontier.empty(); ++distance) {
            std::map<std::string, Target> next;
            for (const auto& [key, target] : frontier) (this->*step)(target, distance, next);
            frontier.clear();
            for (auto& [key, target] : next)
                if (met.insert(key).second) frontier.emplace(key, std::move(target));
        }
    }

    // False where there is no room for it.
    bool reach(const Target& target, int distance, std::map<std::string, Target>* next) {
        TimeLimit::check();
        const std::string key = target.key();
        const auto known = nodes_.find(key);
        if (known == nodes_.end()) {
            if (nodes_.size() >= node_limit_) {
                truncated_ = true;
                return false;
            }
            nodes_.emplace(key, Node{target, distance});
        } else {
            known->second.distance = std::min(known->second.distance, distance);
        }
        if (next != nullptr) next->emplace(key, target);
        return true;
    }

    void walk_out(const Target& target, int distance, std::map<std::string, Target>& next) {
        const std::string key = target.key();
        std::map<std::string, std::vector<const Cited*>> cited_by_key;
        for (const ActPlace& place : lookup_.acts_of(target))
            for (const Cited& cited : lookup_.citations_of(place))
                if (cited.key != key) cited_by_key[cited.key].push_back(&cited);
        for (const auto& [other, citations] : cited_by_key) {
            if (!reach(citations.front()->target, distance, &next)) continue;
            for (const Cited* cited : citations) add_edge(key, other, *cited);
        }
    }

    void walk_in(const Target& target, int distance, std::map<std::string, Target>& next) {
        const std::string key = target.key();
        std::map<std::string, std::pair<Target, std::vector<ActPlace>>> citers;
        for (const ActPlace& place : lookup_.citers_of(target)) {
            Target citer = lookup_.target_of(place);
            auto& [its_target, places] = citers[citer.key()];
            its_target = std::move(citer);
            places.push_back(place);
        }
        for (const auto& [citer, its] : citers) {
            if (citer == key || !reach(its.first, distance, &next)) continue;
            for (const ActPlace& place : its.second)
                for (const Cited& cited : lookup_.citations_of(place))
                    if (ReferenceLookup::cites(cited, target, key)) add_edge(citer, key, cited);
        }
    }

    void add_edge(const std::string& from, const std::string& to, const Cited& cited) {
        TimeLimit::check();
        const indexer::EdgeView& edge = cited.edge;
        GraphEdge each;
        each.from = from;
        each.to = to;
        each.type = corpus::name_of(edge.type);
        each.in_part = edge.in_part;
        each.part = edge.part;
        each.label = edge.label;
        each.line_start = edge.line;
        each.text = cited.key == to ? edge.text : edge.article;
        auto order = std::make_tuple(each.from, each.to, each.type, each.in_part, each.part, each.label,
                                     each.line_start, each.text);
        edges_.emplace(std::move(order), std::move(each));
    }

    void finish(Graph& graph) {
        for (const auto& [key, node] : nodes_) {
            TimeLimit::check();
            graph.nodes.push_back(nodes_of_.describe(node.target));
        }
        std::stable_sort(graph.nodes.begin(), graph.nodes.end(), [&](const GraphNode& a, const GraphNode& b) {
            return nodes_.at(a.key).distance < nodes_.at(b.key).distance;
        });
        for (auto& [order, edge] : edges_) graph.edges.push_back(std::move(edge));
    }

    struct Node {
        Target target;
        int distance = 0;
    };

    const IndexReader& index_;
    ReferenceLookup lookup_;
    GraphNodes nodes_of_;
    std::size_t node_limit_ = most_nodes;
    bool truncated_ = false;
    std::map<std::string, Node> nodes_;
    std::map<std::tuple<std::string, std::string, std::string, bool, std::string, std::string, int, std::string>,
             GraphEdge>
        edges_;
};

}  // namespace

Result<Graph> trace_reference(const IndexReader& index, GraphCache& cache, const TraceRequest& request) {
    if (request.depth < 1 || request.depth > 10) return failure(ErrorCode::usage, "depth: from 1 to 10");
    return Tracer(index, cache).around(request);
}

Graph whole_graph(const IndexReader& index, GraphCache& cache) {
    return Tracer(index, cache).whole();
}

Missing cited_but_missing(const IndexReader& index, GraphCache& cache, std::size_t limit) {
    return Tracer(index, cache).missing(limit);
}

std::vector<std::string> known_states(const IndexReader& index, GraphCache& cache, const std::vector<ActPlace>& acts) {
    ReferenceLookup lookup(index, cache);
    GraphNodes nodes(index, cache, lookup);
    std::vector<std::string> states;
    for (const ActPlace& act : acts) states.push_back(nodes.state_of(lookup.target_of(act)));
    return states;
}

}  // namespace recueil::query
