// Makes and updates an index. The entry of indexer/update/.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/document.h"

namespace recueil::indexer {

struct Progress {
    std::size_t files_done = 0;
    std::size_t files_total = 0;
    std::size_t bytes_done = 0;
    std::string file;  // being read
};

struct IndexOptions {
    corpus::ReadLimits limits;
    std::function<void(const Progress&)>
        progress;          // called from any thread, one at a time, a few times a second at most
    unsigned threads = 0;  // that read and index; 0 takes as many as the machine runs at once
};

struct IndexReport {
    std::size_t files_read = 0;
    std::size_t files_unchanged = 0;
    std::size_t files_removed = 0;   // gone from the given paths since last time
    std::size_t acts = 0;            // in the new state
    std::size_t documents = 0;       // files without acts, in the new state
    std::vector<Error> unreadable;   // one a file, or a member of one; the rest was indexed
    std::vector<std::string> notes;  // what the readers lost or doubt in the files read: « path: sentence »
    std::vector<Error> mended;       // damage of the index that this run repaired
};

// Makes or updates the index in `directory` so that it holds exactly the documents below `paths`. Files with a known
// SHA-256 are not read again; files gone from these folders leave the index; an unreadable file keeps its acts. Readers
// see the state before or the state after, even after a crash or with a full disk; the next run removes the leftovers.
// Verifies all files of the index, at about the speed of memory or disk, and reads the documents of damaged segments
// again. Fails with index_locked where another process writes, index_schema for an index of another version,
// index_missing where the folder holds other files, index_inaccessible where it cannot be read or written,
// unreadable_input where none of the paths can be read and all acts would leave, or usage; the index is unchanged then.
Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options = {});

}  // namespace recueil::indexer
