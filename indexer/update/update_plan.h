// Compares the documents given with the state of an index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/error.h"
#include "corpus/document.h"
#include "indexer/storage/manifest.h"
#include "indexer/update/given_facts.h"

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
    SourceFile source;        // with what the file system says of it, and the metadata that it had
    bool is_changed = false;  // it was read before, with other bytes
    // The acts that this file, and others that now have the same bytes, held before. Not deleted yet: they stay where
    // the file cannot be read.
    std::vector<FormerActs> former;
};

// A path below which more documents are gone than are left.
struct HeldBack {
    std::string path;
    std::size_t gone = 0;  // of them
    std::size_t known = 0;
};

struct UpdatePlan {
    std::vector<FileToRead> to_read;
    std::size_t unchanged = 0;
    std::size_t skipped = 0;             // given with the bytes of another document
    std::vector<std::string> removed;    // files that leave
    std::vector<HeldBack> held_back;     // their files stay
    std::vector<SegmentEntry> segments;  // those of the state, with the rows that leave marked deleted
    std::vector<Error> unreadable;
    std::vector<std::size_t> given;  // numbers of the rows of metadata that unchanged files have
};

// Compares the files found below `paths` with those of the state, whose segments are verified. Files of the state under
// other paths stay. Where more than half of those below a path are gone, none of them leaves but with `sync`. A file
// with unchanged size, times and inode is not opened; any other is hashed, and read again only where its bytes are new.
// A file under a new path with known bytes and the same name keeps its acts. So does a file that cannot be reached now
// (a missing disk, a folder without permission): a file leaves only where its folder was listed without it. With
// `metadata` a file is read again, too, where other rows are about it than those it was read with. Fails with
// index_damaged.
Result<UpdatePlan> plan_update(const std::string& directory, const Manifest& current, const corpus::FoundFiles& found,
                               const std::vector<std::string>& paths, bool sync, const GivenFacts* metadata = nullptr);

// Returns the same error with the remark that the file keeps its acts.
Error keeping_acts(Error error);

// Marks the former acts of a file that was read again as deleted.
void retire(std::vector<SegmentEntry>& segments, const FormerActs& former);
// Marks one of the acts that a file keeps as deleted.
void retire_row(std::vector<SegmentEntry>& segments, const FormerActs& former, std::uint32_t row);

// The same path for every way to write it from the working directory; « - » stays.
std::string absolute_path(const std::string& path);
// True for an absolute path that is the other or lies below it.
bool lies_in(std::string_view path, std::string_view folder);

// True for a path that is one of these, or in a folder that is.
bool is_below(std::string_view path, const std::unordered_set<std::string>& folders);

// Returns size, times and inode of a file; zeros where it is gone.
SourceFile describe_file(const std::string& path);

}  // namespace recueil::indexer
