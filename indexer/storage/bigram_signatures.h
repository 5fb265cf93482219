// Bit-sliced bigram signatures of a token stream, as in BitFunnel: they find the candidate blocks of a phrase.
//
// A block is 64 codes. Two adjacent words hash, by their first codes, to one of 256 bits of the block in which the
// first begins: where the bit is clear, the block has no such pair. Where the first word begins within the first 8
// codes, the bit is set in the block before too, so that one block answers for the first five pairs of a phrase that
// begins in it.
//
// For each bit, one 64-bit word covers 64 blocks; 8 words (a cache line) are stored together. Testing one pair in some
// 17 acts reads one cache line; their codes take a thousand.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/error.h"

namespace recueil::indexer {

inline constexpr std::size_t codes_per_block = 64;
inline constexpr std::size_t blocks_per_word = 64;
inline constexpr std::size_t bits_per_block = 256;
// A word takes two codes at most: at least this many pairs begin within 8 codes of the first.
inline constexpr std::size_t bigrams_in_one_block = 5;

// Returns the bit of two adjacent words, by their first codes. Two very frequent words (« de la ») have none: most
// blocks hold them.
constexpr std::optional<std::uint32_t> bigram_bit(std::uint16_t first, std::uint16_t second) {
    constexpr std::uint16_t frequent = 48;
    if (first < frequent && second < frequent) return std::nullopt;
    return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> 24U;
}

class BigramSignatures {
  public:
    // Returns how many 64-bit words cover this many codes.
    static constexpr std::uint64_t size(std::uint64_t units) {
        constexpr std::uint64_t units_of_a_number = codes_per_block * blocks_per_word;
        return (units / units_of_a_number + (units % units_of_a_number == 0 ? 0 : 1)) * bits_per_block;
    }

    BigramSignatures() = default;
    // `numbers` has size() words and must outlive it.
    explicit BigramSignatures(std::span<const std::uint64_t> numbers) : numbers_(numbers) {}

    // Returns the bit of the 64 blocks from 64 * `at` on, the first block in the lowest bit; 0 past the last.
    std::uint64_t blocks(std::uint32_t bit, std::size_t at) const {
        const std::size_t all = numbers_.size() / bits_per_block;
        if (at >= all) return 0;
        const std::size_t group = at / numbers_of_a_line * numbers_of_a_line;
        const std::size_t in_group = std::min(numbers_of_a_line, all - group);
        return numbers_.data()[group * bits_per_block + bit * in_group + (at - group)];
    }

    std::span<const std::uint64_t> numbers() const { return numbers_; }

  private:
    friend class BigramSignaturesWriter;
    static constexpr std::size_t numbers_of_a_line = 8;  // of the processor's cache

    std::span<const std::uint64_t> numbers_;
};

// Memory does not grow with the codes.
class BigramSignaturesWriter {
  public:
    using Take = std::function<Result<void>(std::span<const std::uint64_t>)>;

    // Adds the next codes. Passes finished words to `take` and fails as it does.
    Result<void> add(std::span<const std::uint16_t> units, const Take& take);
    // Passes the rest to `take`.
    Result<void> finish(const Take& take);

  private:
    static constexpr std::uint64_t units_of_a_group =
        codes_per_block * blocks_per_word * BigramSignatures::numbers_of_a_line;
    using Group = std::array<std::uint64_t, bits_per_block * BigramSignatures::numbers_of_a_line>;

    Result<void> pass_on_groups_before(std::uint64_t group, const Take& take);
    void set(std::uint32_t bit, std::uint64_t unit);

    std::vector<Group> groups_ = std::vector<Group>(2);  // the first unfinished group and the next
    std::uint64_t first_group_ = 0;
    std::uint64_t units_ = 0;
    std::uint64_t last_begin_ = 0;  // where the last word begins
    std::uint16_t last_unit_ = 0;   // its first unit; end_of_passage where a passage begins
};

}  // namespace recueil::indexer
