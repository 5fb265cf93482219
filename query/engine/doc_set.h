// A set of acts of one segment as a bitmap: one bit a row.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace recueil::query {

class DocSet {
  public:
    explicit DocSet(std::size_t rows) : rows_(rows), words_((rows + 63) / 64, 0) {}

    static DocSet all_of(std::size_t rows) {
        DocSet docs(rows);
        std::fill(docs.words_.begin(), docs.words_.end(), ~std::uint64_t{0});
        if (rows % 64 != 0) docs.words_.back() = (std::uint64_t{1} << (rows % 64)) - 1;
        return docs;
    }

    void add(std::size_t row) {
        if (row < rows_) words_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    bool has(std::size_t row) const { return row < rows_ && (words_[row / 64] >> (row % 64) & 1U) != 0; }

    void intersect(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    }
    void unite(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    }
    void subtract(const DocSet& other) {
        for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    }

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

}  // namespace recueil::query
