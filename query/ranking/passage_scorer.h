// Scores acts by their passages, read from the token streams: the rerank of the first acts by BM25.
#pragma once

#include <cstdint>
#include <vector>

#include "query/engine/search_context.h"
#include "query/plan/query_plan.h"

namespace recueil::query {

struct PassageScore {
    std::uint32_t passage = 0;  // of the act, from 0
    double score = 0;
    double copied = 0;  // share of the text of the query that it has word for word
    double answer = 0;  // how well it answers: words that the title does not say count more, and so does the kind asked
};

struct ScoredAct {
    ActPlace place;
    double score = 0;     // compare acts of one query by it
    double coverage = 0;  // share of the clauses that one passage matches, with the act's title and date; 1 for all
    double copied = 0;    // share of the text of the query that the act has word for word, by weight
    std::vector<PassageScore> passages;  // that match a clause, the best answer first
};

// In the order of `acts`. Cost: one pass over the tokens of each.
std::vector<ScoredAct> score_passages(const SearchContext& context, const QueryPlan& query,
                                      const std::vector<ActPlace>& acts);

}  // namespace recueil::query
