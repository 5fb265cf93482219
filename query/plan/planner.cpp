#include "query/plan/planner.h"

#include <algorithm>
#include <utility>

#include "query/plan/field_planner.h"
#include "query/plan/reference_planner.h"
#include "query/plan/term_expansion.h"
#include "query/plan/word_planner.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t most_loosened_words = 8;

Plan filtered(Plan plan, const std::vector<Plan>& filters, const std::vector<Plan>& excluded) {
    if (!filters.empty()) {
        std::vector<Plan> all{std::move(plan)};
        all.insert(all.end(), filters.begin(), filters.end());
        plan = Plan::all(std::move(all));
    }
    return Plan::without(std::move(plan), excluded);
}

class Planner {
  public:
    Planner(const IndexReader& index, QueryPlan& query, bool expand)
        : index_(index),
          query_(query),
          words_(index, query, expand),
          references_(index, query, words_),
          fields_(index, query, words_) {}

    void run(const ParsedQuery& parsed, std::string_view text) {
        references_.find_references(text);
        assemble(parsed.root.kind == Node::Kind::sequence ? clauses_of(parsed.root.children, true)
                                                          : clauses_of({parsed.root}, true));
    }

  private:
    Clause near(const Node& node, bool is_scored) {
        std::vector<Plan> plans;
        bool all_are_words = true;
        for (const Node& child : node.children) {
            all_are_words =
                all_are_words && child.kind == Node::Kind::word && index_.analyser.analyse(child.text).size() == 1;
            const Clause clause = clause_of(child, is_scored);
            if (clause.role != Clause::Role::nothing) plans.push_back(clause.plan);
        }
        Clause clause;
        if (plans.empty()) return clause;
        clause.role = Clause::Role::words;
        clause.is_required = node.required;
        if (!all_are_words) {
            clause.plan = Plan::all(std::move(plans));
            return clause;
        }
        // Any inflection fills a slot.
        Slots slots;
        for (const Node& child : node.children) {
            const auto token = index_.analyser.analyse(child.text).front();
            slots.push_back(token.is_number ? std::vector<std::string>{token.surface}
                                            : words_.known_forms(inflections(index_, token.surface, token.stem).forms));
        }
        const auto window = static_cast<std::uint32_t>(std::clamp(node.distance, 1, 1000)) *
                                static_cast<std::uint32_t>(slots.size() - 1) +
                            1;
        clause.plan = words_.positions(std::move(slots), window, false);
        return clause;
    }

