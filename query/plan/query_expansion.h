// Other words for what a query says: acronyms that the corpus explains, both ways, and synonyms of the field
// (synonyms.tsv).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "stemming/stemming.h"

namespace recueil::query {

// A wording that matches as well as some words of a query.
struct Equivalent {
    std::size_t first = 0;  // of the words given, and past the last of them
    std::size_t last = 0;
    std::vector<std::string> words;  // folded, in order; in the text stop words may be between them
    bool inflected = true;           // words of the same stems will do; false for an acronym
    double boost = 1;                // of the words themselves it is 1
};

// Does not change once made. Memory in proportion to the distinct acronyms explained, of which at most 20,000 are kept.
class QueryExpansion {
  public:
    // The table alone.
    explicit QueryExpansion(const stemming::Analyser& analyser);
    // With what the acts of an index explain.
    QueryExpansion(const stemming::Analyser& analyser, const Xapian::Database& index);

    // For the words of a query, in order. A name of four words or more is known with one of them left out. Time in
    // proportion to the words, and to the wordings that share one with them.
    std::vector<Equivalent> equivalents_of(std::span<const stemming::Token> words) const;

  private:
    struct Wording {
        std::size_t group = 0;
        std::vector<std::string> words;
        std::vector<std::string> keys;  // stems; the letters themselves for an acronym
        bool inflected = true;
    };
    // Where a wording is looked for: in queries, in acts, in both.
    enum class Side { both, asked, found };
    struct Group {
        std::vector<std::size_t> wordings;  // to look for in acts
        double boost = 1;
    };

    void read_table(const stemming::Analyser& analyser);
    void read_acronyms(const stemming::Analyser& analyser, const Xapian::Database& index);
    void add(std::size_t group, std::vector<stemming::Token> words, bool inflected, Side side);

    std::vector<Group> groups_;
    std::vector<Wording> wordings_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;  // wordings, by each of their keys
};

}  // namespace recueil::query
