// From one state of an index to the next: what a writer starts from, and how it publishes what it made of it.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// The state that an update starts from.
struct Start {
    Manifest manifest;
    bool is_new = false;
    bool is_mended = false;  // differs from what the disk holds
    std::vector<Error> damage;
    std::vector<SourceFile> lost;  // whose acts were in a damaged segment
};

// Reads the current state, or the one before where that is damaged, and verifies its files. Fails as read_manifest()
// does, but for what an update can mend.
Result<Start> start_from(const std::string& directory);

// Merges segments where that is of use, syncs the new ones, counts, logs what changed, and publishes `next` as the
// current state. What changed since a damaged state is not known: the change log begins anew then.
Result<void> publish_next(const std::string& directory, const Start& start, Manifest& next);

}  // namespace recueil::indexer
