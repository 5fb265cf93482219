// Where in a word column a phrase may begin, told without reading its words.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "indexer/word_column.h"

namespace recueil::query {

// Of one phrase in one column, which must outlive it. Safe to share between threads.
class PhraseStretches {
  public:
    PhraseStretches() = default;
    // `words` are the numbers of those that may fill each place of the phrase, one after the other.
    PhraseStretches(const indexer::WordColumn& column, const std::vector<std::vector<std::uint32_t>>& words);

    // False where the column tells nothing of such words: they may begin anywhere.
    bool is_told() const { return !pairs_.empty(); }

    // Calls visit(begin, end) for each stretch of an act's units in which the phrase may begin, in order, until it
    // returns true; tells whether it did. Begin and end are counted from the act's first unit.
    template <class Visit>
    bool any(std::size_t row, Visit&& visit) const {
        const auto units = column_->units(row);
        const std::uint64_t first = column_->first_unit(row);
        const std::uint64_t last = first + units.size();
        for (std::uint64_t at = first / units_at_once; at * units_at_once < last; ++at) {
            std::uint64_t may_begin = stretches(at);
            if (at * units_at_once < first) {
                const std::uint64_t before = first % units_at_once / indexer::units_of_a_stretch;
                may_begin = may_begin >> before << before;
            }
            fetch(may_begin, at, units, first);
            for (; may_begin != 0; may_begin &= may_begin - 1) {
                const std::uint64_t stretch = stretch_of(may_begin, at);
                if (stretch >= last) return false;
                const std::uint64_t end = std::min<std::uint64_t>(stretch + indexer::units_of_a_stretch, last);
                if (visit(std::max(stretch, first) - first, end - first)) return true;
            }
        }
        return false;
    }

  private:
    static constexpr std::uint64_t units_at_once = indexer::units_of_a_stretch * indexer::stretches_of_a_number;

    // The unit that the lowest of the stretches begins at.
    static std::uint64_t stretch_of(std::uint64_t stretches, std::uint64_t at) {
        return at * units_at_once +
               static_cast<std::uint64_t>(std::countr_zero(stretches)) * indexer::units_of_a_stretch;
    }
    std::uint64_t stretches(std::uint64_t at) const;
    static void fetch(std::uint64_t stretches, std::uint64_t at, std::span<const std::uint16_t> units,
                      std::uint64_t first);

    const indexer::WordColumn* column_ = nullptr;
    // Of each pair of places, the bits of which one is set wherever words that fill them follow one another.
    std::vector<std::vector<std::uint32_t>> pairs_;
};

}  // namespace recueil::query
