// Documents into new segments, with as many threads as there are to run.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "corpus/error.h"
#include "indexer/generation.h"
#include "indexer/indexer.h"

namespace recueil::indexer {

// Acts have their id from their content; two that come out alike are told apart by the file they stand in.
class IdRegister {
  public:
    // Those that a state holds. Fails with index_damaged.
    Result<void> know(const std::string& directory, const std::vector<SegmentEntry>& segments);

    std::string claim(const std::string& id, const std::string& sha256);

  private:
    std::unordered_set<std::string> taken_;
};

struct BuiltSegments {
    std::vector<SegmentEntry> segments;
    std::vector<Error> unreadable;  // one a file, in the order of the files
    std::size_t files_read = 0;
};

// Reads the files and writes their acts into segments named from `next_segment` on, merged into one; not synced yet.
// Ids are claimed in the order of the files, so that they come out the same however many threads there are.
Result<BuiltSegments> build_segments(const std::string& directory, const std::vector<SourceFile>& files,
                                     const IndexOptions& options, IdRegister& ids, std::uint64_t& next_segment);

}  // namespace recueil::indexer
