// A temporary file without a name: no other process sees it, and it ends with this one, even after a crash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace recueil::indexer {

// Not thread-safe. All errors are those of file_error().
class TempFile {
  public:
    // On the disk of `folder`.
    static Result<TempFile> create(const std::string& folder);
    TempFile() = default;

    bool is_open() const { return file_.is_open(); }
    Result<void> append(std::string_view bytes);
    // Fills `bytes`. Fails past the end of the file.
    Result<void> read(std::uint64_t at, std::string& bytes) const;

  private:
    std::string folder_;
    FileDescriptor file_;
};

}  // namespace recueil::indexer
