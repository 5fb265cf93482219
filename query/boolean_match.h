// Which acts a query finds, told from posting lists alone: many times cheaper than Xapian's matcher, which readies each
// act for being weighed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

namespace recueil::query {

// One bit an act of a segment, by row.
class RowSet {
  public:
    explicit RowSet(std::size_t rows) : rows_(rows), words_((rows + 63) / 64, 0) {}

    void add(std::size_t row) {
        if (row < rows_) words_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
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

// Absent where posting lists are not enough: phrases, nearness, ranges of values, sources of their own. Time in
// proportion to the lists of the query's terms.
std::optional<RowSet> match_rows(const Xapian::Database& segment, std::size_t rows, const Xapian::Query& query);

}  // namespace recueil::query
