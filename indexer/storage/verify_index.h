// Checks that an index is complete and unaltered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"

namespace recueil::indexer {

struct IndexHealth {
    std::size_t segments = 0;
    std::size_t files = 0;    // that make up the state
    std::uint64_t bytes = 0;  // of them
    std::size_t acts = 0;     // read, documents included
    std::size_t passages = 0;
    std::vector<Error> damage;  // each names its file, or the segment where files do not go together; empty where sound
};

// Reads the whole current state: the checksums of all files, every live act and passage, every term, the totals; and
// compares the doc table, source files, token stream and terms with each other. Time is linear in the index, memory in
// its acts and distinct words. A writer may run at the same time. Fails with index_missing, index_schema or
// index_inaccessible.
Result<IndexHealth> verify_index(const std::string& directory);

}  // namespace recueil::indexer
