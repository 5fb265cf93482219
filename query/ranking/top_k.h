// The first acts of those that match: by BM25, or by date.
#pragma once

#include <cstddef>
#include <vector>

#include "query/engine/matcher.h"
#include "query/plan/query_plan.h"
#include "query/ranking/boosted_acts.h"

namespace recueil::query {

// By BM25, the best first; of equal scores the newest, in any order of indexing. At most `k`. Time in proportion to
// the posting lists of the words. May throw Xapian's exceptions, as the other does.
std::vector<ActPlace> top_k(SearchContext& context, const QueryPlan& query, const MatchedActs& matches,
                            const BoostedActs& boosted, std::size_t k);

// The best `k` of the matches by score, given by segment and row; of equal scores the newest.
std::vector<ActPlace> best_of(SearchContext& context, const MatchedActs& matches,
                              const std::vector<std::vector<float>>& scores, std::size_t k);

// By date, number and id: those from `first` to `last` in that order. Linear in the matches.
std::vector<ActPlace> by_date(const IndexReader& index, const MatchedActs& matches, bool newest_first,
                              std::size_t first, std::size_t last);

// By the time they entered the index, the newest first, then by date: those from `first` to `last`. Linear in the
// matches where few of them are asked for.
std::vector<ActPlace> by_entered(const IndexReader& index, const MatchedActs& matches, std::size_t first,
                                 std::size_t last);

}  // namespace recueil::query
