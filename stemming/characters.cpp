#include "stemming/characters.h"

#include <array>

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace recueil::stemming {

namespace {

constexpr char32_t kTableEnd = 0x3000;  // Latin, Greek, Cyrillic, punctuation: all that French text is made of

CharacterClass classify(char32_t value) {
    if (value < detail::kAsciiClasses.size()) return detail::kAsciiClasses[value];
    switch (value) {
        case U'\u00B4':  // acute accent without a letter
        case U'\u02B9':
        case U'\u02BC':
        case U'\u0374':  // canonically U+02B9
        case U'\u2018':
        case U'\u2019':
        case U'\u201B':
        case U'\u2032':
        case U'\uFF07':
            return CharacterClass::apostrophe;
        case U'\u2010':
        case U'\u2011':
        case U'\u2012':
        case U'\u2013':
        case U'\u2014':
        case U'\u2015':
        case U'\u2212':
        case U'\uFE63':
        case U'\uFF0D':
            return CharacterClass::hyphen;
        case U'\u00B0':
        case U'\u00BA':
        case U'\u02DA':
            return CharacterClass::degree;
        case U'\u00B7':
        case U'\u2022':
        case U'\u2027':
        case U'\u22C5':
            return CharacterClass::middle_dot;
        case U'\u20AC':
            return CharacterClass::euro;
        case U'\u00AA':
            return CharacterClass::separator;
        case U' ':
        case U'\t':
            return CharacterClass::space;
        default:
            break;
    }
    const auto code = static_cast<UChar32>(value);
    switch (u_charType(code)) {
        case U_UPPERCASE_LETTER:
        case U_LOWERCASE_LETTER:
        case U_TITLECASE_LETTER:
        case U_MODIFIER_LETTER:
        case U_DECIMAL_DIGIT_NUMBER:
        case U_LETTER_NUMBER:
            return CharacterClass::letter;
        case U_OTHER_LETTER: {
            const auto line_break = u_getIntPropertyValue(code, UCHAR_LINE_BREAK);
            const bool alone = line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_CONDITIONAL_JAPANESE_STARTER;
            return alone ? CharacterClass::ideograph : CharacterClass::letter;
        }
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_COMBINING_SPACING_MARK:
            return CharacterClass::mark;
        case U_FORMAT_CHAR:
            return CharacterClass::ignorable;
        case U_SPACE_SEPARATOR:
            return CharacterClass::space;
        default:
            return CharacterClass::separator;
    }
}

const std::array<CharacterClass, kTableEnd>& class_table() {
    static const auto table = [] {
        std::array<CharacterClass, kTableEnd> classes{};
        for (char32_t value = 0; value < kTableEnd; ++value) classes[value] = classify(value);
        return classes;
    }();
    return table;
}

}  // namespace

CharacterClass class_of(char32_t value) {
    static const auto& table = class_table();
    if (value < kTableEnd) return table[value];
    return value == kInvalid ? CharacterClass::separator : classify(value);
}

CodePoint detail::multibyte_at(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    const CodePointValue value = next_code_point(text, at);
    if (value < 0) return {kInvalid, 1, CharacterClass::separator};
    const auto point = static_cast<char32_t>(value);
    return {point, static_cast<std::uint8_t>(at - begin), class_of(point)};
}

}  // namespace recueil::stemming
