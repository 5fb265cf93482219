// Which acts the next state of an index adds, changes and removes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/change_log.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// Compares two states by the ids of the acts that came and left, before any segments are merged. An act that was read
// again and is as it was, is no change. Empty where `most` acts or more came or left. Reads the acts that did both;
// linear in the rows of segments that differ. Fails with index_damaged or index_inaccessible.
Result<std::optional<std::vector<ChangedAct>>> changed_acts(const std::string& directory,
                                                            const std::vector<SegmentEntry>& before,
                                                            const std::vector<SegmentEntry>& after, std::size_t most);

}  // namespace recueil::indexer
