// The classes of code points for the scanner.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace recueil::stemming {

enum class CharacterClass : std::uint8_t {
    separator,
    letter,
    digit,       // 0 to 9 only; digits of other scripts count as letters
    mark,        // combining: part of a word, never its beginning
    ignorable,   // soft hyphen, joiners, marks of direction: as if they were not there
    apostrophe,  // any sign that is used as one
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

CharacterClass class_of(char32_t value);

namespace detail {

// Nearly all of a French text: known without asking ICU.
inline constexpr std::array<CharacterClass, 128> kAsciiClasses = [] {
    std::array<CharacterClass, 128> classes{};
    for (std::size_t byte = 0; byte < classes.size(); ++byte) {
        const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        if (letter) classes[byte] = CharacterClass::letter;
        if (byte >= '0' && byte <= '9') classes[byte] = CharacterClass::digit;
    }
    classes['\''] = CharacterClass::apostrophe;
    classes['`'] = CharacterClass::apostrophe;
    classes['-'] = CharacterClass::hyphen;
    classes[' '] = CharacterClass::space;
    classes['\t'] = CharacterClass::space;
    return classes;
}();

CodePoint multibyte_at(std::string_view text, std::size_t at);

}  // namespace detail

// The code point at `at`, which must lie in the text. A byte that begins no valid sequence is kInvalid, one byte long,
// and a separator.
inline CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return {lead, 1, detail::kAsciiClasses[lead]};
    return detail::multibyte_at(text, at);
}

}  // namespace recueil::stemming
