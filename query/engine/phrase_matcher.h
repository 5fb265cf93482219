// Phrases and nearness: whether the tokens of an act match, read from its token stream.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/passage.h"
#include "indexer/storage/segment.h"
#include "query/engine/candidate_blocks.h"
#include "query/engine/token_set.h"
#include "query/plan/plan.h"

namespace recueil::query {

// For the acts of one segment, which must outlive it. Safe to share between threads.
class PhraseMatcher {
  public:
    PhraseMatcher(const indexer::Segment& segment, const PositionQuery& wanted);

    // Reads the tokens of the act, once at most; linear in them, and for nearness in the forms of all slots.
    bool matches(std::size_t row) const;

  private:
    class InOrder;
    class Near;
    template <class Automaton>
    bool run(std::size_t row) const;
    template <class Automaton>
    bool run(std::span<const std::uint16_t> units, std::span<const indexer::PassageRecord> passages) const;
    template <class Automaton>
    bool run_around_anchors(std::span<const std::uint16_t> units) const;
    bool run_in_candidate_blocks(std::size_t row) const;
    void choose_anchors(const std::vector<std::vector<std::uint32_t>>& tokens_of_slots);

    const indexer::Segment& segment_;
    std::uint32_t window_;
    bool in_order_;
    std::optional<corpus::PassageKind> within_;
    std::size_t slot_count_;
    TokenSet tokens_;
    std::vector<std::vector<std::uint32_t>> slots_of_;  // by token of the set: the slots it may fill, last first
    bool is_possible_ = true;
    CandidateBlocks blocks_;
    // First units of the tokens of the rarest slot: only around them is anything read. Empty: all is read.
    std::vector<std::uint16_t> anchors_;
};

}  // namespace recueil::query
