// The engine over the segments of an index on this machine.
#pragma once

#include "query/engine/engine.h"
#include "query/engine/search_context.h"

namespace recueil::query {

// The index must outlive it.
class LocalEngine : public Engine {
  public:
    LocalEngine(IndexReader& index, Deadline deadline) : index_(index), context_(index, deadline) {}

    MatchSetPtr match(const Plan& plan) override;
    std::vector<std::uint32_t> count(const MatchSet& matches, const FacetVocabulary& facet) override;
    std::vector<ScoredAct> top_k(const MatchSet& matches, const QueryPlan& query, std::size_t k) override;
    std::vector<ScoredAct> by_entered(const MatchSet& matches, std::size_t first, std::size_t last) override;
    std::vector<ScoredAct> by_date(const MatchSet& matches, bool newest_first, std::size_t first,
                                   std::size_t last) override;
    void add_passages(std::vector<ScoredAct>& acts, const QueryPlan& query) override;
    Result<FetchedAct> fetch(const ScoredAct& act, std::size_t most) override;

  private:
    IndexReader& index_;  // fetching unpacks texts into its cache
    SearchContext context_;
};

}  // namespace recueil::query
