// ASCII letters and digits, hexadecimal, and trimming. None of it asks for the locale.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace recueil {

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A to Z in small letters; every other byte as it is.
inline std::string ascii_lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// Returns the text without the spaces and tabs at its ends.
constexpr std::string_view trim_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The value of a hexadecimal digit in either case; -1 for any other character.
constexpr int hex_digit(char c) {
    if (is_ascii_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// The bytes as lower-case hexadecimal, two digits each.
inline std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0xFU]);
    }
    return text;
}

// 16 lower-case hexadecimal digits, the highest first.
inline std::string hex(std::uint64_t value) {
    std::string bytes(sizeof value, '\0');
    for (std::size_t at = bytes.size(); at-- > 0; value >>= 8U) bytes[at] = static_cast<char>(value & 0xFFU);
    return hex(std::string_view(bytes));
}

}  // namespace recueil
