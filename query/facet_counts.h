// How many of the acts found have each value of a facet, exactly.
#pragma once

#include <optional>
#include <vector>

#include <xapian.h>

#include "query/matched_acts.h"
#include "query/open_index.h"
#include "query/request.h"
#include "query/response.h"
#include "query/restrictions.h"

namespace recueil::query {

// The facets asked for, over `matches`; a facet with a selection of its own is counted over what the other filters
// leave of `text_query`. Fails with usage where a name is no facet.
Result<std::vector<Facet>> count_facets(const OpenIndex& index, const SearchRequest& request,
                                        const MatchedActs& matches, const std::optional<Xapian::Query>& text_query,
                                        const Restrictions& restrictions, Deadline deadline);

}  // namespace recueil::query
