// Loaded before a program's own libraries (LD_PRELOAD), so that a test can tell what it asks of the disk, stop it dead
// at any such call, or let the disk be full from a call on. The program needs no hook for it.
//
//   RECUEIL_FAULT_LOG=FILE     appends a line for each call: « make PATH », « write PATH », « sync PATH »,
//                              « rename FROM<TAB>TO », « remove PATH »
//   RECUEIL_FAULT_STOP=N       the program ends at once, without any cleaning up, instead of making the Nth call
//   RECUEIL_FAULT_FULL=N       the Nth writing call and all after it fail for want of room
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

template <class Function>
Function* next_called(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

long number_of(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? 0 : std::atol(value);
}

std::string path_of(int descriptor) {
    std::string path(4096, '\0');
    const ssize_t size = ::readlink(("/proc/self/fd/" + std::to_string(descriptor)).c_str(), path.data(), path.size());
    path.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return path;
}

std::string path_in(int folder, const char* name) {
    return folder == AT_FDCWD || name[0] == '/' ? name : path_of(folder) + "/" + name;
}

// Standard streams and what is no file are not the disk.
bool is_on_disk(int descriptor) {
    struct stat about {};
    return descriptor > STDERR_FILENO && ::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

void log_call(const std::string& line) {
    static const char* const path = std::getenv("RECUEIL_FAULT_LOG");
    if (path == nullptr) return;
    static const auto open_next = next_called<int(const char*, int, ...)>("open");
    static const auto write_next = next_called<ssize_t(int, const void*, std::size_t)>("write");
    static const int log = open_next(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    const std::string text = line + "\n";
    if (write_next(log, text.data(), text.size()) < 0) ::_exit(98);
}

void before_call(const std::string& line) {
    static const long stop = number_of("RECUEIL_FAULT_STOP");
    static std::atomic<long> calls{0};
    if (++calls == stop) ::_exit(99);
    log_call(line);
}

// True where the disk is full: errno is set.
bool is_full() {
    static const long full = number_of("RECUEIL_FAULT_FULL");
    static std::atomic<long> writes{0};
    if (full == 0 || ++writes < full) return false;
    errno = ENOSPC;
    return true;
}

bool opens_for_writing(int flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0;
}

mode_t mode_of(int flags, std::va_list arguments) {
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

bool may_open(const std::string& path, int flags) {
    if (!opens_for_writing(flags)) return true;
    before_call("make " + path);
    return (flags & O_CREAT) == 0 || !is_full();
}

template <class Function, class... Arguments>
auto write_to(int descriptor, Function* function, Arguments... arguments) -> decltype(function(arguments...)) {
    if (is_on_disk(descriptor)) {
        before_call("write " + path_of(descriptor));
        if (is_full()) return -1;
    }
    return function(arguments...);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    if (!may_open(path, flags)) return -1;
    static const auto next = next_called<int(const char*, int, ...)>("open");
    return next(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    if (!may_open(path, flags)) return -1;
    static const auto next = next_called<int(const char*, int, ...)>("open64");
    return next(path, flags, mode);
}

FILE* fopen(const char* path, const char* mode) {
    const bool is_writing = std::strpbrk(mode, "wa+") != nullptr;
    if (is_writing && !may_open(path, O_WRONLY | O_CREAT)) return nullptr;
    static const auto next = next_called<FILE*(const char*, const char*)>("fopen");
    return next(path, mode);
}

int mkdir(const char* path, mode_t mode) noexcept {
    before_call(std::string("make ") + path);
    if (is_full()) return -1;
    static const auto next = next_called<int(const char*, mode_t)>("mkdir");
    return next(path, mode);
}

ssize_t write(int descriptor, const void* bytes, std::size_t size) {
    static const auto next = next_called<ssize_t(int, const void*, std::size_t)>("write");
    return write_to(descriptor, next, descriptor, bytes, size);
}

ssize_t writev(int descriptor, const struct iovec* pieces, int count) {
    static const auto next = next_called<ssize_t(int, const struct iovec*, int)>("writev");
    return write_to(descriptor, next, descriptor, pieces, count);
}

ssize_t pwrite(int descriptor, const void* bytes, std::size_t size, off_t at) {
    static const auto next = next_called<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
    return write_to(descriptor, next, descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, std::size_t size, off_t at) {
    static const auto next = next_called<ssize_t(int, const void*, std::size_t, off_t)>("pwrite64");
    return write_to(descriptor, next, descriptor, bytes, size, at);
}

std::size_t fwrite(const void* bytes, std::size_t size, std::size_t count, FILE* file) {
    if (is_on_disk(::fileno(file))) {
        before_call("write " + path_of(::fileno(file)));
        if (is_full()) return 0;
    }
    static const auto next = next_called<std::size_t(const void*, std::size_t, std::size_t, FILE*)>("fwrite");
    return next(bytes, size, count, file);
}

int fflush(FILE* file) {
    if (file != nullptr && is_on_disk(::fileno(file))) {
        before_call("write " + path_of(::fileno(file)));
        if (is_full()) return EOF;
    }
    static const auto next = next_called<int(FILE*)>("fflush");
    return next(file);
}

int fsync(int descriptor) {
    before_call("sync " + path_of(descriptor));
    static const auto next = next_called<int(int)>("fsync");
    return next(descriptor);
}

int fdatasync(int descriptor) {
    before_call("sync " + path_of(descriptor));
    static const auto next = next_called<int(int)>("fdatasync");
    return next(descriptor);
}

int rename(const char* from, const char* to) noexcept {
    before_call(std::string("rename ") + from + "\t" + to);
    static const auto next = next_called<int(const char*, const char*)>("rename");
    return next(from, to);
}

int unlink(const char* path) noexcept {
    before_call(std::string("remove ") + path);
    static const auto next = next_called<int(const char*)>("unlink");
    return next(path);
}

int rmdir(const char* path) noexcept {
    before_call(std::string("remove ") + path);
    static const auto next = next_called<int(const char*)>("rmdir");
    return next(path);
}

int remove(const char* path) noexcept {
    before_call(std::string("remove ") + path);
    static const auto next = next_called<int(const char*)>("remove");
    return next(path);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
    before_call("remove " + path_in(folder, name));
    static const auto next = next_called<int(int, const char*, int)>("unlinkat");
    return next(folder, name, flags);
}

}  // extern "C"
