// Merges segments and drops their deleted rows.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// Returns groups of segments to merge: `tier_size` segments of similar size, and any segment with mostly deleted rows.
// An index then has few segments, and an update costs in proportion to its change. Numbers of `segments`; may be empty.
std::vector<std::vector<std::size_t>> plan_merges(const std::vector<SegmentEntry>& segments);

// Writes the segment `name` from the live rows of `inputs`, in order; not synced yet. The files of the inputs are
// verified. Returns an entry without rows where no row is live. Time is linear in the input; rows of a segment with
// deletions cost about as much as indexing without reading.
Result<SegmentEntry> merge_segments(const std::string& directory, const std::vector<SegmentEntry>& inputs,
                                    const std::string& name);

}  // namespace recueil::indexer
