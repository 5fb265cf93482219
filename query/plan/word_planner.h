// Words, phrases and patterns of a query as plans, with their equivalents.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/engine/index_reader.h"
#include "query/language/parser.h"
#include "query/plan/query_expansion.h"
#include "query/plan/query_plan.h"
#include "query/plan/term_expansion.h"

namespace recueil::query {

// A part of the query while it is planned.
struct Clause {
    enum class Role {
        nothing,   // an empty phrase, punctuation
        words,     // matches and scores
        optional,  // scores, and matches where nothing else does
        stop,      // a word too common to match by
        filter,    // matches without a score
        exclusion  // acts that match are left out
    };
    Role role = Role::nothing;
    Plan plan;
    bool is_required = false;
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
    std::size_t first_scored = 0;  // of the scoring clauses of the query, and past the last that it added
    std::size_t last_scored = 0;
};

// An equivalent with the forms of each of its words that acts have; none of them is empty.
struct KnownEquivalent {
    Equivalent wording;
    Slots slots;
};

// Adds the scoring clauses and highlights of what it plans to the query, where `is_scored`. `prefix` is that of the
// terms of a field; empty for words anywhere.
class WordPlanner {
  public:
    // `expand`: equivalents are looked for too. Both must outlive this.
    WordPlanner(const IndexReader& index, QueryPlan& query, bool expand)
        : index_(index), query_(query), expand_(expand) {}

    // The analyser may make several tokens of a word: « sages-femmes » is a phrase of two.
    Clause word(const Node& node, bool is_scored, std::string_view prefix = {});
    Clause phrase(const Node& node, bool is_scored, std::string_view prefix = {});
    Clause pattern(const Node& node, bool is_scored, std::string_view prefix = {});

    // The equivalents of each node, alone or with its neighbours, that some act may have.
    std::vector<std::vector<KnownEquivalent>> equivalents_of(const std::vector<Node>& nodes);
    // Another wording that an answer may use, as an equivalent; absent where no act has one of its words.
    std::optional<KnownEquivalent> equivalent(std::string_view wording, double boost = boost_of_other_wording) const;
    // The clause of a word or of any of its equivalents, which score less.
    Clause expanded(Clause clause, const std::vector<KnownEquivalent>& equivalents, bool is_scored);

    // A token for each slot, less than `window` apart; one slot is a word.
    Plan positions(Slots slots, std::uint32_t window, bool in_order, std::string_view prefix = {}) const;
    // A phrase without other words between, or a word.
    Plan phrase_of(const Slots& slots, std::string_view prefix) const;
    void add_clause(const Slots& slots, const std::vector<MatchTerm>& terms);
    // The forms that some act has.
    std::vector<std::string> known_forms(std::vector<std::string> forms) const;

  private:
    static constexpr double boost_of_other_wording = 0.6;  // of the answer to a question

    std::optional<KnownEquivalent> known(const Equivalent& wording) const;
    void add_corrections(const std::vector<Node>& nodes, std::vector<std::vector<KnownEquivalent>>& found);
    double inverse_frequency(const Slots& slots) const;
    std::string as_written(const std::vector<std::string>& words) const;

    const IndexReader& index_;
    QueryPlan& query_;
    bool expand_;
    std::size_t patterns_ = 0;
    std::map<std::pair<Node::Kind, std::string>, Expansion> expansions_;
    std::set<const Expansion*> remembered_;
};

}  // namespace recueil::query
