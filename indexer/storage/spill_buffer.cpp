#include "indexer/storage/spill_buffer.h"

#include <utility>

#include "base/hash.h"

namespace recueil::indexer {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16;

}  // namespace

SpillBuffer::SpillBuffer(std::string folder, std::size_t sections) : folder_(std::move(folder)), sections_(sections) {}

Result<void> SpillBuffer::append(std::size_t number, std::string_view bytes) {
    Section& section = sections_[number];
    section.size += bytes.size();
    section.hash.add(bytes);
    section.end += bytes;
    return section.end.size() < piece_bytes ? Result<void>() : put_aside(section);
}

Result<void> SpillBuffer::put_aside(Section& section) {
    if (!file_.is_open()) {
        auto made = TempFile::create(folder_);
        if (!made) return failure(made);
        file_ = std::move(*made);
    }
    if (auto done = file_.append(section.end); !done) return done;
    section.waiting.push_back({file_bytes_, section.end.size()});
    file_bytes_ += section.end.size();
    section.end.clear();
    return {};
}

Result<void> SpillBuffer::read(std::size_t number, const std::function<Result<void>(std::string_view)>& take) const {
    const Section& section = sections_[number];
    std::string bytes;
    for (const Piece& piece : section.waiting) {
        bytes.resize(piece.bytes);
        if (auto done = file_.read(piece.at, bytes); !done) return done;
        if (auto done = take(bytes); !done) return done;
    }
    return section.end.empty() ? Result<void>() : take(section.end);
}

}  // namespace recueil::indexer
