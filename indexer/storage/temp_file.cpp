#include "indexer/storage/temp_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/write_all.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

Result<TempFile> TempFile::create(const std::string& folder) {
    const std::string path = folder + "/waiting";
    TempFile made;
    made.folder_ = folder;
    made.file_ = FileDescriptor(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!made.file_.is_open() || ::unlink(path.c_str()) != 0) return failure(file_error("write", path, errno));
    return made;
}

Result<void> TempFile::append(std::string_view bytes) {
    if (!write_all(file_.number(), bytes)) return failure(file_error("write", folder_, errno));
    return {};
}

Result<void> TempFile::read(std::uint64_t at, std::string& bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
        const ::ssize_t got =
            ::pread(file_.number(), bytes.data() + done, bytes.size() - done, static_cast<::off_t>(at + done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return failure(file_error("read", folder_, got < 0 ? errno : EIO));
        done += static_cast<std::size_t>(got);
    }
    return {};
}

}  // namespace recueil::indexer
