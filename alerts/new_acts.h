// The acts of a saved search that entered or changed since a state of the index.
#pragma once

#include <string>
#include <vector>

#include "alerts/saved_searches.h"
#include "base/error.h"
#include "query/changes.h"
#include "query/searcher.h"

namespace recueil::alerts {

struct NewAct {
    bool is_changed = false;  // it was in the index before
    query::Hit hit;
    std::string changed_at;
};

// The report for one destination of a saved search.
struct Report {
    const SavedSearch* search = nullptr;
    std::string since;
    std::string until;
    // The log of changes does not reach back to `since` any more: what changed up to `until` is not known.
    bool is_gap = false;
    std::vector<NewAct> acts;
};

// Those of the changed acts that match all words and filters, by day of session; what left the index is not among them,
// nor acts of which only the file changed. One search a day of session that changed acts have. Fails as
// Searcher::search does.
Result<std::vector<NewAct>> new_acts(const query::Searcher& searcher, const SavedSearch& search,
                                     const std::vector<query::ActChange>& changes);

}  // namespace recueil::alerts
