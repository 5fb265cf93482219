// Makes and updates an index. The entry of indexer/update/.
#pragma once

#include <chrono>
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
    corpus::Links links = corpus::Links::below_paths;
    bool sync = false;  // documents that are gone leave even where they are more than half of those below a path
    std::vector<std::string> metadata{};                // tables of given facts (corpus/given_table.h)
    bool dry_run = false;                               // says what would change; nothing is read or written
    bool retry = false;                                 // tries again what an earlier run could not read
    std::chrono::milliseconds worth_remembering{1000};  // a file that cost less is tried at each run
};

struct IndexReport {
    std::size_t files_read = 0;  // those added and changed
    std::size_t files_changed = 0;
    std::size_t files_unchanged = 0;
    std::size_t files_removed = 0;            // gone from the given paths since last time
    std::size_t files_skipped = 0;            // with the bytes of another document
    std::size_t files_doubtful = 0;           // read with doubts
    std::size_t acts = 0;                     // in the new state
    std::size_t documents = 0;                // files without acts, in the new state
    std::vector<Error> unreadable;            // one a file, or a member of one; the rest was indexed
    std::vector<std::string> notes;           // what the readers lost or doubt in the files read: « path: sentence »
    std::vector<Error> mended;                // damage of the index that this run repaired
    std::vector<Error> held_back;             // one a path below which too much is gone for it to leave
    std::vector<Error> bad_metadata;          // values left out
    std::vector<std::string> metadata_notes;  // values passed over
    std::vector<std::string> unmatched;       // rows of metadata about none of the documents, « table, line N (…) »
    std::vector<std::string> added;           // of a dry run: the files that would be read, and those that would leave
    std::vector<std::string> changed;
    std::vector<std::string> removed;
};

// Makes or updates the index in `directory` so that it mirrors each of `paths`; documents under other paths stay. Files
// with a known SHA-256 are not read again; files gone from below a path leave the index, but never more than half of
// them without `sync`: a disk may not be there; an unreadable file keeps its acts. Readers
// see the state before or the state after, even after a crash or with a full disk; the next run removes the leftovers.
// Verifies all files of the index, at about the speed of memory or disk, and reads the documents of damaged segments
// again. With `metadata` the facts of these tables are given to the documents below `paths`, and no
// others; a document is read again where those about it changed. Without, documents keep what they were given. Tables
// below a path are no documents unless they are named. Fails with index_locked where another process writes,
// index_schema for an index of another version, index_missing where the folder holds other files, index_inaccessible
// where it cannot be read or written, unreadable_input where none of the paths can be read and there is no index yet,
// or usage; nothing is made or changed then.
Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options = {});

struct RemoveReport {
    std::vector<std::string> files;  // documents that left
    std::vector<std::string> acts;   // ids of acts that left a document that stays
};

// Takes out the documents at or below each path and the act of each id. Fails with not_found where one is neither, and
// as update_index() does; the index is unchanged then. A document that is still below a path comes back with the next
// update of that path; an act alone when its document changes.
Result<RemoveReport> remove_documents(const std::string& directory, const std::vector<std::string>& paths_or_ids,
                                      bool dry_run = false);

}  // namespace recueil::indexer
