// A file that no one else sees, gone with the process whatever ends it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/error.h"

namespace recueil::indexer {

// Not thread-safe. Whatever fails, fails as file_error() says.
class UnnamedFile {
  public:
    // On the disk of `folder`.
    static Result<UnnamedFile> create(const std::string& folder);
    UnnamedFile() = default;
    ~UnnamedFile();
    UnnamedFile(UnnamedFile&& other) noexcept;
    UnnamedFile& operator=(UnnamedFile&& other) noexcept;

    bool is_open() const { return descriptor_ >= 0; }
    Result<void> append(std::string_view bytes);
    // As many as `bytes` has; a reading past the end fails.
    Result<void> read(std::uint64_t at, std::string& bytes) const;

  private:
    std::string folder_;
    int descriptor_ = -1;
};

}  // namespace recueil::indexer
