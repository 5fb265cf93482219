// Which word a mistyped one was meant to be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::tools {

// Letters (bytes) to change, add, leave out, or swap with the next; more than `most` count as one more. Time is the
// product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// The candidate nearest to the word, the first of several as near; empty where none is near: one letter away for short
// words, two for words of five letters and more, three from ten on, or begun alike and cut short.
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace recueil::tools
