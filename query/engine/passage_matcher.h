// Passages with some words and without others: whether an act has one, read from its token stream.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/storage/segment.h"
#include "query/engine/token_set.h"
#include "query/plan/plan.h"

namespace recueil::query {

// For the acts of one segment, which must outlive it. Safe to share between threads.
class PassageMatcher {
  public:
    PassageMatcher(const indexer::Segment& segment, const PassageQuery& wanted);

    // Reads the tokens of the act, once at most; linear in them and in the wordings.
    bool matches(std::size_t row) const;

  private:
    class Passage;
    // One wording of a word; its slots are numbered from `first_slot` among those of all wordings.
    struct Wording {
        std::size_t word = 0;  // past the words for what is excluded
        std::size_t first_slot = 0;
        std::size_t last_slot = 0;
        std::uint32_t slop = 0;
    };
    // The token may fill this slot of this wording.
    struct Place {
        std::size_t wording = 0;
        std::size_t slot = 0;
    };

    void add(const WordsInRow& words, std::size_t word);

    const indexer::Segment& segment_;
    TokenSet tokens_;
    std::vector<std::vector<Place>> places_of_;  // by token of the set, last slots first
    std::vector<Wording> wordings_;
    std::size_t slots_ = 0;
    std::size_t words_ = 0;
};

}  // namespace recueil::query
