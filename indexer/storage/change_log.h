// The change log: which acts each state of an index added, changed and removed, for mirrors and alerts.
//
//   DIR/changes-N   some states in a row, N being the last; immutable once a manifest names it
//
// A state is known by state_id(). The log is bounded: the oldest states leave it, and a state that changes more acts
// than it may hold empties it. Then nothing is known of what changed since an older state: a mirror begins anew.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

enum class ChangeKind : std::uint8_t { added, changed, removed };

// An act that a state added, changed or removed, and what it was called then.
struct ChangedAct {
    ChangeKind kind = ChangeKind::added;
    bool is_in_source_only = false;  // changed only in its place in the document, or in other bytes of it
    bool is_document = false;
    std::string id;
    std::string number;
    std::string title;  // its first 300 bytes
    std::string date;
    std::string institution;
};

// The step from one state to the next.
struct StateChanges {
    std::uint64_t state = 0;         // the number of the state that it led to
    std::string since;               // state_id() of the state that it started from
    std::string made_at;             // ISO 8601, UTC
    std::vector<ChangedAct> acts{};  // each id once: first those added and changed, in order of reading
};

// Acts and states that the log holds at most: some ten megabytes.
inline constexpr std::size_t most_logged_changes = 50'000;

// « 17-0123456789abcdef »: the number of the state and the hash of its manifest. Two states that differ have different
// ones, even where an older copy of the index was put back and went another way. Of a manifest that was read.
std::string state_id(const Manifest& manifest);
// The number in a state_id(). Fails with usage where the text is none.
Result<std::uint64_t> number_of_state_id(std::string_view id);

// Reads the steps that led to the state of `manifest`, oldest first, as far back as the log goes; only those past state
// number `after`. Fails with index_damaged, or index_inaccessible. Linear in what the log holds.
Result<std::vector<StateChanges>> read_change_log(const std::string& directory, const Manifest& manifest,
                                                  std::uint64_t after = 0);

// Writes a log that has one step more, and names its files in `next`, which is to be published as state
// `changes.state`; the files that `next` named are left for readers of older states. Fails with index_inaccessible, or
// index_damaged.
Result<void> append_changes(const std::string& directory, Manifest& next, const StateChanges& changes);

// Compares the files of the log with their checksums. Fails with index_damaged or index_inaccessible.
Result<void> verify_change_log(const std::string& directory, const Manifest& manifest);

}  // namespace recueil::indexer
