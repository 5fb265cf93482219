// UTF-8 that may be broken, one code point at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace recueil {

// A Unicode code point as ICU's functions take it (UChar32); negative where the bytes are no UTF-8.
using CodePointValue = std::int32_t;
inline constexpr CodePointValue ill_formed = -1;

constexpr bool is_utf8_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

namespace detail {
CodePointValue next_beyond_ascii(std::string_view text, std::size_t& at);
}

// Returns the code point at byte `at` and moves `at` behind it. `at` must be less than text.size(). A byte that begins
// no well-formed sequence gives ill_formed and is one byte long.
inline CodePointValue next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0x80) return detail::next_beyond_ascii(text, at);
    ++at;
    return lead;
}

// Returns the code point that ends before byte `at` and moves `at` to its first byte. `at` must be greater than 0.
CodePointValue previous_code_point(std::string_view text, std::size_t& at);

// Returns the last position at or before `at` where a code point begins; text.size() where `at` lies beyond the end.
std::size_t code_point_start(std::string_view text, std::size_t at);

// Appends a code point. A value that is none (a surrogate, beyond U+10FFFF) becomes U+FFFD.
void append_utf8(CodePointValue value, std::string& out);
inline void append_utf8(char32_t value, std::string& out) {
    append_utf8(static_cast<CodePointValue>(value), out);
}

bool is_utf8(std::string_view text);

}  // namespace recueil
