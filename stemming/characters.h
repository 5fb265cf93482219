// What a code point is to the scanner, and reading code points from UTF-8 that may be broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace recueil::stemming {

enum class CharacterClass : std::uint8_t {
    separator,
    letter,
    digit,       // 0 to 9 only; digits of other scripts count as letters
    mark,        // combining: part of a word, never its beginning
    ignorable,   // soft hyphen, joiners, marks of direction: as if they were not there
    apostrophe,  // any of the signs that stand for one
    hyphen,      // any dash
    space,       // any space that is not a line break
    degree,      // ° and º, as in « n° »
    middle_dot,  // as in « élu·e·s »
    ideograph,   // a word of its own
    euro,
};

struct CodePoint {
    char32_t value = 0;
    std::uint8_t length = 1;  // bytes
    CharacterClass character_class = CharacterClass::separator;
};

constexpr char32_t kInvalid = 0xFFFFFFFF;

// The code point at `at`, which must lie in the text. A byte that begins no valid sequence is kInvalid, one byte long,
// and a separator.
CodePoint code_point_at(std::string_view text, std::size_t at);

CharacterClass class_of(char32_t value);

void append_utf8(char32_t value, std::string& out);

}  // namespace recueil::stemming
