// Facet counting over bitmaps: a bitmap of acts for each frequent value of a segment, lists for the rare ones.
//
// The count of a frequent value is the popcount of its bitmap AND that of the matches, 64 acts at a time: most acts
// name tens of councillors, who would be counted one by one otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/storage/segment.h"

namespace recueil::query {

// Does not change once made; safe to share between threads.
class FacetBitmaps {
  public:
    // `value_of_ordinal`: the value of each ordinal of the column, or `no_value`. Linear in what the acts have.
    FacetBitmaps(const indexer::Segment& segment, indexer::Column column,
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
