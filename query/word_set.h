// Words looked for in a word column, told apart from all the others at a bit each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/word_column.h"

namespace recueil::query {

// Does not change once its words are added; then any thread may ask.
class WordSet {
  public:
    // The place of a word in the order in which they were first added; absent where no act of the column holds it.
    std::optional<std::size_t> add(const indexer::WordColumn& column, const std::string& surface);

    std::size_t size() const { return places_.size(); }
    // Whether a word that begins with this unit may be one of them.
    bool may_hold(std::uint16_t unit) const { return (bits_[unit / 64] >> (unit % 64U) & 1U) != 0; }
    // Its place; absent where it is none of them.
    std::optional<std::size_t> find(std::uint32_t word) const;

  private:
    std::array<std::uint64_t, 1024> bits_{};
    std::vector<std::pair<std::uint32_t, std::size_t>> places_;  // by word
};

}  // namespace recueil::query
