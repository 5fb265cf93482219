#include "indexer/storage/block_store.h"

#include <algorithm>
#include <new>
#include <utility>

#include <fmt/format.h>
#include <zstd.h>

#include "base/hash.h"
#include "indexer/storage/bytes.h"

namespace recueil::indexer {

namespace {

// Unpacking a block of this size takes some 20 µs; larger ones pack little better.
constexpr std::size_t block_bytes = 12 * 1024;
constexpr int compression_level = 3;
constexpr std::size_t cached_blocks = 32;
constexpr std::uint32_t block_magic = 0x324B4252;  // "RBK2"
constexpr std::size_t block_footer_bytes = 4 + 4 + 8 + 4;
constexpr std::uint64_t copied_at_once = std::uint64_t{8} << 20;
constexpr std::size_t largest_block = std::size_t{1} << 30;

struct Footer {
    std::uint32_t blocks = 0;
    std::uint64_t directory = 0;
};

Result<Footer> footer_of(std::string_view bytes, const std::string& path) {
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    };
    if (bytes.size() < block_footer_bytes) return damaged();
    ByteReader reader(bytes.substr(bytes.size() - block_footer_bytes));
    Footer footer;
    footer.blocks = reader.u32();
    const std::uint32_t directory_checksum = reader.u32();
    footer.directory = reader.u64();
    if (reader.u32() != block_magic) return damaged();
    const std::uint64_t directory_bytes = (std::uint64_t{footer.blocks} + 1) * 8;
    if (footer.directory > bytes.size() || footer.directory + directory_bytes + block_footer_bytes != bytes.size())
        return damaged();
    if (xxh3_low(bytes.substr(footer.directory, directory_bytes)) != directory_checksum) return damaged();
    return footer;
}

}  // namespace

void BlockStoreWriter::FreePacker::operator()(ZSTD_CCtx_s* packer) const {
    ::ZSTD_freeCCtx(packer);
}

void BlockStore::FreeUnpacker::operator()(ZSTD_DCtx_s* unpacker) const {
    ::ZSTD_freeDCtx(unpacker);
}

BlockStoreWriter::BlockStoreWriter() : packer_(::ZSTD_createCCtx()) {
    if (!packer_) throw std::bad_alloc();
}

BlockStore::BlockStore() : unpacker_(::ZSTD_createDCtx()) {
    if (!unpacker_) throw std::bad_alloc();
}

Result<BlockStoreWriter> BlockStoreWriter::create(const std::string& path) {
    BlockStoreWriter writer;
    writer.path_ = path;
    auto file = FileWriter::create(path);
    if (!file) return failure(file);
    writer.file_ = std::move(*file);
    return writer;
}

Result<void> BlockStoreWriter::flush() {
    if (pending_.empty()) return {};
    std::string packed(::ZSTD_compressBound(pending_.size()), '\0');
    const std::size_t packed_size = ::ZSTD_compressCCtx(packer_.get(), packed.data(), packed.size(), pending_.data(),
                                                        pending_.size(), compression_level);
    if (::ZSTD_isError(packed_size) != 0)
        return failure(ErrorCode::internal, fmt::format("cannot pack a block of {}", path_));
    packed.resize(packed_size);
    starts_.push_back(file_.bytes());
    ByteWriter header;
    header.u32(static_cast<std::uint32_t>(pending_.size()));
    header.u32(xxh3_low(pending_));
    pending_.clear();
    if (auto done = file_.write(header.bytes()); !done) return done;
    return file_.write(packed);
}

Result<TextRef> BlockStoreWriter::append(std::string_view text) {
    if (text.size() >= largest_block)
        return failure(ErrorCode::unreadable_input, fmt::format("a text of {} bytes is too long to keep", text.size()));
    if (!pending_.empty() && pending_.size() + text.size() > block_bytes)
        if (auto done = flush(); !done) return failure(done);
    const TextRef ref{static_cast<std::uint32_t>(starts_.size()), static_cast<std::uint32_t>(pending_.size()),
                      static_cast<std::uint32_t>(text.size())};
    pending_.append(text);
    return ref;
}

