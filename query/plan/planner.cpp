#include "query/plan/planner.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indexer/terms.h"
#include "query/characters.h"
#include "query/language/amounts.h"
#include "query/language/question.h"
#include "query/plan/field_planner.h"
#include "query/plan/filters.h"
#include "query/plan/inverse_document_frequency.h"
#include "query/plan/reference_planner.h"
#include "query/plan/term_expansion.h"
#include "query/plan/word_planner.h"
#include "query/ranking/ranking_weights.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t most_loosened_words = 8;
constexpr std::size_t most_words_of_name = 4;
constexpr std::size_t least_bytes_of_name = 4;
constexpr std::size_t least_bytes_of_identifier = 8;
constexpr std::size_t most_identifiers = 8;

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
          expand_(expand),
          words_(index, query, expand),
          references_(index, query, words_),
          fields_(index, query, words_) {}

    void run(const ParsedQuery& parsed, std::string_view text) {
        references_.find_references(text);
        query_.shingles = shingles_of(index_, text);
        boost_identifiers(text);
        const std::vector<Node> typed =
            parsed.root.kind == Node::Kind::sequence ? parsed.root.children : std::vector<Node>{parsed.root};
        const std::vector<Node> nodes = fields_.with_unknown_fields_as_words(typed, text);
        if (!expand_) {
            assemble(clauses_of(nodes, true));
            return;
        }
        const Question question = understand_question(nodes);
        query_.asked = question.kinds;
        if (question.counted) query_.counted = stem_of(nodes[*question.counted]);
        std::vector<Clause> clauses = clauses_of(nodes, true, &question);
        boost_amounts(text, clauses);
        boost_days();
        boost_roles(nodes, question, clauses);
        weigh_optional_clauses();
        assemble(clauses);
    }

  private:
    // « plus de 200 000 euros »: acts that grant such a sum score more, whether they write these words or not.
    void boost_amounts(std::string_view text, std::vector<Clause>& clauses) {
        for (const AmountRange& range : amount_ranges(text)) {
            query_.asked.add(AnswerKind::amount);
            query_.boosts.push_back({Plan::amounts(range.least, range.most).of_span(range.begin, range.end),
                                     ranking_weights.of_amount_in_range});
            for (Clause& clause : clauses) {
                const bool inside = clause.begin >= range.begin && clause.end <= range.end;
                if (inside && clause.role == Clause::Role::words) make_optional(clause);
            }
        }
    }

    bool asks_for_session() const {
        return query_.asked.has(AnswerKind::session) || query_.asked.has(AnswerKind::attendance) ||
               asks_for_vote(query_.asked);
    }

    // « 062-226200012-20200928-2020-302-DE », « CD20200928-23 »: the act with this identifier comes first. Stamps and
    // signatures are in no passage: a text copied with one finds its act by it.
    void boost_identifiers(std::string_view text) {
        std::size_t boosts = 0;
        for (const std::string_view word : split_words(text, " \t\r\n,;()")) {
            const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
            if (!has_digit || word.size() < least_bytes_of_identifier) continue;
            const std::string term = field_term(indexer::FieldId::identifier, indexer::identifier_key(word));
            if (!index_.all.term_exists(term)) continue;
            query_.boosts.push_back({Plan::term(term), ranking_weights.of_being_it});
            if (++boosts == most_identifiers) return;
        }
    }

    // Of the last word; empty for a number.
    std::string stem_of(const Node& word) const {
        const auto tokens = index_.analyser.analyse(word.text);
        return tokens.empty() || tokens.back().is_number ? std::string() : tokens.back().stem;
    }

    // Acts of the days that the query names.
    void boost_days() {
        for (const ScoredClause& clause : query_.clauses) {
            if (clause.first_day == 0) continue;
            query_.boosts.push_back({Plan::days(clause.first_day, clause.last_day),
                                     asks_for_session() ? ranking_weights.of_day_asked : ranking_weights.of_day});
        }
    }

    // « Pierre Georget était excusé »: acts whose text names the person, and those in which the person has the role
    // asked about. A roll call names everybody.
    void boost_roles(const std::vector<Node>& nodes, const Question& question, const std::vector<Clause>& clauses) {
        std::vector<bool> is_asking(nodes.size(), false);
        std::set<std::string> fields;
        for (const QuestionWords& words : question.words) {
            fields.insert(words.fields.begin(), words.fields.end());
            for (std::size_t i = words.first; i < words.last; ++i) is_asking[i] = true;
        }
        for (std::size_t first = 0; first < nodes.size(); ++first) {
            for (std::size_t length = most_words_of_name; length > 0; --length) {
                const auto name = name_of_member(nodes, is_asking, first, length, !fields.empty());
                if (!name) continue;
                boost_name(*name, nodes[first].begin, nodes[first + length - 1].end, clauses);
                const Plan in_role = acts_in_role(*name, fields);
                // Somebody named by a part of it may have the role.
                if (in_role.is_nothing() && !fields.empty()) continue;
                if (!in_role.is_nothing()) {
                    const Plan plan = in_role.of_span(nodes[first].begin, nodes[first + length - 1].end);
                    query_.roles.push_back({*name, {fields.begin(), fields.end()}, plan});
                    query_.boosts.push_back({plan, ranking_weights.of_role_asked});
                }
                first += length - 1;
                break;
            }
        }
    }

    // Nothing where the person has none of the roles in any act.
    Plan acts_in_role(const std::string& name, const std::set<std::string>& fields) const {
        std::vector<Plan> roles;
        for (const std::string& field : fields)
            if (auto plan = plan_of_field(index_, *indexer::find_field(field), name)) roles.push_back(*std::move(plan));
        return Plan::any(std::move(roles));
    }

    // Roll calls name members in nearly every act: a name weighs as much as in the acts whose text names the person.
    void boost_name(const std::string& name, std::size_t begin, std::size_t end, const std::vector<Clause>& clauses) {
        auto plan = plan_of_field(index_, indexer::field(indexer::FieldId::named), name);
        if (!plan) return;
        double acts = 0;
        for (const std::string& term : plan->terms()) acts += index_.all.get_termfreq(term);
        query_.boosts.push_back({*std::move(plan), ranking_weights.of_being_named});
        if (acts == 0) return;
        const double weight =
            ranking_weights.of_name_in_text * inverse_document_frequency(index_.all.get_doccount(), acts);
        for (const Clause& clause : clauses) {
            if (clause.begin < begin || clause.end > end) continue;
            for (std::size_t i = clause.first_scored; i < clause.last_scored; ++i)
                query_.clauses[i].weight = std::max(query_.clauses[i].weight, weight);
        }
    }

    // The words in a row as a name of a member; a single word only where it is typed with a capital, and any where no
    // role is asked about: a look compares the name with those of all members.
    std::optional<std::string> name_of_member(const std::vector<Node>& nodes, const std::vector<bool>& is_asking,
                                              std::size_t first, std::size_t length, bool asks_for_role) const {
        if (first + length > nodes.size()) return std::nullopt;
        const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
        const std::string& last = nodes[first + length - 1].text;
        if (!asks_for_role && (last.empty() || !is_capital(last.front()))) return std::nullopt;
        std::string name;
        for (std::size_t i = first; i < first + length; ++i) {
            if (nodes[i].kind != Node::Kind::word || is_asking[i]) return std::nullopt;
            if (i > first) name += ' ';
            name += nodes[i].text;
        }
        if (length == 1 && (!is_capital(name.front()) || name.size() < least_bytes_of_name)) return std::nullopt;
        if (!plan_of_field(index_, indexer::field(indexer::FieldId::member), name)) return std::nullopt;
        return name;
    }

    void make_optional(Clause& clause) {
        clause.role = Clause::Role::optional;
        for (std::size_t i = clause.first_scored; i < clause.last_scored; ++i) query_.clauses[i].is_optional = true;
    }

    // The clause of a word that asks: what is asked for may be worded otherwise.
    Clause clause_of_question(const Node& node, const QuestionWords& words, bool is_first) {
        if (words.role == QuestionWords::Role::asks) {
            Clause clause = clause_of(node, false);
            clause.role = Clause::Role::stop;
            return clause;
        }
        const std::size_t first_word = query_.matches.words.size();
        const std::size_t first_phrase = query_.matches.phrases.size();
        Clause clause = clause_of(node, true);
        if (is_first && clause.role == Clause::Role::words) {
            std::vector<KnownEquivalent> others;
            for (const std::string& wording : words.wordings)
                if (auto other = words_.equivalent(wording)) others.push_back(*std::move(other));
            clause = words_.expanded(std::move(clause), others, true);
        }
        if (words.role == QuestionWords::Role::tells && !words.fields.empty())
            for (std::size_t i = first_word; i < query_.matches.words.size(); ++i)
                query_.matches.words[i].weight =
                    std::max(query_.matches.words[i].weight, ranking_weights.least_of_role_in_excerpt);
        if (words.role != QuestionWords::Role::optional) return clause;
        // An excerpt shows what is asked about rather than the words that ask.
        for (std::size_t i = first_word; i < query_.matches.words.size(); ++i)
            query_.matches.words[i].weight *= ranking_weights.of_asking_word;
        for (std::size_t i = first_phrase; i < query_.matches.phrases.size(); ++i)
            query_.matches.phrases[i].weight *= ranking_weights.of_asking_word;
        return clause;
    }

    // Words that ask are common, but where they are found they show that a passage answers.
    void weigh_optional_clauses() {
        double sum = 0;
        std::size_t count = 0;
        for (const ScoredClause& clause : query_.clauses) {
            if (clause.is_optional) continue;
            sum += clause.weight;
            ++count;
        }
        if (count == 0) return;
        const double least = ranking_weights.of_asking_word * sum / static_cast<double>(count);
        for (ScoredClause& clause : query_.clauses)
            if (clause.is_optional) clause.weight = std::max(clause.weight, least);
    }

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

    std::vector<Clause> clauses_of(const std::vector<Node>& nodes, bool is_scored, const Question* question = nullptr) {
        std::vector<Clause> clauses;
        const auto equivalents = words_.equivalents_of(nodes);
        std::vector<const QuestionWords*> asking(nodes.size(), nullptr);
        if (question != nullptr)
            for (const QuestionWords& words : question->words)
                for (std::size_t i = words.first; i < words.last; ++i)
                    if (asking[i] == nullptr) asking[i] = &words;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const std::size_t begin = nodes[i].begin;
            const std::size_t first_scored = query_.clauses.size();
            const std::size_t first_phrase = query_.matches.phrases.size();
            std::optional<Clause> month;
            if (i + 1 < nodes.size()) month = references_.month_and_year(nodes[i], nodes[i + 1], is_scored);
            if (month) {
                clauses.push_back(*std::move(month));
                ++i;
            } else if (asking[i] != nullptr) {
                const Clause clause = clause_of_question(nodes[i], *asking[i], i == asking[i]->first);
                clauses.push_back(words_.expanded(clause, equivalents[i], is_scored));
            } else {
                clauses.push_back(words_.expanded(clause_of(nodes[i], is_scored), equivalents[i], is_scored));
            }
            if (nodes[i].kind == Node::Kind::date && asks_for_session())
                for (std::size_t each = first_phrase; each < query_.matches.phrases.size(); ++each)
                    query_.matches.phrases[each].weight *= ranking_weights.of_day_in_excerpt;
            Clause& clause = clauses.back();
            clause.plan = clause.plan.of_span(begin, nodes[i].end);
            clause.begin = begin;
            clause.end = nodes[i].end;
            clause.first_scored = first_scored;
            clause.last_scored = query_.clauses.size();
            if (asking[i] != nullptr && asking[i]->role == QuestionWords::Role::optional &&
                clause.role == Clause::Role::words)
                make_optional(clause);
        }
        return clauses;
    }

    // Optional words count only where there is nothing else, and stop words only where there are none of those.
    Clause all_of(const std::vector<Clause>& clauses) {
        std::vector<Plan> words;
        std::vector<Plan> optional;
        std::vector<Plan> stops;
        std::vector<Plan> filters;
        std::vector<Plan> excluded;
        for (const Clause& clause : clauses) switch (clause.role) {
                case Clause::Role::words:
                    words.push_back(clause.plan);
                    break;
                case Clause::Role::optional:
                    optional.push_back(clause.plan);
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
        if (words.empty() && !optional.empty()) words.push_back(Plan::any(std::move(optional)));
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
                if (is_scored) exclude_words(node);
                return clause;
            }
        }
        return {};
    }

    // The words left out, as they are scored elsewhere. Fields and patterns leave out acts only.
    void exclude_words(const Node& negation) {
        const std::size_t first = query_.clauses.size();
        const Matches matches = query_.matches;
        for (const Node& child : negation.children) {
            if (child.kind == Node::Kind::word || child.kind == Node::Kind::phrase)
                clause_of(child, true);
            else
                excludes_acts_ = true;
        }
        for (std::size_t i = first; i < query_.clauses.size(); ++i)
            for (Alternative& each : query_.clauses[i].alternatives)
                query_.excluded_words.push_back({std::move(each.slots), each.slop});
        query_.clauses.resize(first);
        query_.matches = matches;
    }

    Plan acts_by_passage(const std::vector<Clause>& clauses) {
        if (query_.excluded_words.empty() || excludes_acts_) return {};
        PassageQuery wanted;
        for (const ScoredClause& clause : query_.clauses) {
            if (clause.is_optional) continue;
            wanted.words.emplace_back();
            for (const Alternative& each : clause.alternatives) wanted.words.back().push_back({each.slots, each.slop});
        }
        if (wanted.words.empty()) return {};
        wanted.excluded = query_.excluded_words;
        std::vector<Clause> kept;
        for (const Clause& clause : clauses)
            if (clause.role != Clause::Role::exclusion) kept.push_back(clause);
        return Plan::passages(std::move(wanted), all_of(kept).plan);
    }

    void assemble(const std::vector<Clause>& clauses) {
        query_.in_passages = acts_by_passage(clauses);
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
    bool expand_;
    bool excludes_acts_ = false;  // by more than words
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
