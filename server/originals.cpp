#include "server/originals.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/openat2.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "base/write_all.h"
#include "corpus/archive_members.h"
#include "corpus/readers/media_type.h"

namespace recueil::server {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostHashes = 100'000;
constexpr std::size_t kPiece = std::size_t{256} << 10;
// A file changed this shortly before may change again under the same times.
constexpr std::int64_t kDoubt = 2'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// Without O_NONBLOCK a pipe would block. The kernel refuses whatever leads out of the folder: no check of ours could
// without a race.
FileDescriptor open_beneath(int folder, const std::string& path) {
    open_how how{};
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return FileDescriptor(static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how)));
}

std::optional<std::string> read_at(int descriptor, std::uint64_t offset, std::size_t most) {
    std::string bytes(most, '\0');
    std::size_t done = 0;
    while (done < most) {
        const ssize_t got = ::pread(descriptor, bytes.data() + done, most - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

std::string absolute(const std::string& path) {
    std::error_code error;
    std::string found = fs::absolute(path, error).lexically_normal().string();
    while (found.size() > 1 && found.back() == '/') found.pop_back();
    return error ? path : found;
}

// Where the file may be below a folder: its path from there first, then ever shorter ends of it.
std::vector<std::string> places(const std::string& folder, const std::string& path) {
    const std::string whole = absolute(path);
    std::vector<std::string> found;
    const std::string below = folder == "/" ? folder : folder + "/";
    if (whole.rfind(below, 0) == 0) found.push_back(whole.substr(below.size()));
    for (std::size_t slash = whole.find('/'); slash != std::string::npos; slash = whole.find('/', slash + 1))
        if (std::string end = whole.substr(slash + 1); !end.empty() && (found.empty() || found.front() != end))
            found.push_back(std::move(end));
    return found;
}

void tell_type(Original& original, const std::string& name) {
    const auto head = read_at(original.file.number(), 0, corpus::head_bytes);
    if (!head) return;
    const corpus::Kind kind = corpus::tell_kind(*head, name);
    original.media_type = kind.media_type.empty() ? "application/octet-stream" : kind.media_type;
    const auto begins = [&](std::string_view start) { return original.media_type.rfind(start, 0) == 0; };
    switch (kind.format) {
        case corpus::Format::pdf:
            original.is_inline = true;
            return;
        case corpus::Format::image:
            // A drawing in SVG holds scripts.
            original.is_inline = begins("image/png") || begins("image/jpeg") || begins("image/gif") ||
                                 begins("image/webp") || begins("image/tiff");
            return;
        case corpus::Format::text:
        case corpus::Format::markdown:
            original.is_inline = true;
            original.media_type = is_utf8(std::string_view(*head).substr(0, code_point_start(*head, head->size() - 1)))
                                      ? "text/plain; charset=utf-8"
                                      : "text/plain; charset=windows-1252";
            return;
        default:
            return;
    }
}

}  // namespace

Result<std::shared_ptr<Originals>> Originals::open(const std::vector<std::string>& folders,
                                                   std::vector<std::string> member_process) {
    auto originals = std::make_shared<Originals>();
    originals->member_process_ = std::move(member_process);
    for (const std::string& path : folders) {
        Folder folder{absolute(path), FileDescriptor(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC))};
        if (!folder.file.is_open())
            return failure(ErrorCode::usage, fmt::format("cannot open {}: {}", path, std::strerror(errno)),
                           "--documents takes the folders that the index was made from");
        originals->folders_.push_back(std::move(folder));
    }
    return originals;
}

Result<std::string> Originals::hash_of(int descriptor, const Stamp& stamp) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto known = hashes_.find(stamp); known != hashes_.end()) return known->second;
    }
    Sha256 hash;
    for (std::uint64_t at = 0;; at += kPiece) {
        const auto piece = read_at(descriptor, at, kPiece);
        if (!piece) return failure(ErrorCode::unreadable_input, "it cannot be read");
        hash.add(*piece);
        if (piece->size() < kPiece) break;
    }
    std::string digest = hash.finish();
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const std::lock_guard lock(mutex_);
    if (nanoseconds(now) - std::max(std::get<3>(stamp), std::get<4>(stamp)) >= kDoubt) {
        if (hashes_.size() >= kMostHashes) hashes_.clear();
        hashes_.emplace(stamp, digest);
    }
    return digest;
}

Result<Original> Originals::find(const std::string& sha256, const query::IndexedFile& known) {
    if (known.archive_sha256.empty()) return find_file(sha256, known);
    // As long as the archive is there.
    const auto archive = find_file(known.archive_sha256, known);
    if (!archive) return failure(archive);
    return take_out(*archive, sha256, known.name);
}

Result<Original> Originals::take_out(const Original& archive, const std::string& sha256, const std::string& name) {
    auto bytes = members_.find(sha256);
    if (bytes == nullptr) {
        const auto place = taking_out_.take();
        if (!place)
            return failure(ErrorCode::not_found,
                           "As many documents as can be are being taken out of archives; try "
                           "again in a moment.");
        auto member = corpus::read_member(archive.file.number(), sha256, member_process_);
        if (!member) return failure(ErrorCode::not_found, member.error().message);
        bytes = members_.keep(sha256, std::move(*member));
    }
    Original original{FileDescriptor(::memfd_create("member", MFD_CLOEXEC)), bytes->size(), {}, false};
    if (!original.file.is_open() || !write_all(original.file.number(), *bytes))
        return failure(ErrorCode::not_found, "The document cannot be taken out of its archive here.");
    tell_type(original, name);
    return original;
}

Result<Original> Originals::find_file(const std::string& sha256, const query::IndexedFile& known) {
    bool was_changed = false;
    for (const Folder& folder : folders_) {
        for (const std::string& place : places(folder.path, known.path)) {
            Original original{open_beneath(folder.file.number(), place), 0, {}, false};
            struct stat about {};
            if (!original.file.is_open() || ::fstat(original.file.number(), &about) != 0 || !S_ISREG(about.st_mode))
                continue;
            original.size = static_cast<std::uint64_t>(about.st_size);
            was_changed = true;
            if (original.size != known.size) continue;
            const auto digest = hash_of(
                original.file.number(),
                {about.st_dev, about.st_ino, original.size, nanoseconds(about.st_mtim), nanoseconds(about.st_ctim)});
            if (!digest || *digest != sha256) continue;
            tell_type(original, known.name);
            return original;
        }
    }
    return failure(ErrorCode::not_found, was_changed
                                             ? "The document was changed since it was indexed: it is not the one that "
                                               "the acts were read from."
                                             : "The document is not in the folders that are served.");
}

}  // namespace recueil::server
