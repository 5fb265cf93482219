// How the file of a segment's tables is laid out: the magic, for each section where it begins, its bytes and their
// CRC-32, the CRC-32 of all that, then the sections, each at a multiple of eight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "indexer/segment_tables.h"

namespace recueil::indexer::tables_layout {

inline constexpr std::uint64_t magic = 0x31304C42544C4352;  // "RCLTBL01"

// The columns follow, three sections each.
enum Section : std::uint32_t { acts, cards, passages, strings, string_offsets, edges, columns };
enum class OfColumn : std::uint32_t { dictionary, offsets, ordinals };
inline constexpr std::size_t sections_of_a_column = 3;

inline constexpr std::size_t section_count =
    static_cast<std::size_t>(Section::columns) + column_count * sections_of_a_column;
inline constexpr std::size_t header_bytes = 8 + section_count * 24;

constexpr std::size_t section(std::size_t column, OfColumn which) {
    return static_cast<std::size_t>(Section::columns) + column * sections_of_a_column + static_cast<std::size_t>(which);
}

// Texts that an edge refers to by number.
inline constexpr int strings_of_an_edge = 9;

}  // namespace recueil::indexer::tables_layout
