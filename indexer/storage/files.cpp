#include "indexer/storage/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/write_all.h"

namespace recueil::indexer {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannot(std::string_view verb, const std::string& path) {
    return failure(file_error(verb, path, errno));
}

// Removes what it names, unless it was kept.
class RemoveOnExit {
  public:
    explicit RemoveOnExit(const std::string& path) : path_(path) {}
    ~RemoveOnExit() {
        if (!is_kept_) ::unlink(path_.c_str());
    }
    RemoveOnExit(const RemoveOnExit&) = delete;
    RemoveOnExit& operator=(const RemoveOnExit&) = delete;
    void keep() { is_kept_ = true; }

  private:
    const std::string& path_;
    bool is_kept_ = false;
};

}  // namespace

Error file_error(std::string_view verb, const std::string& path, int reason) {
    const auto said = [&](ErrorCode code, std::string hint) {
        return Error{code, fmt::format("cannot {} {}: {}", verb, path, std::generic_category().message(reason)),
                     std::move(hint)};
    };
    switch (reason) {
        case ENOENT:
        case ENOTDIR:
        case EISDIR:
        case EIO:
            return said(ErrorCode::index_damaged, mending_hint);
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return said(ErrorCode::index_inaccessible, "make room and try again; the index is as it was before");
        case EACCES:
        case EPERM:
        case EROFS:
            return said(ErrorCode::index_inaccessible, "see that the folder of the index may be read and written");
        default:
            return said(ErrorCode::index_inaccessible, "try again; the index is as it was before");
    }
}

Result<MappedFile> MappedFile::open(const std::string& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return cannot("open", path);
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return cannot("read", path);
    MappedFile mapped;
    mapped.size_ = static_cast<std::size_t>(about.st_size);
    if (mapped.size_ == 0) return mapped;
    void* memory = ::mmap(nullptr, mapped.size_, PROT_READ, MAP_SHARED, file.number(), 0);
    if (memory == MAP_FAILED) {
        mapped.size_ = 0;
        return cannot("map", path);
    }
    mapped.data_ = static_cast<const char*>(memory);
    return mapped;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::release_pages() const {
    if (data_ != nullptr) ::madvise(const_cast<char*>(data_), size_, MADV_DONTNEED);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

FileChecksum checksum_of(std::string_view bytes) {
    return {bytes.size(), xxh3(bytes)};
}

Result<FileChecksum> checksum_of_file(const std::string& path) {
    // Read in pieces: mapped whole, all of it would count as this process's memory.
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return cannot("open", path);
    Xxh3 hash;
    std::vector<char> piece(std::size_t{1} << 18);
    FileChecksum checksum;
    for (;;) {
        const ::ssize_t got = ::read(file.number(), piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot("read", path);
        if (got == 0) break;
        hash.add({piece.data(), static_cast<std::size_t>(got)});
        checksum.bytes += static_cast<std::uint64_t>(got);
    }
    checksum.hash = hash.value();
    return checksum;
}

Result<void> sync_file(const std::string& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0) return cannot("open", path);
    if (::fsync(file.number()) != 0) return cannot("sync", path);
    return {};
}

Result<void> sync_tree(const std::string& directory) {
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(directory, error); !error && entry != fs::end(entry);
         entry.increment(error))
        if (auto done = sync_file(entry->path().string()); !done) return done;
    if (error) return failure(file_error("list", directory, error.value()));
    return sync_file(directory);
}

Result<void> write_durably(const std::string& path, std::string_view bytes) {
    const std::string aside = path + ".new";
    const FileDescriptor file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.number() < 0) return cannot("write", aside);
    RemoveOnExit unfinished(aside);
    if (!write_all(file.number(), bytes)) return cannot("write", aside);
    if (::fsync(file.number()) != 0) return cannot("write", aside);
    if (::rename(aside.c_str(), path.c_str()) != 0) return cannot("write", path);
    unfinished.keep();
    return sync_file(fs::path(path).parent_path().string());
}

Result<void> make_folder(const std::string& directory) {
    std::error_code error;
    // A folder is on the disk once the one that names it is.
    std::vector<fs::path> naming;
    for (fs::path path = fs::absolute(directory).lexically_normal(); !path.empty() && !fs::exists(path, error);
         path = path.parent_path())
        naming.push_back(path.parent_path());
    if (fs::create_directories(directory, error); error)
        return failure(ErrorCode::index_inaccessible,
                       fmt::format("cannot make the folder {}: {}", directory, error.message()),
                       "give a folder that may be written with --db");
    for (const fs::path& path : naming)
        if (auto done = sync_file(path.string()); !done) return done;
    return {};
}

Result<std::string> read_file(const std::string& path) {
    auto mapped = MappedFile::open(path);
    if (!mapped) return failure(mapped);
    return std::string(mapped->bytes());
}

void remove_tree(const std::string& directory) {
    std::error_code ignored;
    fs::remove_all(directory, ignored);
}

Result<WriterLock> WriterLock::take(const std::string& directory) {
    const std::string path = directory + "/lock";
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (file.number() < 0) return cannot("write", path);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return failure(ErrorCode::index_locked,
                           fmt::format("the index in {} is being written by another process", directory),
                           "try again when it has ended");
        return cannot("lock", path);
    }
    return WriterLock(std::move(file));
}

}  // namespace recueil::indexer
