// A set of tokens to find in a token stream; a bitmap of their first units passes over nearly all others.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/storage/token_stream.h"

namespace recueil::query {

// Safe to share between threads once its tokens are added.
class TokenSet {
  public:
    // The number of a token, in the order in which they were first added; absent where no act has it.
    std::optional<std::size_t> add(const indexer::TokenStream& column, const std::string& surface);

    std::size_t size() const { return numbers_.size(); }
    // Whether a token that begins with this unit may be in the set.
    bool may_hold(std::uint16_t unit) const { return (bits_[unit / 64] >> (unit % 64U) & 1U) != 0; }
    // Its number; absent where it is not in the set.
    std::optional<std::size_t> find(std::uint32_t word) const;

  private:
    std::array<std::uint64_t, 1024> bits_{};
    std::vector<std::pair<std::uint32_t, std::size_t>> numbers_;  // by word
};

}  // namespace recueil::query
