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

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/error.h"
#include "indexer/files.h"

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

struct SegmentEntry {
    std::string name;  // of its folder
    std::uint32_t rows = 0;
    std::vector<std::uint32_t> dead_files;                      // numbers of its files that no longer count
    std::vector<std::pair<std::uint32_t, std::uint32_t>> dead;  // rows, [first, past the last)
    // Xapian trusts what it reads, and a flipped bit there can make it read outside its memory: it is shown no file
    // that is not what was written. The other files of a segment hold checksums of their own.
    FileSeal terms;
    FileSeal words;
    FileSeal column;
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

inline constexpr const char* index_schema_name = "recueil.index/4";

// The current state. Fails with index_missing where DIR holds no index, index_schema where it is of another version or
// analyser, index_damaged where the manifest cannot be understood.
Result<Manifest> read_manifest(const std::string& directory);

// Makes `manifest` the current state, keeping the one before; on failure the current one stays.
Result<void> publish(const std::string& directory, const Manifest& manifest);

// Makes DIR ready to be written: creates it, or checks that what it holds is an index or nothing. Fails with
// index_missing where it holds other people's files; it never deletes them.
Result<void> prepare_directory(const std::string& directory);

// Removes the segments that neither the current state nor the one before names.
void remove_unused_segments(const std::string& directory);

// Writes down in `entry` what its finished files are. Fails with index_damaged where they cannot be read.
Result<void> seal(const std::string& segment_directory, SegmentEntry& entry);

Result<void> write_source_files(const std::string& segment_directory, const std::vector<SourceFile>& files);
Result<std::vector<SourceFile>> read_source_files(const std::string& segment_directory);

// Changes whenever the current state may have: for readers to notice. Costs one stat.
std::string state_stamp(const std::string& directory);

}  // namespace recueil::indexer
