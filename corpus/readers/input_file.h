// A regular file opened for reading without ever blocking on it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

class InputFile {
  public:
    // Fails where the path is missing, not permitted, or no regular file (a pipe or device is not opened).
    static Outcome<InputFile> open(const std::string& path);

    InputFile(InputFile&& other) noexcept;
    InputFile& operator=(InputFile&& other) noexcept;
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;
    ~InputFile();

    int descriptor() const { return descriptor_; }
    std::size_t size() const { return size_; }  // as it was when opened

    // Appends up to `bytes` more to `to`; how many came, 0 at the end.
    Outcome<std::size_t> read(std::string& to, std::size_t bytes);
    // Up to `bytes` from `offset` on, without moving where read() goes on.
    Outcome<std::string> read_at(std::size_t offset, std::size_t bytes) const;

  private:
    InputFile(int descriptor, std::size_t size) : descriptor_(descriptor), size_(size) {}

    int descriptor_ = -1;
    std::size_t size_ = 0;
};

// In bytes; 0 where the path names nothing that can be looked at.
std::size_t size_of_file(const std::string& path);

// Why the system refused, as people say it; `error` is an errno.
std::string system_reason(int error);

// `path` fit for a message on one line: control characters and bytes that are not UTF-8 are shown as « ? ».
std::string printable(std::string_view path);

}  // namespace recueil::corpus
