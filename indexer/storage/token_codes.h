// The codes of a token stream: 16 bits each. A reader can start at any code and knows its kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "indexer/terms.h"

namespace recueil::indexer {

// A word is a term number of its segment. Frequent words have low numbers and take one code, the others two: a lead and
// a trail, from ranges of their own.
inline constexpr std::uint16_t end_of_passage = 0;
inline constexpr std::uint16_t first_lead = 0xE000;
inline constexpr std::uint16_t first_trail = 0xF000;
inline constexpr std::uint32_t words_of_one_code = first_lead - 1U;
// A segment cannot hold more distinct words.
inline constexpr std::uint32_t most_words = words_of_one_code + (1U << 24U);

// Returns the codes of a word; a second code of 0 means there is none. `word` is below most_words.
constexpr std::pair<std::uint16_t, std::uint16_t> codes_of(std::uint32_t word) {
    if (word < words_of_one_code) return {static_cast<std::uint16_t>(word + 1), std::uint16_t{0}};
    const std::uint32_t rest = word - words_of_one_code;
    return {static_cast<std::uint16_t>(first_lead + (rest >> 12U)),
            static_cast<std::uint16_t>(first_trail + (rest & 0xFFFU))};
}

inline void append_word(std::uint32_t word, std::vector<std::uint16_t>& units) {
    const auto [first, second] = codes_of(word);
    units.push_back(first);
    if (second != 0) units.push_back(second);
}

struct PlacedWord {
    std::uint32_t word = 0;
    std::uint32_t position =
        0;                      // as stemming::Token has it: from 1 where the units begin, passage_gap between passages
    std::uint32_t passage = 0;  // from 0 where the units begin
};

// Calls visit(PlacedWord) for each word whose first code `may_be` accepts, in order, until it returns true. Returns
// whether it did. Skips half a word at either end. Accepts any codes.
template <class MayBe, class Visit>
bool visit_words(std::span<const std::uint16_t> units, MayBe&& may_be, Visit&& visit) {
    std::uint32_t next = 1;
    std::uint32_t passage = 0;
    std::uint32_t first_of_passage = 1;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::uint16_t unit = units[i];
        if (unit == end_of_passage) {
            ++passage;
            // A passage without words takes no position.
            if (next != first_of_passage) next += passage_gap - 1;
            first_of_passage = next;
            continue;
        }
        if (unit >= first_trail) continue;
        const std::uint32_t position = next++;
        if (!may_be(unit)) continue;
        std::uint32_t word = unit - 1U;
        if (unit >= first_lead) {
            if (i + 1 == units.size() || units[i + 1] < first_trail) continue;
            word = words_of_one_code + ((unit - std::uint32_t{first_lead}) << 12U) + (units[i + 1] - first_trail);
        }
        if (visit(PlacedWord{word, position, passage})) return true;
    }
    return false;
}

}  // namespace recueil::indexer

// The file of a token stream: a header, the codes, zeros up to eight bytes, the bigram signatures, for each act the
// code past its last, for each surface in order its term number, then where its text ends, the texts, a footer.
namespace recueil::indexer::token_stream_layout {

inline constexpr std::uint64_t magic = 0x32304C4F434C4352;  // "RCLCOL02"
inline constexpr std::size_t header_bytes = 8;              // the magic
inline constexpr std::size_t footer_bytes = 32;             // units, acts, words, the magic

constexpr std::size_t padding_after(std::uint64_t units) {
    return static_cast<std::size_t>((4 - units % 4) % 4 * 2);
}

}  // namespace recueil::indexer::token_stream_layout
