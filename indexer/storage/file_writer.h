// Writes a file of the index from front to back, through a buffer.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "indexer/storage/bytes.h"

namespace recueil::indexer {

// Not thread-safe. All errors are those of file_error().
class FileWriter {
  public:
    // Truncates an existing file.
    static Result<FileWriter> create(const std::string& path);
    FileWriter() = default;

    Result<void> write(std::string_view bytes);
    template <class T>
    Result<void> write(std::span<const T> values) {
        return write(bytes_of(values));
    }
    std::uint64_t bytes() const { return written_; }
    // Flushes the buffer. Does not sync.
    Result<void> close();

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    tl::unexpected<Error> cannot() const;

    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
    std::uint64_t written_ = 0;
};

}  // namespace recueil::indexer
