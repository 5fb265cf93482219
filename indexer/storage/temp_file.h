// A file that no one else sees, gone with the process whatever ends it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace recueil::indexer {

// Not thread-safe. Whatever fails, fails as file_error() says.
class TempFile {
  public:
    // On the disk of `folder`.
    static Result<TempFile> create(const std::string& folder);
    TempFile() = default;

    bool is_open() const { return file_.is_open(); }
    Result<void> append(std::string_view bytes);
    // As many as `bytes` has; a reading past the end fails.
    Result<void> read(std::uint64_t at, std::string& bytes) const;

  private:
    std::string folder_;
    FileDescriptor file_;
};

}  // namespace recueil::indexer
