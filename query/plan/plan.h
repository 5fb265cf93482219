// The query plan: which acts a query finds, as a tree that an engine evaluates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/passage.h"

namespace recueil::query {

// The surface forms accepted at each position of a phrase; one slot for a word.
using Slots = std::vector<std::vector<std::string>>;

// Slots filled by tokens at positions of their own, less than `window` apart.
struct PositionQuery {
    Slots slots;
    std::uint32_t window = 1;
    bool in_order = true;                       // one slot after the other; otherwise in any order
    std::optional<corpus::PassageKind> within;  // only tokens in such passages match
};

// Words in a row, with up to `slop` others between two of them.
struct WordsInRow {
    Slots slots;
    std::uint32_t slop = 0;
};

// A passage that has each of the words in one of its wordings, and nothing excluded.
struct PassageQuery {
    std::vector<std::vector<WordsInRow>> words;
    std::vector<WordsInRow> excluded;
};

// Immutable; copies share the nodes, so a plan is copied at the cost of a pointer. Two copies have one identity, by
// which an engine caches what it evaluated.
class Plan {
  public:
    enum class Kind {
        nothing,
        everything,
        term,     // acts that have any of terms(): the forms of a word, or one boolean term
        prefix,   // the same, where the terms are the words that match a pattern
        values,   // the same, where the terms are values of a field
        any,      // union of children()
        all,      // intersection of children()
        without,  // the first child, less the others
        phrase,   // acts whose tokens match positions(), one slot after the other; children() find the acts with all
                  // slots
        near,     // the same in any order
        passage,  // acts of the first child with a passage that passage() describes
        days,     // session dates in range()
        amounts   // acts that grant a sum in range(), in cents
    };
    // Both ends included.
    struct Range {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };

    Plan() = default;  // finds nothing

    static Plan everything();
    static Plan term(std::string term);
    // Nothing where no term is given.
    static Plan terms(std::vector<std::string> terms, Kind kind = Kind::term);
    // Children that find nothing are dropped; nothing where none is left.
    static Plan any(std::vector<Plan> children);
    // Nothing where there is no child, or where one finds nothing. Children that find everything are dropped.
    static Plan all(std::vector<Plan> children);
    static Plan without(Plan kept, std::vector<Plan> excluded);
    // `slots` find the acts that have a token for each slot.
    static Plan positions(PositionQuery wanted, std::vector<Plan> slots);
    // Of these acts, those with such a passage.
    static Plan passages(PassageQuery wanted, Plan acts);
    // YYYYMMDD. Acts without a date are never found.
    static Plan days(std::uint32_t first, std::uint32_t last);
    static Plan amounts(std::uint64_t least, std::uint64_t most);

    // The same plan, made from these bytes of the query text.
    Plan of_span(std::size_t begin, std::size_t end) const;
    // The same plan, whose matches score `boost` times those of the words typed. The scoring clauses apply it
    // (query_plan.h); here it is for people.
    Plan boosted(double boost) const;

    Kind kind() const;
    bool is_nothing() const { return node_ == nullptr; }
    const std::vector<std::string>& terms() const;
    const std::vector<Plan>& children() const;
    const PositionQuery& positions() const;
    const PassageQuery& passage() const;
    Range range() const;
    double boost() const;
    std::size_t begin() const;  // bytes of the query text; begin() == end() where no text was typed for it
    std::size_t end() const;
    // True where some acts must be looked at one by one: phrases, nearness and passages below it.
    bool has_positions() const;

    // Same for copies of one plan, different for any two others that live.
    const void* identity() const { return node_.get(); }

  private:
    struct Node;
    explicit Plan(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

    std::shared_ptr<const Node> node_;
};

// One line for a node without its children: `term médecin médecins`, `phrase accès aux soins`, `days
// 20180101..20181231`.
std::string describe(const Plan& plan);

}  // namespace recueil::query
