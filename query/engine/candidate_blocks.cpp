#include "query/engine/candidate_blocks.h"

#include <algorithm>
#include <optional>

namespace recueil::query {

namespace {

// A pair with more bits than that has one set in nearly every block.
constexpr std::size_t most_bits_of_a_pair = 16;
constexpr int most_fetched = 12;               // blocks
constexpr std::uint64_t units_of_a_line = 32;  // of the processor's cache

std::uint16_t first_unit_of(std::uint32_t word) {
    return indexer::codes_of(word).first;
}

// Absent where the signatures leave out one of the pairs.
std::optional<std::vector<std::uint32_t>> bits_of(const std::vector<std::uint32_t>& words,
                                                  const std::vector<std::uint32_t>& words_after) {
    if (words.size() * words_after.size() > most_bits_of_a_pair) return std::nullopt;
    std::vector<std::uint32_t> bits;
    for (const std::uint32_t word : words)
        for (const std::uint32_t after : words_after) {
            const auto bit = indexer::bigram_bit(first_unit_of(word), first_unit_of(after));
            if (!bit) return std::nullopt;
            bits.push_back(*bit);
        }
    return bits;
}

}  // namespace

CandidateBlocks::CandidateBlocks(const indexer::TokenStream& column,
                                 const std::vector<std::vector<std::uint32_t>>& words)
    : column_(&column) {
    for (std::size_t slot = 0; slot < indexer::bigrams_in_one_block && slot + 1 < words.size(); ++slot)
        if (auto bits = bits_of(words[slot], words[slot + 1])) pairs_.push_back(std::move(*bits));
}

std::uint64_t CandidateBlocks::candidates(std::uint64_t at) const {
    std::uint64_t may_begin = ~std::uint64_t{0};
    for (const auto& bits : pairs_) {
        std::uint64_t any = 0;
        for (const std::uint32_t bit : bits) any |= column_->bigrams().blocks(bit, at);
        may_begin &= any;
        if (may_begin == 0) break;
    }
    return may_begin;
}

// Candidate blocks lie apart in memory: all are prefetched while the first is read.
void CandidateBlocks::fetch(std::uint64_t blocks, std::uint64_t at, std::span<const std::uint16_t> units,
                            std::uint64_t first) {
    for (int i = 0; i < most_fetched && blocks != 0; ++i, blocks &= blocks - 1) {
        const std::uint64_t begin = std::max(block_begin(blocks, at), first) - first;
        const std::uint64_t end = std::min<std::uint64_t>(begin + indexer::codes_per_block, units.size());
        for (std::uint64_t unit = begin; unit < end; unit += units_of_a_line) __builtin_prefetch(units.data() + unit);
    }
}

}  // namespace recueil::query
