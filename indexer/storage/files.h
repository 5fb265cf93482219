// Files of an index: mapped for reading, replaced atomically, locked by one writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace recueil::indexer {

// The hints of errors about a damaged index and about one of another version.
inline constexpr const char* mending_hint = "run recueil index again with the same paths, which mends it";
inline constexpr const char* making_anew_hint = "make it anew with recueil index in an empty folder";

// Returns the error for a file of the index, `reason` being an errno: index_damaged where the file is missing or the
// disk lost it, which a new run of the indexer repairs; index_inaccessible where the file may be whole but cannot be
// used now (disk full, no permission, too many open files). `verb` is the operation that failed: « read », « write ».
Error file_error(std::string_view verb, const std::string& path, int reason);

// A whole file, mapped read-only. It stays readable after the file is unlinked.
class MappedFile {
  public:
    // Fails as file_error() says. An empty file is mapped as no bytes.
    static Result<MappedFile> open(const std::string& path);
    MappedFile() = default;
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;

    std::string_view bytes() const { return {data_, size_}; }
    // Releases the pages that were read. A later access reads them from the file again.
    void release_pages() const;

  private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

// The size of a file and the XXH3 hash of its bytes: they differ where it is cut short or altered.
struct FileChecksum {
    std::uint64_t bytes = 0;
    std::uint64_t hash = 0;
    bool operator==(const FileChecksum&) const = default;
};

FileChecksum checksum_of(std::string_view bytes);
// Reads the whole file, at about the speed of memory. Fails as file_error() says.
Result<FileChecksum> checksum_of_file(const std::string& path);

// Replaces the file at `path` atomically: writes a new file, syncs it, renames it, syncs the folder. Fails as
// file_error() says and removes the new file then.
Result<void> write_durably(const std::string& path, std::string_view bytes);

// Forces a file, or a folder and all it holds, onto the disk.
Result<void> sync_file(const std::string& path);
Result<void> sync_tree(const std::string& directory);

// Creates a folder and its parents and syncs each. Fails with index_inaccessible.
Result<void> make_folder(const std::string& directory);

// The whole file; fails as file_error() says.
Result<std::string> read_file(const std::string& path);

// Removes a folder of the index. Ignores errors: the next run tries again.
void remove_tree(const std::string& directory);

// The lock of the one process that writes an index. The kernel releases it when the process ends.
class WriterLock {
  public:
    // Fails with index_locked where another holds it, index_inaccessible where the folder cannot be written.
    static Result<WriterLock> take(const std::string& directory);

  private:
    explicit WriterLock(FileDescriptor file) : file_(std::move(file)) {}
    FileDescriptor file_;
};

}  // namespace recueil::indexer
