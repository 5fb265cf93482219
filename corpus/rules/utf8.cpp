#include "corpus/rules/utf8.h"

#include <algorithm>

namespace recueil::corpus {

// Written out rather than with ICU's macros, whose casts do not pass the project's warnings.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    if (first < 0x80) {
        ++at;
        return static_cast<UChar32>(first);
    }
    std::size_t length = 0;
    unsigned value = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1FU;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        value = first & 0x0FU;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07U;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (!continues(at + i)) {
            ++at;
            return -1;
        }
        value = (value << 6U) | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (length == 0 || overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        ++at;
        return -1;
    }
    at += length;
    return static_cast<UChar32>(value);
}

UChar32 previous_code_point(std::string_view text, std::size_t& at) {
    const std::size_t end = at;
    for (std::size_t length = 1; length <= std::min<std::size_t>(4, end); ++length) {
        std::size_t start = end - length;
        if ((static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) continue;
        const UChar32 c = next_code_point(text.substr(0, end), start);
        if (c >= 0 && start == end) {
            at = end - length;
            return c;
        }
        break;
    }
    at = end - 1;
    return -1;
}

std::size_t code_point_border(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    for (int steps = 0;
         steps < 3 && at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; ++steps)
        --at;
    return at;
}

UChar32 first_code_point(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : std::max<UChar32>(0, next_code_point(text, at));
}

UChar32 last_code_point(std::string_view text) {
    std::size_t at = text.size();
    return text.empty() ? 0 : std::max<UChar32>(0, previous_code_point(text, at));
}

}  // namespace recueil::corpus
