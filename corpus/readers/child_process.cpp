#include "corpus/readers/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/write_all.h"
#include "corpus/readers/input_file.h"

namespace recueil::corpus {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kept_errors = 4096;
constexpr int could_not_execute = 127;

struct Pipe {
    FileDescriptor read;
    FileDescriptor write;

    bool open() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
        read = FileDescriptor(ends[0]);
        write = FileDescriptor(ends[1]);
        return true;
    }
};

// Seconds of processor time that the children of this thread have left; negative where nothing bounds them.
double& children_left() {
    thread_local double left = -1;
    return left;
}

// All a child does before it becomes another program. Only calls that are safe after fork() in a process with
// threads: nothing here allocates.
struct Launch {
    const char* program;
    char* const* arguments;
    char* const* environment;
    int input;
    int output;
    int errors;
    const ChildLimits* limits;

    static void bound(int resource, rlim_t soft, rlim_t hard) {
        const rlimit limit{soft, hard};
        ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
    }

    static void restore_signals() {
        sigset_t none;
        sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGPIPE, SIG_DFL);
        ::signal(SIGXFSZ, SIG_IGN);  // a cache file that may not be written is no reason to die
    }

    [[noreturn]] void operator()(pid_t parent) const {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (::getppid() != parent) ::_exit(could_not_execute);
        restore_signals();
        // The three may be any numbers, also 0 to 2: lifted out of the way first.
        const int in = ::fcntl(input, F_DUPFD, 3);
        const int out = ::fcntl(output, F_DUPFD, 3);
        const int err = ::fcntl(errors, F_DUPFD, 3);
        if (in < 0 || out < 0 || err < 0) ::_exit(could_not_execute);
        if (::dup2(in, 0) < 0 || ::dup2(out, 1) < 0 || ::dup2(err, 2) < 0) ::_exit(could_not_execute);
        if (::close_range(3, ~0U, 0) != 0) ::_exit(could_not_execute);
        const auto cpu = static_cast<rlim_t>(limits->cpu_seconds);
        if (cpu > 0) bound(RLIMIT_CPU, cpu, cpu + 1);
        if (limits->memory_bytes > 0) bound(RLIMIT_AS, limits->memory_bytes, limits->memory_bytes);
        bound(RLIMIT_NOFILE, 32, 32);
        bound(RLIMIT_FSIZE, limits->written_bytes, limits->written_bytes);
        bound(RLIMIT_CORE, 0, 0);
        ::execve(program, arguments, environment);
        ::_exit(could_not_execute);
    }
};