    std::vector<Clause> clauses_of(const std::vector<Node>& nodes, bool is_scored) {
        std::vector<Clause> clauses;
        const auto equivalents = words_.equivalents_of(nodes);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const std::size_t begin = nodes[i].begin;
            std::optional<Clause> month;
            if (i + 1 < nodes.size()) month = references_.month_and_year(nodes[i], nodes[i + 1], is_scored);
            if (month) {
                clauses.push_back(*std::move(month));
                ++i;
            } else {
                clauses.push_back(words_.expanded(clause_of(nodes[i], is_scored), equivalents[i], is_scored));
            }
            clauses.back().plan = clauses.back().plan.of_span(begin, nodes[i].end);
            clauses.back().begin = begin;
            clauses.back().end = nodes[i].end;
        }
        return clauses;
    }

    // Stop words count only where there is nothing else.
    Clause all_of(const std::vector<Clause>& clauses) {
        std::vector<Plan> words;
        std::vector<Plan> stops;
        std::vector<Plan> filters;
        std::vector<Plan> excluded;
        for (const Clause& clause : clauses) switch (clause.role) {
                case Clause::Role::words:
                    words.push_back(clause.plan);
                    break;
                case Clause::Role::stop:
                    stops.push_back(clause.plan);
                    break;
                case Clause::Role::filter:
                    filters.push_back(clause.plan);
                    break;
                case Clause::Role::exclusion:
                    excluded.push_back(clause.plan);
                    break;
                case Clause::Role::nothing:
                    break;
            }
        if (words.empty() && filters.empty()) words = std::move(stops);
        Clause clause;
        if (words.empty() && filters.empty() && excluded.empty()) return clause;
        clause.role = words.empty() ? Clause::Role::filter : Clause::Role::words;
        clause.plan = filtered(words.empty() ? Plan::everything() : Plan::all(std::move(words)), filters, excluded);
        return clause;
    }

    static Clause any_of(const std::vector<Clause>& clauses) {
        Clause clause;
        std::vector<Plan> plans;
        bool any_words = false;
        for (const Clause& each : clauses) {
            if (each.role == Clause::Role::nothing) continue;
            any_words = any_words || each.role == Clause::Role::words || each.role == Clause::Role::stop;
            plans.push_back(each.role == Clause::Role::exclusion ? Plan::without(Plan::everything(), {each.plan})
                                                                 : each.plan);
        }
        if (plans.empty()) return clause;
        clause.role = any_words ? Clause::Role::words : Clause::Role::filter;
        clause.plan = Plan::any(std::move(plans));
        return clause;
    }

    Clause clause_of(const Node& node, bool is_scored) {
        switch (node.kind) {
            case Node::Kind::all:
                return {};
            case Node::Kind::word:
                return words_.word(node, is_scored);
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
                return words_.pattern(node, is_scored);
            case Node::Kind::phrase:
                return words_.phrase(node, is_scored);
            case Node::Kind::reference:
                return references_.reference(node, is_scored);
            case Node::Kind::date:
                return references_.date(node, is_scored);
            case Node::Kind::field:
                return fields_.field_value(node, is_scored);
            case Node::Kind::range:
                return fields_.range(node);
            case Node::Kind::near:
                return near(node, is_scored);
            case Node::Kind::conjunction:
            case Node::Kind::sequence: {
                Clause clause = all_of(clauses_of(node.children, is_scored));
                clause.is_required = node.required;
                return clause;
            }
            case Node::Kind::disjunction: {
                std::vector<Clause> clauses;
                for (const Node& child : node.children)
                    for (Clause& each : clauses_of({child}, is_scored)) clauses.push_back(std::move(each));
                Clause clause = any_of(clauses);
                clause.is_required = node.required;
                return clause;
            }
            case Node::Kind::negation: {
                std::vector<Clause> clauses;
                for (const Node& child : node.children) clauses.push_back(clause_of(child, false));
                Clause clause = any_of(clauses);
                if (clause.role != Clause::Role::nothing) clause.role = Clause::Role::exclusion;
                return clause;
            }
        }
        return {};
    }

    void assemble(const std::vector<Clause>& clauses) {
        const Clause whole = all_of(clauses);
        query_.has_words = whole.role == Clause::Role::words;
        query_.plan = whole.role == Clause::Role::nothing ? Plan::everything() : whole.plan;
        for (const Clause& clause : clauses) {
            if (clause.role == Clause::Role::words)
                (clause.is_required ? query_.required : query_.words)
                    .push_back({clause.plan, clause.begin, clause.end});
            if (clause.role == Clause::Role::filter) query_.filters.push_back(clause.plan);
            if (clause.role == Clause::Role::exclusion) query_.excluded.push_back(clause.plan);
        }
    }

    const IndexReader& index_;
    QueryPlan& query_;
    WordPlanner words_;
    ReferencePlanner references_;
    FieldPlanner fields_;
};

}  // namespace

std::optional<Plan> loosened(const QueryPlan& query, std::size_t left_out) {
    const std::size_t words = query.words.size();
    if (words < 2 || left_out >= words) return std::nullopt;
    std::vector<Plan> required;
    for (const WordClause& each : query.required) required.push_back(each.plan);
    if (words > most_loosened_words) {
        if (left_out != 1) return std::nullopt;
        // Too many combinations: any of the words; ranking puts acts that have most of them first.
        std::vector<Plan> any;
        for (const WordClause& each : query.words) any.push_back(each.plan);
        required.push_back(Plan::any(std::move(any)));
        return filtered(Plan::all(std::move(required)), query.filters, query.excluded);
    }
    std::vector<Plan> combinations;
    std::vector<bool> is_out(words, false);
    std::fill(is_out.begin(), is_out.begin() + static_cast<std::ptrdiff_t>(left_out), true);
    do {
        std::vector<Plan> kept = required;
        for (std::size_t i = 0; i < words; ++i)
            if (!is_out[i]) kept.push_back(query.words[i].plan);
        combinations.push_back(Plan::all(std::move(kept)));
    } while (std::prev_permutation(is_out.begin(), is_out.end()));
    return filtered(Plan::any(std::move(combinations)), query.filters, query.excluded);
}

QueryPlan make_plan(const ParsedQuery& parsed, std::string_view text, const IndexReader& index, bool expand) {
    QueryPlan query;
    Planner(index, query, expand).run(parsed, text);
    return query;
}

}  // namespace recueil::query
