// Files as the index keeps them: mapped for reading, written so that a crash leaves the old or the new, locked by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace recueil::indexer {

// What mends an index that is damaged, and what becomes of one of another version, as errors say.
inline constexpr const char* mending_hint = "run recueil index again with the same paths, which mends it";
inline constexpr const char* making_anew_hint = "make it anew with recueil index in an empty folder";

// What went wrong with a file of the index, `reason` being an errno: index_damaged where the file is not there or the
// disk has lost what it held, which making it again mends; index_inaccessible where it may be whole and cannot be had
// now (no room, no permission, too many open files). `verb` is what could not be done: « read », « write ».
Error file_error(std::string_view verb, const std::string& path, int reason);

// A whole file, read-only, mapped into memory; it stays readable after the file was unlinked.
class MappedFile {
  public:
    // Fails as file_error() says. An empty file is mapped as no bytes.
    static Result<MappedFile> open(const std::string& path);
    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return {data_, size_}; }
    // Gives back the memory that what was read of it takes; it is read from the file again where it is looked at again.
    void release_pages() const;

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

// What tells a file from the same file cut short or altered: its size and the XXH3 hash of its bytes.
struct FileChecksum {
    std::uint64_t bytes = 0;
    std::uint64_t hash = 0;
    bool operator==(const FileChecksum&) const = default;
};

FileChecksum checksum_of(std::string_view bytes);
// Reads the whole file, at about the speed of memory. Fails as file_error() says.
Result<FileChecksum> checksum_of_file(const std::string& path);

// Puts `bytes` in place of whatever `path` held: written aside, synced, renamed, the folder synced. Fails as
// file_error() says; what was written aside is removed then.
Result<void> write_durably(const std::string& path, std::string_view bytes);

// Forces a file, or a folder and all it holds, onto the disk.
Result<void> sync_file(const std::string& path);
Result<void> sync_tree(const std::string& directory);

// Makes a folder and those above it, each known to the disk once this returns. Fails with index_inaccessible.
Result<void> make_folder(const std::string& directory);

// The whole file; fails as file_error() says.
Result<std::string> read_file(const std::string& path);

// Removes a folder of the index with all it holds. What cannot be removed stays, silently: it is tried again later.
void remove_tree(const std::string& directory);

// Held by the one process that writes an index; the kernel lets go of it when the process ends.
class WriterLock {
  public:
    // Fails with index_locked where another holds it, index_inaccessible where the folder cannot be written.
    static Result<WriterLock> take(const std::string& directory);

  private:
    explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}
    FileDescriptor file_;
};

}  // namespace recueil::indexer
