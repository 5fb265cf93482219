// Whether words stand in an act as a phrase or near each other, told from its word column.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/passage.h"
#include "indexer/segment.h"
#include "query/phrase_stretches.h"
#include "query/word_set.h"

namespace recueil::query {

// Places that words must fill, each by any of its forms, all at positions of their own and less than `window` apart.
struct OrderedWords {
    std::vector<std::vector<std::string>> places;
    std::uint32_t window = 1;
    bool in_order = true;                       // the places one after the other; otherwise however they stand
    std::optional<corpus::PassageKind> within;  // only what stands in such passages counts
};

// For the acts of one segment, which must outlive it. Safe to share between threads.
class OrderMatcher {
  public:
    OrderMatcher(const indexer::Segment& segment, const OrderedWords& wanted);

    // Reads the act's words, once at most; linear in them, and for nearness in the forms of all places.
    bool holds(std::size_t row) const;

  private:
    class InOrder;
    class Near;
    template <class Watcher>
    bool matches(std::size_t row) const;
    template <class Watcher>
    bool matches(std::span<const std::uint16_t> units, std::span<const indexer::PassageRecord> passages) const;
    template <class Watcher>
    bool matches_around_anchors(std::span<const std::uint16_t> units) const;
    bool matches_phrase(std::size_t row) const;
    void choose_anchors(const std::vector<std::vector<std::uint32_t>>& words_of_places);

    const indexer::Segment& segment_;
    std::uint32_t window_;
    bool in_order_;
    std::optional<corpus::PassageKind> within_;
    std::size_t place_count_;
    WordSet words_;
    std::vector<std::vector<std::uint32_t>> places_of_;  // by word of the set: the places it may fill, last first
    bool is_possible_ = true;
    PhraseStretches phrase_;
    // First units of the rarest place's words: where none of them stands, nothing need be read. Empty: read it all.
    std::vector<std::uint16_t> anchors_;
};

}  // namespace recueil::query
