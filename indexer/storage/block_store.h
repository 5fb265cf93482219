// Texts in compressed blocks: reading one passage unpacks one block, not the whole file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "indexer/storage/file_writer.h"
#include "indexer/storage/files.h"

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace recueil::indexer {

// The address of a text in a block store.
struct TextRef {
    std::uint32_t block = 0;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

class BlockStore;

// Texts are written in turn; those that follow one another share a block.
class BlockStoreWriter {
  public:
    static Result<BlockStoreWriter> create(const std::string& path);

    // Fails as file_error() says where the disk is full.
    Result<TextRef> append(std::string_view text);
    // Copies the blocks of another store unchanged. Add the value returned to `block` of its refs.
    Result<std::uint32_t> append_store(const BlockStore& store);
    Result<void> finish();

  private:
    struct FreePacker {
        void operator()(ZSTD_CCtx_s* packer) const;
    };
    BlockStoreWriter();
    Result<void> flush();

    std::string path_;
    FileWriter file_;
    std::string pending_;
    std::vector<std::uint64_t> starts_;
    std::unique_ptr<ZSTD_CCtx_s, FreePacker> packer_;
};

// Not thread-safe: it caches the blocks that it unpacked last.
class BlockStore {
  public:
    // Fails with index_damaged where the file is cut short or is no store.
    static Result<BlockStore> open(const std::string& path);

    // Fails with index_damaged where the block does not hold what was written. The text stays until the next read.
    Result<std::string_view> read(const TextRef& ref);

    // Returns a reader of the same file for another thread. Any thread may call it at any time.
    BlockStore clone_for_thread() const;

    // See MappedFile.
    void release_pages() const { file_->release_pages(); }
    std::uint64_t mapped_bytes() const { return file_->bytes().size(); }

  private:
    friend class BlockStoreWriter;

    struct FreeUnpacker {
        void operator()(ZSTD_DCtx_s* unpacker) const;
    };
    struct Unpacked {
        std::uint32_t block = 0;
        std::uint64_t used = 0;
        std::string text;
    };
    BlockStore();

    std::string path_;
    std::shared_ptr<const MappedFile> file_;
    std::uint32_t blocks_ = 0;
    std::uint64_t directory_ = 0;  // where the starts of the blocks begin
    std::vector<Unpacked> cache_;
    std::uint64_t clock_ = 0;
    std::unique_ptr<ZSTD_DCtx_s, FreeUnpacker> unpacker_;
};

}  // namespace recueil::indexer
