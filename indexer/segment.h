// One segment, open for reading.
#pragma once

#include <string>
#include <vector>

#include "corpus/error.h"
#include "corpus/passage.h"
#include "indexer/block_store.h"
#include "indexer/files.h"
#include "indexer/generation.h"
#include "indexer/segment_tables.h"
#include "stemming/lexicon.h"

namespace recueil::indexer {

// Not thread-safe: texts are unpacked into a cache of its own.
class Segment {
  public:
    // Opens the tables and the texts; the Xapian database is the caller's to open, at terms_path(). Fails with
    // index_damaged.
    static Result<Segment> open(const std::string& directory, const SegmentEntry& entry);

    const Tables& tables() const { return tables_; }
    std::size_t rows() const { return tables_.acts(); }
    const std::string& terms_path() const { return terms_path_; }
    // The words of its texts as people write them; valid as long as the segment.
    const stemming::Lexicon& words() const { return words_; }

    bool is_dead(std::size_t row) const { return !dead_.empty() && dead_[row]; }
    bool has_dead() const { return !dead_.empty(); }
    std::size_t alive() const { return alive_; }

    // The passage as it was written. Fails with index_damaged.
    Result<corpus::Passage> passage(const PassageRecord& record);
    // The act as JSON text. Fails with index_damaged.
    Result<std::string> act_json(std::size_t row);

    const BlockStore& texts() const { return texts_; }
    const BlockStore& jsons() const { return jsons_; }
    BlockStore& texts() { return texts_; }
    BlockStore& jsons() { return jsons_; }

  private:
    Segment(Tables tables, BlockStore texts, BlockStore jsons)
        : tables_(std::move(tables)), texts_(std::move(texts)), jsons_(std::move(jsons)) {}

    std::string terms_path_;
    MappedFile words_file_;
    stemming::Lexicon words_;
    Tables tables_;
    BlockStore texts_;
    BlockStore jsons_;
    std::vector<bool> dead_;  // empty where all count
    std::size_t alive_ = 0;
};

}  // namespace recueil::indexer
