// One segment, open for reading.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/passage.h"
#include "indexer/block_store.h"
#include "indexer/files.h"
#include "indexer/generation.h"
#include "indexer/segment_tables.h"
#include "indexer/word_column.h"
#include "stemming/lexicon.h"

namespace recueil::indexer {

// Not thread-safe: texts are unpacked into a cache of its own. again() makes one for another thread.
class Segment {
  public:
    // Opens the tables and the texts; the Xapian database is the caller's to open, at terms_path(). All but the texts
    // and the acts, whose blocks are compared with their checksums as they are read, is compared with its seals first.
    // Fails with index_damaged or index_inaccessible.
    static Result<Segment> open(const std::string& directory, const SegmentEntry& entry);
    // The same where the caller has just compared the files with their seals, or written them.
    static Result<Segment> open_compared(const std::string& directory, const SegmentEntry& entry);

    // Another reader of the same files, which shares what is mapped. Any thread may call it, whoever reads meanwhile.
    Segment again() const { return {shared_, dead_, texts_.again(), jsons_.again()}; }
    // Another reader of the same files, of whose rows those given no longer count, and no others.
    Segment with_dead(std::vector<bool> rows) const;

    const Tables& tables() const { return shared_->tables; }
    std::size_t rows() const { return shared_->tables.acts(); }
    const std::string& terms_path() const { return shared_->terms_path; }
    // The words of its texts as people write them; valid as long as the segment.
    const stemming::Lexicon& words() const { return shared_->words; }
    // Where its words stand; valid as long as the segment.
    const WordColumn& column() const { return shared_->column; }

    bool is_dead(std::size_t row) const { return !dead_->rows.empty() && dead_->rows[row]; }
    bool has_dead() const { return !dead_->rows.empty(); }
    std::size_t alive() const { return dead_->alive; }

    // The passage as it was written. Fails with index_damaged.
    Result<corpus::Passage> passage(const PassageRecord& record);
    // The act as JSON text. Fails with index_damaged.
    Result<std::string> act_json(std::size_t row);

    // Gives back the memory that the pages read of its files take: they are read again where they are looked at again.
    // Any thread may call it, whoever reads meanwhile.
    void let_go() const;
    // The same for the word column alone.
    void let_go_of_column() const { shared_->column_file.let_go(); }
    std::uint64_t mapped_bytes() const;

    const BlockStore& texts() const { return texts_; }
    const BlockStore& jsons() const { return jsons_; }
    BlockStore& texts() { return texts_; }
    BlockStore& jsons() { return jsons_; }

  private:
    // Does not change once open.
    struct Shared {
        std::string terms_path;
        Tables tables;
        MappedFile words_file;
        stemming::Lexicon words;
        MappedFile column_file;
        WordColumn column;
    };
    struct Dead {
        std::vector<bool> rows;  // empty where all count
        std::size_t alive = 0;
    };
    Segment(std::shared_ptr<const Shared> shared, std::shared_ptr<const Dead> dead, BlockStore texts, BlockStore jsons)
        : shared_(std::move(shared)), dead_(std::move(dead)), texts_(std::move(texts)), jsons_(std::move(jsons)) {}

    std::shared_ptr<const Shared> shared_;
    std::shared_ptr<const Dead> dead_;
    BlockStore texts_;
    BlockStore jsons_;
};

}  // namespace recueil::indexer
