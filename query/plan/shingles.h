// Shingles of a query: its words in threes, to find the act that a text was copied from.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine/index_reader.h"

namespace recueil::query {

// Three words in a row of the query, small words too, as the analyser folds them.
struct Shingle {
    std::array<std::string, 3> words;
    double weight = 0;  // sum of the inverse document frequencies of the words
};

// Of its first words, at most `most_shingles` + 2; none where the text is too short to be a copied one.
std::vector<Shingle> shingles_of(const IndexReader& index, std::string_view text);

}  // namespace recueil::query
