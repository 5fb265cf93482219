#include "base/utf8.h"

#include <algorithm>
#include <array>

#include <unicode/utf8.h>

// ICU's macros hold C casts and narrowing assignments; nothing else is in this file.
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"

namespace recueil {

namespace {

constexpr std::size_t longest_sequence = 4;

}  // namespace

CodePointValue detail::next_beyond_ascii(std::string_view text, std::size_t& at) {
    const std::string_view sequence = text.substr(at, longest_sequence);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(sequence.data());
    std::int32_t read = 0;
    CodePointValue value = ill_formed;
    U8_NEXT(bytes, read, static_cast<std::int32_t>(sequence.size()), value);
    // ICU steps over a truncated sequence as one; here each of its bytes counts alone, so that offsets stay simple.
    at += value < 0 ? 1 : static_cast<std::size_t>(read);
    return value;
}

CodePointValue previous_code_point(std::string_view text, std::size_t& at) {
    const std::string_view before = text.substr(0, at);
    const std::string_view sequence = before.substr(before.size() - std::min(before.size(), longest_sequence));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(sequence.data());
    auto read = static_cast<std::int32_t>(sequence.size());
    CodePointValue value = ill_formed;
    U8_PREV(bytes, 0, read, value);
    at -= value < 0 ? 1 : sequence.size() - static_cast<std::size_t>(read);
    return value;
}

std::size_t code_point_start(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    for (std::size_t steps = 1; steps < longest_sequence && at > 0 && at < text.size(); ++steps, --at)
        if (!is_utf8_continuation(text[at])) break;
    return at;
}

void append_utf8(CodePointValue value, std::string& out) {
    constexpr CodePointValue replacement = 0xFFFD;
    if (value < 0 || value > 0x10FFFF || U_IS_SURROGATE(value)) value = replacement;
    std::array<std::uint8_t, longest_sequence> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, value);
    out.append(reinterpret_cast<const char*>(bytes.data()), size);
}

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (next_code_point(text, at) < 0) return false;
    return true;
}

}  // namespace recueil
