// Which acts of a segment have each value of a facet: a bit an act for the values that many have, lists for the others.
//
// Councillors stand in the attendance of most acts: of the acts found, tens of values each would be counted one by one,
// where a value's bits and those of what was found are counted 64 acts at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/segment.h"

namespace recueil::query {

// Does not change once made; safe to share between threads.
class ValueBits {
  public:
    // `value_of_ordinal` tells the value of each of the column's ordinals, or `no_value`. Linear in what the acts have.
    ValueBits(const indexer::Segment& segment, indexer::Column column,
              const std::vector<std::uint32_t>& value_of_ordinal);

    // Whether so many acts are counted sooner here than from each act's own list.
    bool pays_for(std::size_t acts) const;
    // Adds to `counts`, by value, how many of these acts, in ascending order, have each.
    void count(const std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& counts) const;

    static constexpr std::uint32_t no_value = 0xFFFFFFFF;

  private:
    std::vector<std::uint32_t> frequent_;  // the values that have bits
    std::vector<std::uint64_t> bits_;      // of each of them, `words_` long
    std::size_t words_ = 0;
    std::size_t frequent_in_acts_ = 0;  // how often acts have a frequent value
    std::size_t acts_ = 0;
    std::vector<std::uint32_t> rare_ends_;  // by row: where its rare values end
    std::vector<std::uint32_t> rare_;
};

}  // namespace recueil::query
