#include "corpus/readers/input_file.h"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

Outcome<std::size_t> refuse_special(const struct stat& status) {
    if (S_ISREG(status.st_mode)) return static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
    if (S_ISDIR(status.st_mode)) return problem("it is a folder");
    if (S_ISFIFO(status.st_mode)) return problem("it is a named pipe, not a file");
    if (S_ISSOCK(status.st_mode)) return problem("it is a socket, not a file");
    return problem("it is a device, not a file");
}

}  // namespace

std::size_t size_of_file(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::size_t>(std::max<off_t>(status.st_size, 0)) : 0;
}

std::string system_reason(int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return "there is no such file";
        case EACCES:
        case EPERM:
            return "permission denied";
        case ELOOP:
            return "its symbolic links go round in a circle";
        case ENAMETOOLONG:
            return "its name is too long";
        case EMFILE:
        case ENFILE:
            return "too many files are open";
        case EIO:
            return "the disk gave an input/output error";
        default:
            return std::generic_category().message(error);
    }
}

std::string printable(std::string_view path) {
    std::string shown;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t length = 1;
        const auto byte = static_cast<unsigned char>(path[at]);
        bool fit = byte >= 0x20 && byte < 0x7F;
        for (std::size_t wider = 2; byte >= 0xC2 && wider <= 4 && !fit; ++wider) {
            const std::string_view piece = path.substr(at, wider);
            fit = piece.size() == wider && is_valid_utf8(piece) &&
                  !(byte == 0xC2 && static_cast<unsigned char>(piece[1]) < 0xA0);
            fit = fit && !begins_with_direction_mark(piece);
            if (fit) length = wider;
        }
        shown.append(fit ? path.substr(at, length) : std::string_view("?"));
        at += length;
    }
    return shown;
}

Outcome<InputFile> InputFile::open(const std::string& path) {
    if (path.find('\0') != std::string::npos) return problem("there is no such file");
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return problem(system_reason(errno));
    if (const Outcome<std::size_t> size = refuse_special(status); !size) return tl::unexpected(size.error());
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return problem(system_reason(errno));
    InputFile file(descriptor, 0);
    if (::fstat(descriptor, &status) != 0) return problem(system_reason(errno));
    const Outcome<std::size_t> size = refuse_special(status);
    if (!size) return tl::unexpected(size.error());
    file.size_ = *size;
    return file;
}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

InputFile& InputFile::operator=(InputFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(size_, other.size_);
    return *this;
}

InputFile::~InputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Outcome<std::size_t> InputFile::read(std::string& to, std::size_t bytes) {
    const std::size_t before = to.size();
    to.resize(before + bytes);
    ssize_t got = 0;
    do {
        got = ::read(descriptor_, to.data() + before, bytes);
    } while (got < 0 && errno == EINTR);
    to.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
    if (got < 0) return problem(system_reason(errno));
    return static_cast<std::size_t>(got);
}

Outcome<std::string> InputFile::read_at(std::size_t offset, std::size_t bytes) const {
    std::string piece(bytes, '\0');
    std::size_t filled = 0;
    while (filled < bytes) {
        const ssize_t got =
            ::pread(descriptor_, piece.data() + filled, bytes - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return problem(system_reason(errno));
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    piece.resize(filled);
    return piece;
}

}  // namespace recueil::corpus
