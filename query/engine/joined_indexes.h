// Several indexes as one list of segments, in which every act counts once.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>

#include "query/engine/index_reader.h"

namespace recueil::query {

// Adds the segments of one index after another to an index that is being opened. Of an act that several hold, known by
// its id, the one added first counts; the others are as if they had been removed. Of an index alone nothing is looked
// at; of several every act's id is. Throws Xapian's exceptions.
class JoinedIndexes {
  public:
    JoinedIndexes(IndexReader& index, bool are_several) : index_(index), are_several_(are_several) {}

    // Fails with index_missing, index_schema or index_damaged; the message names the folder.
    Result<void> add(const std::string& directory);

    // By segment and number of the source file.
    std::vector<std::vector<std::int64_t>> take_read_times() { return std::move(read_times_); }

  private:
    Result<void> add_segment(const std::string& directory, const indexer::SegmentEntry& entry);
    Result<void> count_files(const std::string& directory, const indexer::Manifest& manifest);
    // Leaves of the segment the acts that nothing added before holds.
    void hide_doubled(indexer::Segment& segment);
    // Of a segment that is there already, since one index was copied from the other: what counts in either counts.
    void join_copy(indexer::Segment& held, const indexer::Segment& copy);
    bool is_first(const indexer::Segment& segment, std::size_t row);

    IndexReader& index_;
    bool are_several_;
    std::vector<std::vector<std::int64_t>> read_times_;
    std::unordered_set<std::string> ids_;
    std::unordered_set<std::string> files_;       // their SHA-256
    std::map<std::string, std::size_t> by_uuid_;  // segments, by what their terms are known by
};

}  // namespace recueil::query
