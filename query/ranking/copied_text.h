// Finds where an act has the text of a query word for word, by its shingles (shingles.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "query/engine/token_set.h"
#include "query/plan/shingles.h"

namespace recueil::query {

// A shingle at a position of an act.
struct ShinglePlace {
    std::uint32_t position = 0;
    std::uint32_t shingle = 0;
};

// For acts of one segment, one after the other.
class ShingleReader {
  public:
    // Adds the words of the shingles to `tokens`.
    ShingleReader(std::span<const Shingle> shingles, const indexer::TokenStream& stream, TokenSet& tokens);

    bool empty() const { return numbers_.empty(); }
    void begin_act();
    // The tokens of the set in the act, in order.
    void add(std::size_t token, std::uint32_t position);
    const std::vector<ShinglePlace>& found() const { return found_; }

  private:
    using Key = std::array<std::size_t, 3>;
    std::map<Key, std::uint32_t> numbers_;  // the first shingle of these tokens
    Key last_{};
    std::size_t in_row_ = 0;  // of last_, how many are side by side
    std::uint32_t last_position_ = 0;
    std::vector<ShinglePlace> found_;
};

// The stretch of an act that has most of the shingles, by weight.
class CopiedText {
  public:
    // Linear in `found`, which is in order of position.
    CopiedText(std::span<const Shingle> shingles, std::span<const ShinglePlace> found);

    // Of the weight of all shingles, from 0 to 1: each counts once.
    double share() const { return share_; }
    // The same of those that begin in positions [first, past) of the stretch.
    double share_in(std::uint32_t first, std::uint32_t past) const;

  private:
    std::span<const Shingle> shingles_;
    std::span<const ShinglePlace> stretch_;
    double total_ = 0;
    double share_ = 0;
};

}  // namespace recueil::query
