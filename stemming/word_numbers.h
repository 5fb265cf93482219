// Words numbered in the order in which they first came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "stemming/word_table.h"

namespace recueil::stemming {

// Not thread-safe. Memory in proportion to the distinct words.
class WordNumbers {
  public:
    // From 0; size() was that number before where the word is new. A word has at most WordTable::most_bytes.
    std::uint32_t number_of(std::string_view word) {
        if (const auto known = table_.find(word)) {
            std::uint32_t number = 0;
            std::memcpy(&number, known->data(), sizeof(number));
            return number;
        }
        const auto number = static_cast<std::uint32_t>(places_.size());
        places_.push_back(table_.keep(word, {reinterpret_cast<const char*>(&number), sizeof(number)}));
        return number;
    }
    // Stays until the next new word.
    std::string_view word(std::uint32_t number) const { return table_.word_at(places_[number]); }
    std::size_t size() const { return places_.size(); }

  private:
    WordTable table_;
    std::vector<std::uint32_t> places_;
};

}  // namespace recueil::stemming
