// What changed between the documents given and the state of an index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "corpus/document.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// The acts that a file held when it was last read.
struct FormerActs {
    std::string path;
    std::size_t segment = 0;  // of the state
    std::uint32_t file = 0;   // number in the segment
    std::uint32_t first_row = 0;
    std::uint32_t rows = 0;
};

struct FileToRead {
    SourceFile source;  // with what the file system says of it
    // What this file, and others that now have the same bytes, held before. Not dead yet: they stay where it cannot be
    // read.
    std::vector<FormerActs> former;
};

struct UpdatePlan {
    std::vector<FileToRead> to_read;
    std::size_t unchanged = 0;
    std::size_t removed = 0;
    std::vector<SegmentEntry> segments;  // those of the state, with what no longer counts marked dead
    std::vector<Error> unreadable;
};

// Compares the files found with those of the state, whose files have been compared with their seals. A file that the
// file system shows untouched is not opened; any other is hashed, and read again only where its bytes are new. A file
// under a new path but with known bytes and the same name keeps its acts. So does what cannot be looked at now (a disk
// that is not there, a folder without permission): only a file that is gone from a folder that was listed is removed.
// Fails with index_damaged.
Result<UpdatePlan> plan_update(const std::string& directory, const Manifest& current, const corpus::FoundFiles& found);

// The same error, saying that the file it names keeps its acts.
Error keeping_acts(Error error);

// Marks dead the acts of a file that was read anew.
void retire(std::vector<SegmentEntry>& segments, const FormerActs& former);
// Marks dead one of the acts that a file keeps.
void retire_row(std::vector<SegmentEntry>& segments, const FormerActs& former, std::uint32_t row);

// True for a path that is one of these, or in a folder that is.
bool is_below(std::string_view path, const std::unordered_set<std::string>& folders);

// What the file system says of a file; zeros where it is gone.
SourceFile describe_file(const std::string& path);

}  // namespace recueil::indexer
