// Posting lists of one segment, each read once in a search: to match acts, then to score them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace recueil::query {

struct Posting {
    std::uint32_t row = 0;
    std::uint32_t weight = 0;  // term frequency, higher in a title or article (indexer/word_counts.h)
};

// Not thread-safe. Both calls throw Xapian's exceptions.
class PostingLists {
  public:
    explicit PostingLists(Xapian::Database segment) : segment_(std::move(segment)) {}

    // Ascending by row, deleted acts included. Valid until the next call.
    const std::vector<Posting>& of(const std::string& term);
    // The acts that have any of the terms, with the sum of their weights; linear in the rows of the segment.
    const std::vector<Posting>& of_any(const std::vector<std::string>& terms, std::size_t rows);

  private:
    const std::vector<Posting>& keep(const std::string& key);

    Xapian::Database segment_;
    std::unordered_map<std::string, std::vector<Posting>> kept_;
    std::size_t postings_kept_ = 0;
    std::vector<Posting> passing_;  // of the last call
    std::vector<std::uint32_t> weights_;
};

}  // namespace recueil::query
