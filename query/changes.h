// Which acts entered, changed or left an index since one of its states: for mirrors and alerts.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/change_log.h"

namespace recueil::query {

// All the changes of one act, as one.
struct ActChange {
    indexer::ChangedAct act;  // as its last change left it; `kind` compares with the state asked for
    std::string state{};      // that made the last of the changes; empty of acts_removed()
    std::string made_at{};    // when: ISO 8601, UTC
};

struct ChangesSince {
    std::string state;            // up to which: what to ask for next time
    std::vector<ActChange> acts;  // in order of their last changes
};

// How a mirror goes on where the changes are no longer known.
inline constexpr const char* changes_gone_hint =
    "note the present state, take all acts again, then follow the changes since that state";

// The changes from the state `since` to the state `until`, the current one where that is empty; both as
// IndexStatus::state gives them. An act that entered and left meanwhile is not among them. Of several indexes, searched
// as one, the changes of each follow one another, and an act is named once; `is_held` says whether one that left
// an index is in another, so that it changed; it may be empty. Fails with not_found where `since` or `until` are of
// another index or so old that the change log does not reach back to them (changes_gone_hint), usage where they are no
// states, index_missing, index_damaged or index_inaccessible. Linear in the log, which is bounded.
Result<ChangesSince> changes_since(const std::vector<std::string>& directories, const std::string& since,
                                   const std::string& until = {},
                                   const std::function<bool(const std::string& id)>& is_held = {});

// The acts that left, as far back as the change logs go, the last first and at most `most`; none that is held now, as
// `is_held` says. Linear in the logs. Fails with index_missing, index_damaged or index_inaccessible.
Result<std::vector<ActChange>> acts_removed(const std::vector<std::string>& directories, std::size_t most,
                                            const std::function<bool(const std::string& id)>& is_held);

}  // namespace recueil::query
