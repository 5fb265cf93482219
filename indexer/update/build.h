// Reads documents into new segments, on several threads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"
#include "indexer/update/given_facts.h"
#include "indexer/update/unreadable_files.h"
#include "indexer/update/update_index.h"
#include "indexer/update/update_plan.h"

namespace recueil::indexer {

// Gives acts their ids. An id comes from the content; a second act with the same id gets a suffix from its file.
class IdRegister {
  public:
    // Takes the ids of a state whose files are verified, except those of files to be read again. Fails with
    // index_damaged.
    Result<void> know(const std::string& directory, const std::vector<SegmentEntry>& segments,
                      const std::vector<FileToRead>& to_read);

    std::string claim(const std::string& id, const std::string& sha256);
    // Takes the ids of the acts that a file keeps. Returns the rows whose id another file has claimed since.
    std::vector<std::uint32_t> claim_former(const FormerActs& former);

  private:
    std::unordered_set<std::string> taken_;
    std::map<std::pair<std::size_t, std::uint32_t>, std::string> former_;  // by segment and row
};

struct KeptActs {
    FormerActs acts;
    std::vector<std::uint32_t> retired;  // rows whose acts are in another file now
};

struct BuiltSegments {
    std::vector<SegmentEntry> segments;
    std::vector<Error> unreadable;   // files and members of files, in the order of the files
    std::vector<std::string> notes;  // what readers doubt: « path: sentence »
    std::vector<KeptActs> kept;      // of files that could not be read
    std::size_t files_read = 0;
    std::size_t files_doubtful = 0;  // of them: those whose readers noted something
    std::size_t files_kept = 0;      // that could not be read again
    std::vector<std::size_t> given;  // numbers of the rows of metadata joined to the files read
};

// Reads the files and writes their acts into segments named from `next_segment` on, merged into one; not synced yet.
// Ids are claimed in the order of the files, so that they come out the same however many threads there are. Facts given
// are joined to the acts: those of `given`, or, where it is null, those that each file had. A file that `unreadable`
// knows is not read.
Result<BuiltSegments> build_segments(const std::string& directory, const std::vector<FileToRead>& files,
                                     const IndexOptions& options, IdRegister& ids, std::uint64_t& next_segment,
                                     UnreadableFiles& unreadable, const GivenFacts* given = nullptr);

}  // namespace recueil::indexer
