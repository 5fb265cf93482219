// Words and what is known of each, found by the word: one block of bytes and a table of hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::stemming {

// A lookup reads two cache lines, where one in a map of strings reads five: it is asked for every word of a corpus.
// Not thread-safe.
class WordTable {
  public:
    static constexpr std::size_t most_bytes = 0xFFFF;  // of a word, and of its value

    // Returns the value of a word, or nothing where it has none. Valid until the next `keep`.
    std::optional<std::string_view> find(std::string_view word) const;
    // For a word not kept yet. The place by which word_at() knows it. Throws std::length_error past most_bytes.
    std::uint32_t keep(std::string_view word, std::string_view value);
    // Stays until the next `keep`.
    std::string_view word_at(std::uint32_t place) const;

    std::size_t size() const { return size_; }
    void clear();

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t place = 0;  // from 1; 0: empty
    };
    void put(Slot slot);
    void grow();

    std::vector<Slot> slots_;  // a power of two
    std::string entries_;      // of each: length of word and value, 16 bits each; then the two
    std::size_t size_ = 0;
};

}  // namespace recueil::stemming
