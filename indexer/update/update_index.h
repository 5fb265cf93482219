// indexer: acts into Xapian, what changed since last time, whole states of the index.
//
//   fields.h      the field table: every term prefix, value slot, facet, name and alias, in one place
//   indexer.h     make or update an index
//   generation.h  whole states on disk: built aside, switched in atomically, described by their own manifest
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
    std::vector<Error> mended;       // what of the index was damaged and has been made again
};

// Makes or updates the index in `directory` so that it holds exactly the documents below `paths`. Files whose SHA-256
// is known are not read again; files gone from the folders given leave the index; a file that cannot be read now keeps
// the acts it held. Readers see the state before or the state after, whole, whatever happens in between, a crash or a
// full disk included; what such a run leaves behind is removed by the next. All files of the index are compared with
// what was written, at about the speed of memory or disk; what is damaged is made again from the documents. Fails with
// index_locked where another process writes, index_schema where the index is of another version (its hint says to make
// it anew), index_missing where the folder is somebody else's, index_inaccessible where it cannot be read or written,
// unreadable_input where none of the paths can be looked at and all acts would leave, or usage; the index is as it was
// then.
Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options = {});

}  // namespace recueil::indexer
