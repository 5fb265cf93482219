// Makes one segment: an immutable piece of an index, in a folder of its own.
//
//   terms/      or the file `terms`: the Xapian database, compacted
//   words       its words as people write them (stemming/lexicon.h)
//   column      its words in the order they stand (word_column.h)
//   tables      what a search needs of each act at once (segment_tables.h)
//   texts       the passages, compressed (block_store.h)
//   acts        the acts as JSON, compressed
//   files       where it all comes from (generation.h)
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "corpus/passage.h"

namespace recueil::indexer {

// Not thread-safe, but several may write segments of their own at the same time.
class SegmentWriter {
  public:
    // Starts in an empty folder, which it makes.
    static Result<SegmentWriter> create(const std::string& directory);
    ~SegmentWriter();
    SegmentWriter(SegmentWriter&&) noexcept;
    SegmentWriter& operator=(SegmentWriter&&) noexcept;

    // Adds an act under `id` (unique in the index); `file` numbers the segment's files from 0. Time and memory are
    // linear in the text; memory is given back every few megabytes, except for some 40 bytes a passage and the
    // vocabulary.
    Result<void> add(const corpus::Act& act, const std::vector<corpus::Passage>& passages, const std::string& id,
                     std::uint32_t file);

    std::size_t acts() const;

    // Writes what is left and compacts. Nothing is synced to the disk yet.
    Result<void> finish();

  private:
    struct Private;
    explicit SegmentWriter(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::indexer
