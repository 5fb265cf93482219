// Acts that score more because a plan matches them.
#pragma once

#include <vector>

#include "query/engine/doc_set.h"
#include "query/engine/search_context.h"
#include "query/plan/query_plan.h"

namespace recueil::query {

// Evaluates the boosts once for all acts of a search. May throw Xapian's exceptions.
class BoostedActs {
  public:
    BoostedActs(SearchContext& context, const std::vector<BoostClause>& boosts);

    // The sum of the boosts whose plan matches the act. O(boosts).
    double score_of(const ActPlace& place) const;
    bool empty() const { return boosts_.empty(); }

  private:
    struct Boost {
        std::vector<DocSet> segments;
        double score = 0;
    };
    std::vector<Boost> boosts_;
};

}  // namespace recueil::query
