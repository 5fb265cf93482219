#include "query/ranking/reference_scorer.h"

#include <algorithm>

#include "indexer/terms.h"
#include "query/graph/reference_lookup.h"
#include "query/ranking/ranking_weights.h"

namespace recueil::query {

namespace {

bool is_named(const indexer::EdgeView& edge, const ReferenceClause& reference) {
    if (edge.kind != corpus::ReferenceKind::deliberation) {
        const auto keys = ReferenceLookup::text_keys(edge);
        return std::find_first_of(keys.begin(), keys.end(), reference.keys.begin(), reference.keys.end()) != keys.end();
    }
    if (reference.number.empty()) return edge.date == reference.date;
    return indexer::number_key(edge.number) == reference.number &&
           (reference.date.empty() || edge.date.empty() || edge.date == reference.date);
}

}  // namespace

double score_of_references(const IndexReader& index, const QueryPlan& query, const ActPlace& place) {
    const indexer::DocTable& tables = index.segments[place.segment].doc_table();
    double score = 0;
    for (const ReferenceClause& reference : query.references) {
        if (!reference.number.empty()) {
            const indexer::ActSummary card = tables.summary(place.row);
            if (indexer::number_key(card.number) == reference.number &&
                (reference.date.empty() || reference.date == card.date))
                score += ranking_weights.of_being_it;
        }
        double best = 0;
        for (const indexer::EdgeView& edge : tables.edges(place.row))
            if (is_named(edge, reference))
                best = std::max(best, edge.type == corpus::RelationType::cites ? ranking_weights.of_citing_it
                                                                               : ranking_weights.of_changing_it);
        score += best;
    }
    return score;
}

}  // namespace recueil::query
