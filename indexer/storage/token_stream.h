// The words of a segment's acts in reading order: a forward index for phrases, nearness and the ranking of passages.
//
// One mapped file: the codes of all acts (token_codes.h), the bigram signatures, the end of each act's codes, and the
// dictionary of surfaces.
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
    // Returns nothing where the bytes are no token stream or are cut short. Altered bytes give wrong words, never a
    // read outside. Reads the end of each act.
    static std::optional<TokenStream> open(std::string_view bytes);

    std::size_t acts() const { return ends_.size(); }
    std::size_t words() const { return numbers_.size(); }

    // Returns the term number of a folded surface, or nothing where no act of the segment has it. Logarithmic in the
    // words.
    std::optional<std::uint32_t> find(std::string_view surface) const;
    // Returns the surfaces by term number. Linear in the words.
    std::vector<std::string_view> surfaces() const;

    // The codes of an act, each passage closed by end_of_passage. `row` is below acts().
    std::span<const std::uint16_t> codes(std::size_t row) const;
    // The position of an act's first code in the stream, as bigrams() counts it.
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
