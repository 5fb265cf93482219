// Which words may follow one another in each stretch of a word column: what a phrase asks before it reads any words.
//
// A stretch is 64 units of the column. A word and the one after it, told by their first units, set one of 256 bits of
// the stretch that the former begins in: where it is clear, they stand nowhere there. Where the former begins within
// the first 8 units, they set it in the stretch before too: a phrase that begins in a stretch has its first five pairs
// told in that very one.
//
// Of each bit one number tells 64 stretches, and the numbers of 512 stretches stand in a row: asking for one pair in
// some 17 acts reads one line of the processor's cache, where their words take a thousand.
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
// A word takes two units at most: so many pairs begin within 8 units of the first.
inline constexpr std::size_t bigrams_in_one_block = 5;

// Which of the bits two words set, by their first units. None where both are of the most frequent (« de la »): they
// stand in most stretches.
constexpr std::optional<std::uint32_t> bigram_bit(std::uint16_t first, std::uint16_t second) {
    constexpr std::uint16_t frequent = 48;
    if (first < frequent && second < frequent) return std::nullopt;
    return (first * 0x9E3779B1U + second * 0x85EBCA77U) >> 24U;
}

class BigramSignatures {
  public:
    // How many numbers tell it of so many units.
    static constexpr std::uint64_t size(std::uint64_t units) {
        constexpr std::uint64_t units_of_a_number = codes_per_block * blocks_per_word;
        return (units / units_of_a_number + (units % units_of_a_number == 0 ? 0 : 1)) * bits_per_block;
    }

    BigramSignatures() = default;
    // The numbers must outlive it; as many as size() says.
    explicit BigramSignatures(std::span<const std::uint64_t> numbers) : numbers_(numbers) {}

    // Whether the bit is set in each of the 64 stretches from 64 * `at` on, the first lowest; none past the last.
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

// Memory does not grow with the units.
class BigramSignaturesWriter {
  public:
    using Take = std::function<Result<void>(std::span<const std::uint64_t>)>;

    // The next units of the column. Hands what is known by then to `take`, and fails as that does.
    Result<void> add(std::span<const std::uint16_t> units, const Take& take);
    // Hands over the rest.
    Result<void> finish(const Take& take);

  private:
    static constexpr std::uint64_t units_of_a_group =
        codes_per_block * blocks_per_word * BigramSignatures::numbers_of_a_line;
    using Group = std::array<std::uint64_t, bits_per_block * BigramSignatures::numbers_of_a_line>;

    Result<void> pass_on_groups_before(std::uint64_t group, const Take& take);
    void set(std::uint32_t bit, std::uint64_t unit);

    std::vector<Group> groups_ = std::vector<Group>(2);  // the first not handed over yet, and the one after it
    std::uint64_t first_group_ = 0;
    std::uint64_t units_ = 0;
    std::uint64_t last_begin_ = 0;  // where the last word begins
    std::uint16_t last_unit_ = 0;   // its first unit; end_of_passage where a passage begins
};

}  // namespace recueil::indexer
