#include "query/posting_lists.h"

#include <utility>

namespace recueil::query {

namespace {

// Eight bytes each: a search of many words over many acts reads the others again rather than keep them.
constexpr std::size_t most_kept = std::size_t{1} << 20;

}  // namespace

const std::vector<Posting>& PostingLists::of(const std::string& term) {
    if (const auto known = kept_.find(term); known != kept_.end()) return known->second;
    passing_.clear();
    for (auto at = segment_.postlist_begin(term); at != segment_.postlist_end(term); ++at)
        passing_.push_back({*at - 1, at.get_wdf()});
    if (postings_kept_ + passing_.size() > most_kept) return passing_;
    postings_kept_ += passing_.size();
    return kept_.emplace(term, std::exchange(passing_, {})).first->second;
}

void PostingLists::forget() {
    kept_.clear();
    postings_kept_ = 0;
}

}  // namespace recueil::query
