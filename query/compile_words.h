// Words, phrases and patterns of a query as Xapian queries, and what else may stand in their place.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/compile.h"
#include "query/equivalents.h"
#include "query/language.h"
#include "query/open_index.h"
#include "query/piece.h"
#include "query/terms_of_query.h"

namespace recueil::query {

// What is wanted is remembered in the query compiled, for ranking and highlights. `prefix` is of a field's words.
class WordCompiler {
  public:
    // `expand`: equivalents are looked for too. Both must outlive this.
    WordCompiler(const OpenIndex& index, CompiledQuery& compiled, bool expand)
        : index_(index), compiled_(compiled), expand_(expand) {}

    // A typed word, which the analyser may part: « sages-femmes » is two in a row.
    Piece word(const Node& node, bool is_wanted, std::string_view prefix = {});
    Piece phrase(const Node& node, bool is_wanted, std::string_view prefix = {});
    Piece pattern(const Node& node, bool is_wanted, std::string_view prefix = {});

    // For each of the nodes, what may stand in its place, alone or with its neighbours.
    std::vector<std::vector<Equivalent>> equivalents_of(const std::vector<Node>& nodes);
    // The piece of a word, and of what may stand in its place: found as well, ranked lower.
    Piece widened(Piece piece, const std::vector<Equivalent>& equivalents, bool is_wanted);

    // Words of which each may have any of its forms, at most `window` words from the first to the last, one after the
    // other or however they stand; or one word.
    Xapian::Query together(Places places, std::uint32_t window, bool in_order, std::string_view prefix = {}) const;
    // Words in a row, or one word.
    Xapian::Query query_of_places(const Places& places, std::string_view prefix) const;
    void remember(const Places& places, const std::vector<MatchTerm>& terms);
    // Those that the index holds.
    std::vector<std::string> known_forms(std::vector<std::string> forms) const;

  private:
    Xapian::Query query_of_way(const Way& way) const;
    double inverse_frequency(const Places& places) const;
    std::string as_written(const std::vector<std::string>& words) const;

    const OpenIndex& index_;
    CompiledQuery& compiled_;
    bool expand_;
    std::size_t patterns_ = 0;
    std::map<std::pair<Node::Kind, std::string>, Expansion> expansions_;
    std::set<const Expansion*> remembered_;
};

}  // namespace recueil::query
