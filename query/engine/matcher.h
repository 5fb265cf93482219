// Evaluates a plan over posting lists, columns and token streams: which acts match.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/engine/search_context.h"
#include "query/plan/plan.h"

namespace recueil::query {

// Matching rows by segment, ascending; deleted acts left out.
struct MatchedActs {
    std::vector<std::vector<std::uint32_t>> rows;
    std::size_t count = 0;
    bool is_cut = false;  // by the deadline: there may be more
};

// The acts of one segment that match, deleted ones included. Time in proportion to the posting lists of the plan's
// terms; the tokens of an act are read only where the rest of the plan matches it.
DocSet match_segment(SegmentContext& segment, const Plan& plan);

// May throw Xapian's exceptions.
MatchedActs match(SearchContext& context, const Plan& plan);

}  // namespace recueil::query
