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
    // Opens the tables and the texts; the Xapian database is the caller's to open, at terms_path(). All but the texts
    // and the acts, whose blocks are compared with their checksums as they are read, is compared with its seals first.
    // Fails with index_damaged or index_inaccessible.
    static Result<Segment> open(const std::string& directory, const SegmentEntry& entry);
    // The same where the caller has just compared the files with their seals, or written them.
    static Result<Segment> open_compared(const std::string& directory, const SegmentEntry& entry);

    // Another reader of the same files, which shares what is mapped. Any thread may call it, whoever reads meanwhile.
    Segment clone_for_thread() const {
        return {shared_, deleted_, texts_.clone_for_thread(), jsons_.clone_for_thread()};
    }
    // Another reader of the same files, of whose rows those given no longer count, and no others.
    Segment with_deleted(std::vector<bool> rows) const;

    const DocTable& doc_table() const { return shared_->doc_table; }
    std::size_t rows() const { return shared_->doc_table.acts(); }
    const std::string& terms_path() const { return shared_->terms_path; }
    // The words of its texts as people write them; valid as long as the segment.
    const stemming::Lexicon& words() const { return shared_->words; }
    // Where its words stand; valid as long as the segment.
    const TokenStream& token_stream() const { return shared_->token_stream; }

    bool is_deleted(std::size_t row) const { return !deleted_->rows.empty() && deleted_->rows[row]; }
    bool has_deleted() const { return !deleted_->rows.empty(); }
    std::size_t live_rows() const { return deleted_->live; }

    // The passage as it was written. Fails with index_damaged.
    Result<corpus::Passage> passage(const PassageRecord& record);
    // The act as JSON text. Fails with index_damaged.
    Result<std::string> act_json(std::size_t row);

    // Gives back the memory that the pages read of its files take: they are read again where they are looked at again.
    // Any thread may call it, whoever reads meanwhile.
    void release_pages() const;
    // The same for the word column alone.
    void release_token_pages() const { shared_->tokens_file.release_pages(); }
    std::uint64_t mapped_bytes() const;

    const BlockStore& texts() const { return texts_; }
    const BlockStore& jsons() const { return jsons_; }
    BlockStore& texts() { return texts_; }
    BlockStore& jsons() { return jsons_; }

  private:
    // Does not change once open.
    struct Shared {
        std::string terms_path;
        DocTable doc_table;
        MappedFile words_file;
        stemming::Lexicon words;
        MappedFile tokens_file;
        TokenStream token_stream;
    };
    struct Deleted {
        std::vector<bool> rows;  // empty where all count
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
