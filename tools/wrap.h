// Lines of a readable width. A column is a code point; ANSI sequences take none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recueil::tools {

constexpr std::size_t readable_columns = 100;

// Of UTF-8: false of the bytes that continue a code point.
constexpr bool starts_code_point(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U;
}

// Number of code points, ANSI sequences left out.
std::size_t columns_of(std::string_view text);

// The start of a text that fits; cut between code points.
std::string first_columns(std::string_view text, std::size_t columns);

// Breaks the text at spaces into lines of at most `columns` (a longer word has its own line), each after `indent` and
// ended by a line feed. Linear in the text.
std::string wrap(std::string_view text, std::string_view indent, std::size_t columns = readable_columns);

// The first `columns` of a text on one line, with « … » where something is left out.
std::string shorten(std::string_view text, std::size_t columns);

}  // namespace recueil::tools
