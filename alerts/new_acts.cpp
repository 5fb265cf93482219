#include "alerts/new_acts.h"

#include <map>
#include <unordered_map>

namespace recueil::alerts {
namespace {

using Changes = std::unordered_map<std::string, const query::ActChange*>;

constexpr int hits_at_once = 100;

// Whether a day is within the search's own bounds, each a day, a month or a year.
bool is_within(const query::SearchRequest& request, const std::string& day) {
    const auto start_of = [&day](const std::string& bound) { return day.substr(0, bound.size()); };
    return (request.date_from.empty() || start_of(request.date_from) >= request.date_from) &&
           (request.date_to.empty() || start_of(request.date_to) <= request.date_to);
}

// Adds the hits that changed; ends as soon as all of them were met.
Result<void> add_hits(const query::Searcher& searcher, query::SearchRequest request, Changes changes,
                      std::vector<NewAct>& found) {
    for (request.page = 1; !changes.empty(); ++request.page) {
        auto response = searcher.search(request);
        if (!response) return failure(response);
        if (response->hits.empty()) return {};
        for (query::Hit& hit : response->hits) {
            const auto change = changes.find(hit.id);
            if (change == changes.end()) continue;
            found.push_back(
                {change->second->act.kind == indexer::ChangeKind::changed, std::move(hit), change->second->made_at});
            changes.erase(change);
        }
    }
    return {};
}

}  // namespace

Result<std::vector<NewAct>> new_acts(const query::Searcher& searcher, const SavedSearch& search,
                                     const std::vector<query::ActChange>& changes) {
    std::map<std::string, Changes> by_day;
    for (const query::ActChange& change : changes)
        if (change.act.kind != indexer::ChangeKind::removed && !change.act.is_in_source_only)
            by_day[change.act.date].emplace(change.act.id, &change);
    std::vector<NewAct> found;
    for (auto& [day, of_day] : by_day) {
        query::SearchRequest request = search.request;
        const bool has_bounds = !request.date_from.empty() || !request.date_to.empty();
        if (day.empty() ? has_bounds : !is_within(request, day)) continue;
        if (!day.empty()) request.date_from = request.date_to = day;
        request.sort = query::Sort::entered_descending;
        request.per_page = hits_at_once;
        request.passages = 2;
        request.facets.clear();
        // Acts that hold only some of the words are no news.
        request.loosen = false;
        if (auto added = add_hits(searcher, std::move(request), std::move(of_day), found); !added)
            return failure(added);
    }
    return found;
}

}  // namespace recueil::alerts
