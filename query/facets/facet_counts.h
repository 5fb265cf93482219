// How many of the acts that match have each value of a facet, exactly.
#pragma once

#include <cstdint>
#include <vector>

#include "query/engine/engine.h"
#include "query/engine/matcher.h"
#include "query/plan/filters.h"
#include "query/request.h"
#include "query/response.h"

namespace recueil::query {

// By value of the vocabulary. Reads the acts that match, or the others where those are fewer.
std::vector<std::uint32_t> count_values(const SearchContext& context, const FacetVocabulary& facet,
                                        const MatchedActs& matches);

// The facets asked for. A facet with a filter of its own is counted over the acts that match `text` and the other
// filters. Fails with usage where a name is no facet.
Result<std::vector<Facet>> count_facets(Engine& engine, const IndexReader& index, const SearchRequest& request,
                                        const MatchSet& matches, const Plan& text, const Filters& filters);

}  // namespace recueil::query
