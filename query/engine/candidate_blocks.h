// The blocks of a token stream in which a phrase may begin, from the bigram signatures: no token is read.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/storage/token_stream.h"

namespace recueil::query {

// Of one phrase in one token stream, which must outlive it. Safe to share between threads.
class CandidateBlocks {
  public:
    CandidateBlocks() = default;
    // `words` are the numbers of the tokens that may fill each slot of the phrase.
    CandidateBlocks(const indexer::TokenStream& column, const std::vector<std::vector<std::uint32_t>>& words);

    // False where the signatures do not cover such tokens: the phrase may begin anywhere.
    bool is_known() const { return !pairs_.empty(); }

    // Calls visit(begin, end) for each candidate block, in units from the act's first, in order, until it returns true;
    // returns whether it did.
    template <class Visit>
    bool any(std::size_t row, Visit&& visit) const {
        const auto units = column_->codes(row);
        const std::uint64_t first = column_->first_code(row);
        const std::uint64_t last = first + units.size();
        for (std::uint64_t at = first / units_at_once; at * units_at_once < last; ++at) {
            std::uint64_t may_begin = candidates(at);
            if (at * units_at_once < first) {
                const std::uint64_t before = first % units_at_once / indexer::codes_per_block;
                may_begin = may_begin >> before << before;
            }
            fetch(may_begin, at, units, first);
            for (; may_begin != 0; may_begin &= may_begin - 1) {
                const std::uint64_t block = block_begin(may_begin, at);
                if (block >= last) return false;
                const std::uint64_t end = std::min<std::uint64_t>(block + indexer::codes_per_block, last);
                if (visit(std::max(block, first) - first, end - first)) return true;
            }
        }
        return false;
    }

  private:
    static constexpr std::uint64_t units_at_once = indexer::codes_per_block * indexer::blocks_per_word;

    // The first unit of the lowest block of a bitmap.
    static std::uint64_t block_begin(std::uint64_t blocks, std::uint64_t at) {
        return at * units_at_once + static_cast<std::uint64_t>(std::countr_zero(blocks)) * indexer::codes_per_block;
    }
    std::uint64_t candidates(std::uint64_t at) const;
    static void fetch(std::uint64_t blocks, std::uint64_t at, std::span<const std::uint16_t> units,
                      std::uint64_t first);

    const indexer::TokenStream* column_ = nullptr;
    // For each pair of adjacent slots, the signature bits: one of them is set where tokens fill the pair.
    std::vector<std::vector<std::uint32_t>> pairs_;
};

}  // namespace recueil::query
