// Which acts a query finds, told from posting lists alone: many times cheaper than Xapian's matcher, which readies each
// act for being weighed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include <xapian.h>

#include "query/posting_lists.h"

namespace recueil::query {

// One bit an act of a segment, by row.
class RowSet {
  public:
    explicit RowSet(std::size_t rows) : rows_(rows), words_((rows + 63) / 64, 0) {}

    void add(std::size_t row) {
        if (row < rows_) words_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    bool holds(std::size_t row) const { return row < rows_ && (words_[row / 64] >> (row % 64) & 1U) != 0; }
    void add_all();
    void keep(const RowSet& other);
    void join(const RowSet& other);
    void remove(const RowSet& other);

    // Calls visit(row) in ascending order.
    template <class Visit>
    void for_each(Visit&& visit) const {
        for (std::size_t i = 0; i < words_.size(); ++i)
            for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
                visit(i * 64 + static_cast<std::size_t>(__builtin_ctzll(left)));
    }

  private:
    std::size_t rows_;
    std::vector<std::uint64_t> words_;
};

// Tells of one act by its row whether it is found, where posting lists cannot.
using RowCheck = std::function<bool(std::size_t row)>;
// The check of a leaf that is no term; none where it is not known.
using CheckOfLeaf = std::function<RowCheck(const Xapian::Query& leaf)>;

// Absent where posting lists and checks are not enough: ranges of values, sources of their own. Time in proportion to
// the lists of the query's terms; an act is checked only where all the rest of what it stands in finds it.
std::optional<RowSet> match_rows(PostingLists& postings, std::size_t rows, const Xapian::Query& query,
                                 const CheckOfLeaf& check_of_leaf);

}  // namespace recueil::query