std::vector<std::string> bare_environment() {
    std::vector<std::string> variables = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1"};
    for (const char* name : {"PATH", "HOME", "TESSDATA_PREFIX"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here ever sets one
        if (value != nullptr) variables.push_back(std::string(name) + '=' + value);
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> all;
    all.reserve(strings.size() + 1);
    for (std::string& one : strings) all.push_back(one.data());
    all.push_back(nullptr);
    return all;
}

}  // namespace

std::string find_program(const std::string& name) {
    const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nothing here ever sets one
    std::string_view folders = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
    while (!folders.empty()) {
        const std::size_t colon = std::min(folders.find(':'), folders.size());
        std::string candidate = std::string(folders.substr(0, colon)) + '/' + name;
        folders.remove_prefix(std::min(colon + 1, folders.size()));
        struct stat status {};
        if (candidate.front() == '/' && ::stat(candidate.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
            ::access(candidate.c_str(), X_OK) == 0) {
            return candidate;
        }
    }
    return {};
}

ChildTimeBudget::ChildTimeBudget(int seconds) {
    children_left() = seconds;
}

ChildTimeBudget::~ChildTimeBudget() {
    children_left() = -1;
}

Outcome<Child> Child::start(const std::string& program, const std::vector<std::string>& arguments, int input,
                            const ChildLimits& limits) {
    Pipe output;
    Pipe errors;
    if (!output.open() || !errors.open()) return problem(system_reason(errno));
    std::vector<std::string> words = {program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<std::string> variables = bare_environment();
    const std::vector<char*> word_pointers = pointers(words);
    const std::vector<char*> variable_pointers = pointers(variables);
    const Launch launch{program.c_str(), word_pointers.data(),  variable_pointers.data(),
                        input,           output.write.number(), errors.write.number(),
                        &limits};
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid < 0) return problem(system_reason(errno));
    if (pid == 0) launch(parent);
    ::setpgid(pid, pid);
    Child child;
    child.pid_ = pid;
    child.output_ = std::move(output.read);
    child.errors_ = std::move(errors.read);
    return child;
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      output_(std::move(other.output_)),
      errors_(std::move(other.errors_)),
      error_text_(std::move(other.error_text_)) {}

Child& Child::operator=(Child&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(output_, other.output_);
    std::swap(errors_, other.errors_);
    std::swap(error_text_, other.error_text_);
    return *this;
}

Child::~Child() {
    if (pid_ <= 0) return;
    kill_all();
    wait({});
}

Child::Pumped Child::pump(Clock::time_point deadline, const std::function<bool(std::string_view)>& take) {
    std::vector<char> buffer(std::size_t{64} << 10);
    while (output_.is_open() || errors_.is_open()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return Pumped::past_deadline;
        std::array<pollfd, 2> waits = {{{output_.number(), POLLIN, 0}, {errors_.number(), POLLIN, 0}}};
        const int ready = ::poll(waits.data(), waits.size(), static_cast<int>(std::min<long>(left, 60000)));
        if (ready < 0 && errno != EINTR) return Pumped::past_deadline;
        if (ready <= 0) continue;
        // Errors first: what a child says before its last answer is read with it.
        for (const bool is_output : {false, true}) {
            FileDescriptor& from = is_output ? output_ : errors_;
            if (waits[is_output ? 0 : 1].revents == 0) continue;
            const ssize_t got = ::read(from.number(), buffer.data(), buffer.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) {
                from.close();
                continue;
            }
            const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
            if (!is_output) {
                error_text_.append(piece.substr(0, kept_errors - std::min(kept_errors, error_text_.size())));
            } else if (!take(piece)) {
                return Pumped::enough;
            }
        }
    }
    return Pumped::all;
}

void Child::kill_all() const {
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
}

ChildOutcome Child::wait(const ChildLimits& limits) {
    int status = 0;
    rusage usage{};
    while (::wait4(pid_, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    const double used = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                        static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    if (children_left() >= 0) children_left() = std::max(0.0, children_left() - used);
    ChildOutcome outcome;
    outcome.errors = std::move(error_text_);
    if (WIFEXITED(status)) {
        outcome.code = WEXITSTATUS(status);
        outcome.end = ChildEnd::exited;
        // A dynamic loader that fails ends with the same status, but says why.
        if (outcome.code == could_not_execute && outcome.errors.empty()) {
            outcome.end = ChildEnd::not_started;
            outcome.errors = "it cannot be executed";
        }
        return outcome;
    }
    outcome.code = WTERMSIG(status);
    const bool spent = limits.cpu_seconds > 0 && used + 1 >= limits.cpu_seconds;
    const bool cpu = outcome.code == SIGXCPU || (outcome.code == SIGKILL && spent);
    outcome.end = cpu ? ChildEnd::cpu_limit : ChildEnd::crashed;
    return outcome;
}

ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments, int input,
                       const ChildLimits& limits, const std::function<bool(std::string_view)>& take) {
    ChildLimits granted = limits;
    granted.cpu_seconds = std::max(granted.cpu_seconds, 1);
    if (const double left = children_left(); left >= 0) {
        if (left < 1) return {ChildEnd::cpu_limit, 0, {}};
        granted.cpu_seconds = std::min(granted.cpu_seconds, static_cast<int>(left));
    }
    ::lseek(input, 0, SEEK_SET);
    const Clock::time_point deadline = Clock::now() + limits.wall;
    Outcome<Child> child = Child::start(program, arguments, input, granted);
    if (!child) return {ChildEnd::not_started, 0, std::move(child.error().reason)};
    const Child::Pumped pumped = child->pump(deadline, take);
    if (pumped != Child::Pumped::all) child->kill_all();
    ChildOutcome outcome = child->wait(granted);
    if (pumped == Child::Pumped::past_deadline) outcome.end = ChildEnd::wall_limit;
    if (pumped == Child::Pumped::enough) outcome.end = ChildEnd::stopped;
    return outcome;
}

Outcome<MemoryFile> MemoryFile::holding(std::string_view bytes) {
    const int descriptor = ::memfd_create("document", MFD_CLOEXEC);
    if (descriptor < 0) return problem(system_reason(errno));
    MemoryFile file(descriptor);
    if (!write_all(descriptor, bytes)) return problem(system_reason(errno));
    return file;
}

MemoryFile::MemoryFile(MemoryFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

MemoryFile& MemoryFile::operator=(MemoryFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

MemoryFile::~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace recueil::corpus
