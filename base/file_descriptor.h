// A file descriptor that is closed when its owner ends.
#pragma once

#include <utility>

#include <unistd.h>

namespace recueil {

class FileDescriptor {
  public:
    explicit FileDescriptor(int number = -1) : number_(number) {}
    ~FileDescriptor() { close(); }
    FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    // Gives the descriptor to the caller, who closes it.
    int release() { return std::exchange(number_, -1); }
    // Does nothing where it is closed already. Errors of close() are not reported: sync before, where they matter.
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

}  // namespace recueil
