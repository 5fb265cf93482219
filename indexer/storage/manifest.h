// Whole states of an index on disk.
//
//   DIR/manifest          JSON: which segments make the current state, and of what version they are; replaced by rename
//   DIR/previous          the manifest before, whose segments are kept for readers that are just opening them
//   DIR/lock              held by the writer
//   DIR/segment-N/        immutable once a manifest names it (segment_writer.h)
//
// A state is a list of segments, and of the acts in them that no longer count. Nothing that a manifest names ever
// changes, so that a reader needs no lock and sees one whole state for as long as it likes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

// One file that a segment was made from.
struct SourceFile {
    std::string path;    // as found
    std::string name;    // base name
    std::string sha256;  // of its bytes
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // nanoseconds, as the file system says
    std::int64_t changed = 0;
    std::uint64_t inode = 0;
    std::uint32_t first_row = 0;  // its acts are rows first_row, first_row + 1, …
    std::uint32_t rows = 0;
};

// The files of a segment.
inline constexpr std::array<std::string_view, 7> segment_files{"terms", "words", "tokens", "docs",
                                                               "texts", "acts",  "files"};

struct SegmentEntry {
    std::string name;  // of its folder
    std::uint32_t rows = 0;
    std::vector<std::uint32_t> deleted_files;                      // numbers of its files that no longer count
    std::vector<std::pair<std::uint32_t, std::string>> moved;      // files by number, and where they are now
    std::vector<std::pair<std::uint32_t, std::uint32_t>> deleted;  // rows, [first, past the last)
    // What each of segment_files was when it was written. Xapian trusts what it reads, and a flipped bit there can make
    // it read outside its memory: it is shown no file that is not what was written.
    std::array<FileChecksum, segment_files.size()> checksums;

    const FileChecksum& checksum_of(std::string_view file) const;
    bool operator==(const SegmentEntry&) const = default;
};

struct Manifest {
    std::string schema;
    std::vector<std::string> features;
    std::string analyser;
    std::string made_at;  // ISO 8601, UTC
    std::uint64_t state = 0;
    std::uint64_t next_segment = 1;
    std::vector<std::string> sources;  // the paths given
    std::vector<SegmentEntry> segments;
    std::uint64_t acts = 0;
    std::uint64_t documents = 0;
    std::uint64_t files = 0;
};

inline constexpr const char* index_schema_name = "recueil.index/6";

// The current state. Fails with index_missing where DIR holds no index, index_schema where it is of another version or
// analyser, index_damaged where the manifest cannot be understood, index_inaccessible where it cannot be read now.
Result<Manifest> read_manifest(const std::string& directory);

// The state before the current one; fails as read_manifest() does.
Result<Manifest> read_previous_manifest(const std::string& directory);

// Makes `manifest` the current state, keeping the one before where it is whole; on failure the current one stays.
Result<void> publish(const std::string& directory, const Manifest& manifest);

// Makes DIR ready to be written: creates it, or checks that what it holds is an index, what is left of one, or nothing.
// Fails with index_missing where it holds other people's files; it never deletes them.
Result<void> prepare_directory(const std::string& directory);

// Removes the segments that neither `manifest` nor the state before the current one names, and what an interrupted
// writer left besides.
void remove_leftovers(const std::string& directory, const Manifest& manifest);

// A number that no segment in DIR has, nor any before it.
std::uint64_t unused_segment_number(const std::string& directory);

// Writes down in `entry` what its finished files are. Fails where they cannot be read.
Result<void> record_checksums(const std::string& segment_directory, SegmentEntry& entry);

// Compares every file of a segment with what was written, two at a time, at about the speed of memory or disk. Fails
// with index_damaged, naming the first that differs, or index_inaccessible.
Result<void> verify_checksums(const std::string& directory, const SegmentEntry& entry);
// The same for one of segment_files.
Result<void> verify_checksum(const std::string& directory, const SegmentEntry& entry, std::string_view file);

Result<void> write_source_files(const std::string& segment_directory, const std::vector<SourceFile>& files);
// With the paths where they are now. Fails with index_damaged where they are not what was written.
Result<std::vector<SourceFile>> read_source_files(const std::string& directory, const SegmentEntry& entry);

// Changes whenever the current state may have: for readers to notice. Costs one stat.
std::string state_stamp(const std::string& directory);

}  // namespace recueil::indexer
