// One segment, open for reading.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/passage.h"
#include "indexer/storage/block_store.h"
#include "indexer/storage/doc_table.h"
#include "indexer/storage/files.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/token_stream.h"
#include "stemming/lexicon.h"

namespace recueil::indexer {

// Not thread-safe: texts are unpacked into a cache of its own. clone_for_thread() makes one for another thread.
class Segment {
  public:
    // Opens all files but the Xapian database, which the caller opens at terms_path(). Verifies their checksums first,
    // except those of the texts and the acts, whose blocks are verified when read. Fails with index_damaged or
    // index_inaccessible.
    static Result<Segment> open(const std::string& directory, const SegmentEntry& entry);
    // The same where the caller has just verified or written the files.
    static Result<Segment> open_compared(const std::string& directory, const SegmentEntry& entry);

    // Returns a reader of the same files for another thread; both share the mapping. Any thread may call it at any
    // time.
    Segment clone_for_thread() const {
        return {shared_, deleted_, texts_.clone_for_thread(), jsons_.clone_for_thread()};
    }
    // Returns a reader of the same files in which exactly the given rows are deleted.
    Segment with_deleted(std::vector<bool> rows) const;

    const DocTable& doc_table() const { return shared_->doc_table; }
    std::size_t rows() const { return shared_->doc_table.acts(); }
    const std::string& terms_path() const { return shared_->terms_path; }
    // The lexicon: the words of its texts as people write them. Valid as long as the segment.
    const stemming::Lexicon& words() const { return shared_->words; }
    // Valid as long as the segment.
    const TokenStream& token_stream() const { return shared_->token_stream; }

    bool is_deleted(std::size_t row) const { return !deleted_->rows.empty() && deleted_->rows[row]; }
    bool has_deleted() const { return !deleted_->rows.empty(); }
    std::size_t live_rows() const { return deleted_->live; }

    // Reads a passage. Fails with index_damaged.
    Result<corpus::Passage> passage(const PassageRecord& record);
    // Reads an act as JSON text. Fails with index_damaged.
    Result<std::string> act_json(std::size_t row);

    // Releases the pages of all its files. A later access reads them again. Any thread may call it while others read.
    void release_pages() const;
    // The same for the token stream alone.
    void release_token_pages() const { shared_->tokens_file.release_pages(); }
    std::uint64_t mapped_bytes() const;

    const BlockStore& texts() const { return texts_; }
    const BlockStore& jsons() const { return jsons_; }
    BlockStore& texts() { return texts_; }
    BlockStore& jsons() { return jsons_; }

  private:
    // Constant once open.
    struct Shared {
        std::string terms_path;
        DocTable doc_table;
        MappedFile words_file;
        stemming::Lexicon words;
        MappedFile tokens_file;
        TokenStream token_stream;
    };
    struct Deleted {
        std::vector<bool> rows;  // empty where no row is deleted
        std::size_t live = 0;
    };
    Segment(std::shared_ptr<const Shared> shared, std::shared_ptr<const Deleted> deleted, BlockStore texts,
            BlockStore jsons)
        : shared_(std::move(shared)),
          deleted_(std::move(deleted)),
          texts_(std::move(texts)),
          jsons_(std::move(jsons)) {}

    std::shared_ptr<const Shared> shared_;
    std::shared_ptr<const Deleted> deleted_;
    BlockStore texts_;
    BlockStore jsons_;
};

}  // namespace recueil::indexer
