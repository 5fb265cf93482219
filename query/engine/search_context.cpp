#include "query/engine/search_context.h"

#include <utility>

#include "indexer/storage/page_release.h"

namespace recueil::query {

namespace {

// A look at the clock costs about as much as one at a short act.
constexpr unsigned looks_a_clock = 16;
// A phrase of common words reads the words of nearly every act.
constexpr unsigned looks_between_releases = 1024;

}  // namespace

SegmentContext::SegmentContext(const IndexReader& index, std::size_t number, Deadline deadline)
    : index_(index),
      number_(number),
      segment_(index.segments[number]),
      terms_(index.databases[number]),
      deadline_(deadline),
      postings_(index.databases[number]) {}

std::variant<PhraseMatcher, PassageMatcher> SegmentContext::matcher_of(const Plan& node) const {
    if (node.kind() == Plan::Kind::passage) return PassageMatcher(segment_, node.passage());
    return PhraseMatcher(segment_, node.positions());
}

bool SegmentContext::matches(const Plan& node, std::size_t row) {
    auto found = checked_.find(node.identity());
    if (found == checked_.end())
        found =
            checked_.emplace(node.identity(), Checked{node, matcher_of(node), DocSet(rows()), DocSet(rows())}).first;
    Checked& checked = found->second;
    if (checked.seen.has(row)) return checked.matching.has(row);
    if (++looks_ % looks_a_clock == 0) is_late_ = std::chrono::steady_clock::now() > deadline_;
    if (is_late_) return false;
    if (looks_ % looks_between_releases == 0) indexer::release_excess_pages(index_.segments);
    checked.seen.add(row);
    const bool is_match = std::visit([row](const auto& matcher) { return matcher.matches(row); }, checked.matcher);
    if (is_match) checked.matching.add(row);
    return is_match;
}

SearchContext::SearchContext(const IndexReader& index, Deadline deadline) : index_(index), deadline_(deadline) {
    segments_.reserve(index.segments.size());
    for (std::size_t i = 0; i < index.segments.size(); ++i) segments_.emplace_back(index, i, deadline);
}

}  // namespace recueil::query
