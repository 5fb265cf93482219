// The manifest: the list of segments that make one state of an index.
//
//   DIR/manifest          JSON: which segments make the current state, and of what version they are; replaced by rename
//   DIR/previous          the manifest before, whose segments are kept for readers that are just opening them
//   DIR/lock              held by the writer
//   DIR/changes-N         which acts the last states added, changed and removed (change_log.h)
//   DIR/segment-N/        immutable once a manifest names it (segment_writer.h)
//
// A state is a list of segments and of their deleted rows. A file that a manifest names never changes, so a reader
// needs no lock and keeps the state that it opened.
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

// A source document of a segment.
struct SourceFile {
    std::string path;    // as found
    std::string name;    // base name
    std::string sha256;  // of its bytes
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // nanoseconds, as the file system says
    std::int64_t changed = 0;
    std::uint64_t inode = 0;
    std::int64_t read = 0;        // seconds since 1970: when its acts entered the index
    std::uint32_t first_row = 0;  // its acts are rows first_row, first_row + 1, …
    std::uint32_t rows = 0;
    std::vector<std::string> given{};  // rows of metadata joined to it, as JSON (update/given_facts.h)
};

// The files of a segment.
inline constexpr std::array<std::string_view, 7> segment_files{"terms", "words", "tokens", "docs",
                                                               "texts", "acts",  "files"};

struct SegmentEntry {
    std::string name;  // of its folder
    std::uint32_t rows = 0;
    std::vector<std::uint32_t> deleted_files;                      // numbers of its deleted source files
    std::vector<std::pair<std::uint32_t, std::string>> moved;      // source files by number, with their present path
    std::vector<std::pair<std::uint32_t, std::uint32_t>> deleted;  // rows, [first, past the last)
    // The checksums of segment_files. Xapian trusts the bytes it reads, and a flipped bit can make it read outside its
    // memory: it opens only verified files.
    std::array<FileChecksum, segment_files.size()> checksums;

    const FileChecksum& checksum_of(std::string_view file) const;
    bool operator==(const SegmentEntry&) const = default;
};

// A file of the change log.
struct ChangeFile {
    std::uint64_t last_state = 0;  // names it
    std::uint64_t entries = 0;
    FileChecksum checksum;
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
    std::vector<ChangeFile> changes;  // oldest first; none in an index of a program without a change log
    std::uint64_t acts = 0;
    std::uint64_t documents = 0;
    std::uint64_t files = 0;
    std::string xxh3;  // of a manifest that was read: its own hash
};

inline constexpr const char* index_schema_name = "recueil.index/8";

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

// The name of a file of the change log, in the folder of the index.
std::string change_file_name(std::uint64_t last_state);

// Removes the segments and files of the change log that neither `manifest` nor the previous state names, and the
// leftovers of an interrupted writer.
void remove_leftovers(const std::string& directory, const Manifest& manifest);

// Returns a number above those of all segments in DIR.
std::uint64_t unused_segment_number(const std::string& directory);

// Stores the checksums of the finished files in `entry`. Fails where they cannot be read.
Result<void> record_checksums(const std::string& segment_directory, SegmentEntry& entry);

// Verifies every file of a segment, two at a time, at about the speed of memory or disk. Fails with index_damaged,
// naming the first that differs, or index_inaccessible.
Result<void> verify_checksums(const std::string& directory, const SegmentEntry& entry);
// Verifies one of segment_files.
Result<void> verify_checksum(const std::string& directory, const SegmentEntry& entry, std::string_view file);

Result<void> write_source_files(const std::string& segment_directory, const std::vector<SourceFile>& files);
// Returns the source files with their present paths. Fails with index_damaged where the checksum differs.
Result<std::vector<SourceFile>> read_source_files(const std::string& directory, const SegmentEntry& entry);

// Returns a value that differs after each change of the current state. Costs one stat.
std::string state_stamp(const std::string& directory);

}  // namespace recueil::indexer
