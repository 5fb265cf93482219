// The words of a segment's acts in the order they stand: what phrases, nearness and the ranking of passages read.
//
// One file, mapped: the units of all acts (word_units.h), which words follow one another where (pair_signatures.h),
// where each act's units end, and the dictionary of the words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "indexer/storage/bigram_signatures.h"
#include "indexer/storage/token_codes.h"

namespace recueil::indexer {

// Read-only; the bytes must outlive it. Safe to share between threads.
class TokenStream {
  public:
    // Absent where the bytes are no column or were cut short. Bytes altered inside give wrong words, never a reading
    // outside of them. Costs a look at where each act ends.
    static std::optional<TokenStream> open(std::string_view bytes);

    std::size_t acts() const { return ends_.size(); }
    std::size_t words() const { return numbers_.size(); }

    // The number of a folded surface; absent where no act of the segment holds it. Logarithmic in the words.
    std::optional<std::uint32_t> find(std::string_view surface) const;
    // The surfaces by their numbers. Linear in the words.
    std::vector<std::string_view> surfaces() const;

    // The words of an act, each passage closed by end_of_passage; row < acts().
    std::span<const std::uint16_t> codes(std::size_t row) const;
    // Where those begin among the units of all acts, of which pairs() tells.
    std::uint64_t first_code(std::size_t row) const { return row == 0 ? 0 : ends_[row - 1]; }
    const BigramSignatures& bigrams() const { return bigrams_; }

  private:
    std::string_view surface(std::size_t at) const;  // in order of surface

    std::span<const std::uint16_t> codes_;
    BigramSignatures bigrams_;
    std::span<const std::uint64_t> ends_;
    std::span<const std::uint32_t> numbers_;
    std::span<const std::uint32_t> text_ends_;
    std::string_view texts_;
};

}  // namespace recueil::indexer
