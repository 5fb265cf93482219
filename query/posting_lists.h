// The acts that hold a term and how much it weighs in each, read once in a search: to find acts, then to rank them.
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
    std::uint32_t weight = 0;  // times it stands there, more in a title or article (indexer/word_counts.h)
};

// Those of one segment. Not thread-safe.
class PostingLists {
  public:
    explicit PostingLists(Xapian::Database segment) : segment_(std::move(segment)) {}

    // Ascending by row, acts that no longer count included. Stays until the next call. Throws Xapian's exceptions.
    const std::vector<Posting>& of(const std::string& term);
    void forget();

  private:
    Xapian::Database segment_;
    std::unordered_map<std::string, std::vector<Posting>> kept_;
    std::size_t postings_kept_ = 0;
    std::vector<Posting> passing_;  // past what may be kept
};

}  // namespace recueil::query
