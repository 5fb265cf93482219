// How the file of a segment's tables is laid out: the magic, for each section where it begins, its size and its
// XXH3 hash (8 bytes each), the low 4 bytes of the XXH3 hash of all that, then the sections, each at a multiple of
// eight.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>

#include "indexer/storage/doc_table.h"

namespace recueil::indexer::doc_table_layout {

inline constexpr std::uint64_t magic = 0x32304C42544C4352;  // "RCLTBL02"

// The columns follow, three sections each.
enum Section : std::uint32_t { acts, summaries, passages, strings, string_offsets, edges, columns };
enum class OfColumn : std::uint32_t { dictionary, offsets, ordinals };
inline constexpr std::size_t sections_of_a_column = 3;

inline constexpr std::size_t section_count =
    static_cast<std::size_t>(Section::columns) + column_count * sections_of_a_column;
inline constexpr std::size_t header_bytes = 8 + section_count * 24;

constexpr std::size_t section(std::size_t column, OfColumn which) {
    return static_cast<std::size_t>(Section::columns) + column * sections_of_a_column + static_cast<std::size_t>(which);
}

// The texts of a summary and of an edge in the order they are written; an edge refers to its texts by number.
template <class AnyCard>
constexpr auto texts_of(AnyCard& summary) -> std::array<decltype(&summary.id), 9> {
    return {&summary.id,      &summary.number, &summary.title,       &summary.date, &summary.assembly,
            &summary.outcome, &summary.file,   &summary.institution, &summary.form};
}
template <class AnyEdge>
constexpr auto texts_of(AnyEdge& edge) -> std::array<decltype(&edge.part), 10> {
    return {&edge.part, &edge.label,   &edge.number, &edge.date, &edge.body,
            &edge.code, &edge.article, &edge.title,  &edge.text, &edge.institution};
}
inline constexpr std::size_t texts_of_an_edge = std::tuple_size_v<decltype(texts_of(std::declval<Edge&>()))>;

}  // namespace recueil::indexer::doc_table_layout
