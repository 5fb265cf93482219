// Makes one segment of several, leaving out what no longer counts.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// The groups of segments that should become one, so that an index has few and an update costs what it changes: as many
// as `tier_size` of about one size, and any that is mostly dead. Numbers of `segments`; may be empty.
std::vector<std::vector<std::size_t>> plan_merges(const std::vector<SegmentEntry>& segments);

// Writes the segment `name` from the living acts of `inputs`, in their order; not synced yet. The files of the inputs
// have been compared with their seals. An entry without rows
// where nothing lives. Time is linear in what is merged; acts of a segment with dead ones cost about as much as
// indexing without reading.
Result<SegmentEntry> merge_segments(const std::string& directory, const std::vector<SegmentEntry>& inputs,
                                    const std::string& name);

}  // namespace recueil::indexer
