#include "query/engine/posting_lists.h"

#include <utility>

#include "query/engine/doc_set.h"

namespace recueil::query {

namespace {

// Eight bytes each: a search of many words over many acts reads the others again rather than keep them.
constexpr std::size_t most_kept = std::size_t{1} << 20;

}  // namespace

const std::vector<Posting>& PostingLists::keep(const std::string& key) {
    if (postings_kept_ + passing_.size() > most_kept) return passing_;
    postings_kept_ += passing_.size();
    return kept_.emplace(key, std::exchange(passing_, {})).first->second;
}

const std::vector<Posting>& PostingLists::of(const std::string& term) {
    if (const auto known = kept_.find(term); known != kept_.end()) return known->second;
    passing_.clear();
    for (auto at = segment_.postlist_begin(term); at != segment_.postlist_end(term); ++at)
        passing_.push_back({*at - 1, at.get_wdf()});
    return keep(term);
}

const std::vector<Posting>& PostingLists::of_any(const std::vector<std::string>& terms, std::size_t rows) {
    if (terms.size() == 1) return of(terms.front());
    if (terms.empty()) {
        passing_.clear();
        return passing_;
    }
    // No term holds a zero byte, so no list of terms has the key of another.
    std::string key;
    for (const std::string& term : terms) (key += term) += '\0';
    if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
    weights_.assign(rows, 0);
    DocSet found(rows);
    for (const std::string& term : terms)
        for (const Posting& each : of(term)) {
            weights_[each.row] += each.weight;
            found.add(each.row);
        }
    passing_.clear();
    found.for_each([&](std::size_t row) { passing_.push_back({static_cast<std::uint32_t>(row), weights_[row]}); });
    return keep(key);
}

}  // namespace recueil::query
