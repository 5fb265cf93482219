// The score of an act for being, changing or citing an act or text that the query names.
#pragma once

#include "query/engine/index_reader.h"
#include "query/plan/query_plan.h"

namespace recueil::query {

// 0 where the query names nothing. Linear in the citations of the act.
double score_of_references(const IndexReader& index, const QueryPlan& query, const ActPlace& place);

}  // namespace recueil::query