Result<std::uint32_t> BlockStoreWriter::append_store(const BlockStore& store) {
    if (auto done = flush(); !done) return failure(done);
    const auto moved = static_cast<std::uint32_t>(starts_.size());
    const std::uint64_t base = file_.bytes();
    const std::string_view bytes = store.file_->bytes();
    ByteReader starts(bytes.substr(store.directory_));
    for (std::uint32_t i = 0; i < store.blocks_; ++i) starts_.push_back(base + starts.u64());
    for (std::uint64_t at = 0; at < store.directory_; at += copied_at_once) {
        const std::string_view piece = bytes.substr(at, std::min(copied_at_once, store.directory_ - at));
        if (auto done = file_.write(piece); !done) return failure(done);
        store.release_pages();
    }
    return moved;
}

Result<void> BlockStoreWriter::finish() {
    if (auto done = flush(); !done) return done;
    const std::uint64_t directory = file_.bytes();
    ByteWriter starts;
    for (const std::uint64_t start : starts_) starts.u64(start);
    starts.u64(directory);
    ByteWriter footer;
    footer.u32(static_cast<std::uint32_t>(starts_.size()));
    footer.u32(xxh3_low(starts.bytes()));
    footer.u64(directory);
    footer.u32(block_magic);
    if (auto done = file_.write(starts.bytes()); !done) return done;
    if (auto done = file_.write(footer.bytes()); !done) return done;
    return file_.close();
}

Result<BlockStore> BlockStore::open(const std::string& path) {
    auto file = MappedFile::open(path);
    if (!file) return failure(file);
    const auto footer = footer_of(file->bytes(), path);
    if (!footer) return failure(footer);
    BlockStore store;
    store.path_ = path;
    store.file_ = std::make_shared<const MappedFile>(std::move(*file));
    store.blocks_ = footer->blocks;
    store.directory_ = footer->directory;
    return store;
}

BlockStore BlockStore::clone_for_thread() const {
    BlockStore store;
    store.path_ = path_;
    store.file_ = file_;
    store.blocks_ = blocks_;
    store.directory_ = directory_;
    return store;
}

Result<std::string_view> BlockStore::read(const TextRef& ref) {
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is altered in block {}", path_, ref.block),
                       mending_hint);
    };
    const auto piece = [&](const std::string& text) -> Result<std::string_view> {
        if (ref.offset > text.size() || ref.length > text.size() - ref.offset) return damaged();
        return std::string_view(text).substr(ref.offset, ref.length);
    };
    ++clock_;
    for (Unpacked& each : cache_) {
        if (each.block != ref.block) continue;
        each.used = clock_;
        return piece(each.text);
    }
    if (ref.block >= blocks_) return damaged();
    ByteReader starts(file_->bytes().substr(directory_ + std::uint64_t{ref.block} * 8, 16));
    const std::uint64_t start = starts.u64();
    const std::uint64_t end = starts.u64();
    if (start > end || end > directory_ || end - start < 8) return damaged();
    const std::string_view block = file_->bytes().substr(start, end - start);
    ByteReader header(block);
    const std::uint32_t size = header.u32();
    const std::uint32_t expected = header.u32();
    // zstd packs at most 128 KiB into 4 bytes: a larger claim is no block of ours.
    if (size >= largest_block || size / 33'000 > block.size() ||
        ::ZSTD_getFrameContentSize(block.data() + 8, block.size() - 8) != size)
        return damaged();
    std::string text(size, '\0');
    if (::ZSTD_decompressDCtx(unpacker_.get(), text.data(), text.size(), block.data() + 8, block.size() - 8) != size ||
        xxh3_low(text) != expected)
        return damaged();
    if (cache_.size() < cached_blocks) {
        cache_.emplace_back();
        cache_.back() = Unpacked{ref.block, clock_, std::move(text)};
        return piece(cache_.back().text);
    }
    Unpacked& oldest = *std::min_element(cache_.begin(), cache_.end(),
                                         [](const Unpacked& a, const Unpacked& b) { return a.used < b.used; });
    oldest = Unpacked{ref.block, clock_, std::move(text)};
    return piece(oldest.text);
}

}  // namespace recueil::indexer
