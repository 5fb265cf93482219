#include "indexer/unnamed_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "indexer/files.h"

namespace recueil::indexer {

Result<UnnamedFile> UnnamedFile::create(const std::string& folder) {
    const std::string path = folder + "/waiting";
    UnnamedFile made;
    made.folder_ = folder;
    made.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made.descriptor_ < 0 || ::unlink(path.c_str()) != 0)
        return tl::unexpected<Error>(file_error("write", path, errno));
    return made;
}

UnnamedFile::~UnnamedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

UnnamedFile::UnnamedFile(UnnamedFile&& other) noexcept
    : folder_(std::move(other.folder_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

UnnamedFile& UnnamedFile::operator=(UnnamedFile&& other) noexcept {
    std::swap(folder_, other.folder_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

Result<void> UnnamedFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ::ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return tl::unexpected<Error>(file_error("write", folder_, errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> UnnamedFile::read(std::uint64_t at, std::string& bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
        const ::ssize_t got =
            ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<::off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return tl::unexpected<Error>(file_error("read", folder_, got < 0 ? errno : EIO));
        done += static_cast<std::size_t>(got);
    }
    return {};
}

}  // namespace recueil::indexer
