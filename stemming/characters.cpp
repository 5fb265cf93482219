#include "stemming/characters.h"

#include <array>
#include <string>

#include <unicode/uchar.h>

namespace recueil::stemming {

namespace {

constexpr char32_t kTableEnd = 0x3000;  // Latin, Greek, Cyrillic, punctuation: all that French text is made of

CharacterClass classify(char32_t value) {
    if (value < detail::kAsciiClasses.size()) return detail::kAsciiClasses[value];
    switch (value) {
        case U'\u00B4':  // acute accent standing alone
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

constexpr bool is_continuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

}  // namespace

CharacterClass class_of(char32_t value) {
    static const auto& table = class_table();
    if (value < kTableEnd) return table[value];
    return value == kInvalid ? CharacterClass::separator : classify(value);
}

CodePoint detail::multibyte_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    const std::size_t left = text.size() - at;
    const unsigned char lead = byte(0);
    if (lead >= 0xC2 && lead <= 0xDF && left >= 2 && is_continuation(byte(1))) {
        const char32_t value = ((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU);
        return {value, 2, class_of(value)};
    }
    if (lead >= 0xE0 && lead <= 0xEF && left >= 3 && is_continuation(byte(1)) && is_continuation(byte(2))) {
        const char32_t value = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
        if (value >= 0x800 && (value < 0xD800 || value > 0xDFFF)) return {value, 3, class_of(value)};
    }
    if (lead >= 0xF0 && lead <= 0xF4 && left >= 4 && is_continuation(byte(1)) && is_continuation(byte(2)) &&
        is_continuation(byte(3))) {
        const char32_t value =
            ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
        if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4, class_of(value)};
    }
    return {kInvalid, 1, CharacterClass::separator};
}

void append_utf8(char32_t value, std::string& out) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xC0U | (value >> 6U));
        put(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        put(0xE0U | (value >> 12U));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    } else {
        put(0xF0U | (value >> 18U));
        put(0x80U | ((value >> 12U) & 0x3FU));
        put(0x80U | ((value >> 6U) & 0x3FU));
        put(0x80U | (value & 0x3FU));
    }
}

}  // namespace recueil::stemming
