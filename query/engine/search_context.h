// The state of one search over an index that does not change: its deadline, the posting lists read, the acts already
// checked for a phrase.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "query/engine/doc_set.h"
#include "query/engine/index_reader.h"
#include "query/engine/passage_matcher.h"
#include "query/engine/phrase_matcher.h"
#include "query/engine/posting_lists.h"
#include "query/plan/plan.h"

namespace recueil::query {

using Deadline = std::chrono::steady_clock::time_point;

// The part of a search that concerns one segment. One thread at a time.
class SegmentContext {
  public:
    SegmentContext(const IndexReader& index, std::size_t number, Deadline deadline);

    std::size_t number() const { return number_; }
    std::size_t rows() const { return segment_.rows(); }
    const indexer::Segment& segment() const { return segment_; }
    const Xapian::Database& terms() const { return terms_; }
    PostingLists& postings() { return postings_; }

    // Whether the act's tokens match a phrase, nearness or passage node. Each act is read once for each node; past the
    // deadline acts not read yet do not match.
    bool matches(const Plan& node, std::size_t row);

  private:
    struct Checked {
        Plan node;  // keeps the identity from being given to another node
        std::variant<PhraseMatcher, PassageMatcher> matcher;
        DocSet seen;
        DocSet matching;
    };

    std::variant<PhraseMatcher, PassageMatcher> matcher_of(const Plan& node) const;

    const IndexReader& index_;
    std::size_t number_;
    const indexer::Segment& segment_;
    const Xapian::Database& terms_;
    Deadline deadline_;
    PostingLists postings_;
    std::unordered_map<const void*, Checked> checked_;  // by identity of the node
    unsigned looks_ = 0;
    bool is_late_ = false;
};

// One thread at a time, but for its segments, which may each have a thread of their own. The index must outlive it.
class SearchContext {
  public:
    SearchContext(const IndexReader& index, Deadline deadline);

    const IndexReader& index() const { return index_; }
    Deadline deadline() const { return deadline_; }
    bool is_late() const { return std::chrono::steady_clock::now() >= deadline_; }
    std::vector<SegmentContext>& segments() { return segments_; }

    // Calls work(number) for each number below `count`, on several threads where the index has a pool. What is done for
    // two numbers must not touch one segment's context or one result.
    template <class Work>
    void run(std::size_t count, Work&& work) const {
        if (index_.pool != nullptr)
            index_.pool->run(count, std::forward<Work>(work));
        else
            for (std::size_t i = 0; i < count; ++i) work(i);
    }

  private:
    const IndexReader& index_;
    Deadline deadline_;
    std::vector<SegmentContext> segments_;
};

}  // namespace recueil::query
