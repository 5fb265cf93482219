#include "query/ranking/boosted_acts.h"

#include <utility>

#include "query/engine/matcher.h"

namespace recueil::query {

BoostedActs::BoostedActs(SearchContext& context, const std::vector<BoostClause>& boosts) {
    for (const BoostClause& each : boosts) {
        Boost boost{{}, each.score};
        for (SegmentContext& segment : context.segments()) boost.segments.push_back(match_segment(segment, each.plan));
        boosts_.push_back(std::move(boost));
    }
}

double BoostedActs::score_of(const ActPlace& place) const {
    double score = 0;
    for (const Boost& boost : boosts_)
        if (boost.segments[place.segment].has(place.row)) score += boost.score;
    return score;
}

}  // namespace recueil::query
