// Classes of ASCII characters, bytes of other characters are in none; words between marks.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/utf8.h"

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

// Of UTF-8 text.
inline std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_utf8_continuation(byte); }));
}

// The parts between the marks, none of them empty.
inline std::vector<std::string_view> split_words(std::string_view text, std::string_view marks) {
    std::vector<std::string_view> words;
    for (std::size_t at = text.find_first_not_of(marks); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(marks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(marks, end);
    }
    return words;
}

}  // namespace recueil::query
