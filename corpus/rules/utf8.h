// Code points of UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

#include <unicode/umachine.h>

namespace recueil::corpus {

// The code point at byte `at`, which moves behind it; -1 for bytes that are no UTF-8 (each is stepped over alone).
UChar32 next_code_point(std::string_view text, std::size_t& at);
// The code point that ends before byte `at`, which moves to its start.
UChar32 previous_code_point(std::string_view text, std::size_t& at);

// The last place at or before byte `at` where a code point begins.
std::size_t code_point_border(std::string_view text, std::size_t at);

// 0 for an empty text and for bytes that are no UTF-8.
UChar32 first_code_point(std::string_view text);
UChar32 last_code_point(std::string_view text);

}  // namespace recueil::corpus
