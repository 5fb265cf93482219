// How the file of a word column is laid out: a header, the units, zeros up to eight bytes, the pair signatures, for
// each act the unit past its last, for each word in order of surface its number, then where its text ends, the texts, a
// footer.
#pragma once

#include <cstddef>
#include <cstdint>

namespace recueil::indexer::word_column_layout {

inline constexpr std::uint64_t magic = 0x32304C4F434C4352;  // "RCLCOL02"
inline constexpr std::size_t header_bytes = 8;              // the magic
inline constexpr std::size_t footer_bytes = 32;             // units, acts, words, the magic

constexpr std::size_t padding_after(std::uint64_t units) {
    return static_cast<std::size_t>((4 - units % 4) % 4 * 2);
}

}  // namespace recueil::indexer::word_column_layout
