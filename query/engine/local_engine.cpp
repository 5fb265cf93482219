#include "query/engine/local_engine.h"

#include <algorithm>
#include <span>
#include <utility>

#include "query/engine/matcher.h"
#include "query/facets/facet_counts.h"
#include "query/ranking/boosted_acts.h"
#include "query/ranking/ranking_weights.h"
#include "query/ranking/reference_scorer.h"
#include "query/ranking/top_k.h"

namespace recueil::query {

using corpus::PassageKind;

namespace {

struct LocalMatchSet : MatchSet {
    MatchedActs acts;
};

const MatchedActs& acts_of(const MatchSet& matches) {
    return static_cast<const LocalMatchSet&>(matches).acts;
}

// The passage that says most of an act where none matches: its first article, else its first passage.
std::uint32_t opening_of(std::span<const indexer::PassageRecord> records) {
    for (std::uint32_t i = 0; i < records.size(); ++i)
        if (static_cast<PassageKind>(records[i].kind) == PassageKind::article) return i;
    return 0;
}

}  // namespace

MatchSetPtr LocalEngine::match(const Plan& plan) {
    auto matches = std::make_shared<LocalMatchSet>();
    matches->acts = query::match(context_, plan);
    matches->count = matches->acts.count;
    matches->is_cut = matches->acts.is_cut;
    return matches;
}

std::vector<std::uint32_t> LocalEngine::count(const MatchSet& matches, const FacetVocabulary& facet) {
    return count_values(context_, facet, acts_of(matches));
}

std::vector<ScoredAct> LocalEngine::top_k(const MatchSet& matches, const QueryPlan& query, std::size_t k) {
    const BoostedActs boosted(context_, query.boosts);
    const std::vector<ActPlace> first = query::top_k(context_, query, acts_of(matches), boosted, k);
    const std::size_t reranked = std::min(first.size(), ranking_weights.reranked);
    const auto last = first.begin() + static_cast<std::ptrdiff_t>(reranked);
    std::vector<ScoredAct> ranked = score_passages(context_, query, {first.begin(), last});
    for (ScoredAct& each : ranked)
        each.score += score_of_references(index_, query, each.place) + boosted.score_of(each.place);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const ScoredAct& a, const ScoredAct& b) { return a.score > b.score; });
    for (auto at = last; at != first.end(); ++at) ranked.push_back({*at, 0, 0, 0, {}});
    return ranked;
}

std::vector<ScoredAct> LocalEngine::by_date(const MatchSet& matches, bool newest_first, std::size_t first,
                                            std::size_t last) {
    std::vector<ScoredAct> acts;
    for (const ActPlace& place : query::by_date(index_, acts_of(matches), newest_first, first, last))
        acts.push_back({place, 0, 0, 0, {}});
    return acts;
}

std::vector<ScoredAct> LocalEngine::by_entered(const MatchSet& matches, std::size_t first, std::size_t last) {
    std::vector<ScoredAct> acts;
    for (const ActPlace& place : query::by_entered(index_, acts_of(matches), first, last))
        acts.push_back({place, 0, 0, 0, {}});
    return acts;
}

void LocalEngine::add_passages(std::vector<ScoredAct>& acts, const QueryPlan& query) {
    std::vector<ActPlace> places;
    for (const ScoredAct& each : acts)
        if (each.passages.empty()) places.push_back(each.place);
    std::vector<ScoredAct> scored = score_passages(context_, query, places);
    auto next = scored.begin();
    for (ScoredAct& each : acts)
        if (each.passages.empty()) each.passages = std::move((next++)->passages);
}

Result<FetchedAct> LocalEngine::fetch(const ScoredAct& act, std::size_t most) {
    indexer::Segment& segment = index_.segments[act.place.segment];
    FetchedAct fetched{segment.doc_table().summary(act.place.row), {}, index_.entered(act.place)};
    const auto records = segment.doc_table().passages(act.place.row);
    std::vector<std::uint32_t> shown;
    for (const PassageScore& each : act.passages)
        if (shown.size() < most) shown.push_back(each.passage);
    if (shown.empty() && most > 0 && !records.empty()) shown.push_back(opening_of(records));
    for (const std::uint32_t each : shown) {
        auto passage = segment.passage(records[each]);
        if (!passage) return failure(passage);
        fetched.passages.push_back(std::move(*passage));
    }
    return fetched;
}

}  // namespace recueil::query
