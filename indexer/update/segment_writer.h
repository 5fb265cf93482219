// Writes one segment, an immutable part of an index, into a folder of its own (docs/index-format.md).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "corpus/passage.h"
#include "indexer/update/given_facts.h"

namespace recueil::indexer {

// Not thread-safe, but several may write segments of their own at the same time.
class SegmentWriter {
  public:
    // Starts in an empty folder, which it makes.
    static Result<SegmentWriter> create(const std::string& directory);
    ~SegmentWriter();
    SegmentWriter(SegmentWriter&&) noexcept;
    SegmentWriter& operator=(SegmentWriter&&) noexcept;

    // Adds an act under `id` (unique in the index); `file` numbers the segment's files from 0. `institution` is the key
    // (institutions.h) of the one that the act belongs to where it names none itself; `given` is what metadata gave.
    // Time and memory are linear in the text; memory is given back every few megabytes, except for some 40 bytes a
    // passage and the vocabulary.
    Result<void> add(const corpus::Act& act, const std::vector<corpus::Passage>& passages, const std::string& id,
                     std::uint32_t file, const std::string& institution = {}, const GivenToAct& given = {});

    std::size_t acts() const;

    // Writes what is left and compacts. Nothing is synced to the disk yet.
    Result<void> finish();

  private:
    struct Private;
    explicit SegmentWriter(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::indexer
