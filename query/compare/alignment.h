// Which piece of one act answers to which of another: articles, visas, recitals.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/compare/word_diff.h"

namespace recueil::query {

struct AlignedItem {
    std::string_view label;  // of an article; empty where there is none
    WordText text;
};

struct AlignedPair {
    std::optional<std::size_t> from;
    std::optional<std::size_t> to;
};

// Pairs in the order of the second list; what only the first has stands after what it followed there. Equal texts
// first, then those of one label that are alike, then the most alike, then those of one label. Costs n log n in the
// words: candidates share a word that few pieces have.
std::vector<AlignedPair> align(const std::vector<AlignedItem>& from, const std::vector<AlignedItem>& to);

}  // namespace recueil::query
