// Classes of ASCII characters; bytes of other characters are in none.
#pragma once

#include <algorithm>
#include <string_view>

namespace recueil::query {

constexpr bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

constexpr bool is_white_space(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

inline bool has_lower_case(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

}  // namespace recueil::query
