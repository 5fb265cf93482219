// The four questions that a search asks of an engine: which acts match, how many have each value of a facet, which are
// first and why, and the stored fields of one. Nothing above this header depends on which engine answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/error.h"
#include "corpus/passage.h"
#include "indexer/storage/doc_table.h"
#include "query/plan/query_plan.h"
#include "query/ranking/passage_scorer.h"

namespace recueil::query {

class FacetVocabulary;

// The acts that match a plan, as the engine that found them keeps them.
struct MatchSet {
    virtual ~MatchSet() = default;
    std::size_t count = 0;
    bool is_cut = false;  // by the deadline: there may be more
};
using MatchSetPtr = std::shared_ptr<const MatchSet>;

struct FetchedAct {
    indexer::ActSummary summary;
    std::vector<corpus::Passage> passages;
    std::int64_t entered = 0;  // the index, in seconds since 1970
};

// For one search. One thread at a time. All but fetch() may throw Xapian's exceptions: callers guard them.
class Engine {
  public:
    virtual ~Engine() = default;

    // Exact, but where the deadline cuts it short.
    virtual MatchSetPtr match(const Plan& plan) = 0;

    // How many of the acts have each value, by value of the vocabulary. Exact.
    virtual std::vector<std::uint32_t> count(const MatchSet& matches, const FacetVocabulary& facet) = 0;

    // The first `k` by score, best first. Past RankingWeights::reranked the order is that of BM25, without scores and
    // passages.
    virtual std::vector<ScoredAct> top_k(const MatchSet& matches, const QueryPlan& query, std::size_t k) = 0;
    // Those from `first` to `last` in order of date, number and id; without scores and passages.
    virtual std::vector<ScoredAct> by_date(const MatchSet& matches, bool newest_first, std::size_t first,
                                           std::size_t last) = 0;
    // The same by the time they entered the index, the newest first.
    virtual std::vector<ScoredAct> by_entered(const MatchSet& matches, std::size_t first, std::size_t last) = 0;
    // Finds the passages that match of the acts that have none yet.
    virtual void add_passages(std::vector<ScoredAct>& acts, const QueryPlan& query) = 0;

    // The stored fields of an act with its best passages, at most `most`; where none matches, the passage that says
    // most of it. Fails with index_damaged.
    virtual Result<FetchedAct> fetch(const ScoredAct& act, std::size_t most) = 0;
};

}  // namespace recueil::query
