// Another program at work on a document nobody vouches for: no shell, no inherited files, bounds on everything.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "base/file_descriptor.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// The sanitizers reserve terabytes of addresses, which they never use: a child that is this program has no bound then.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool bounds_addresses = false;
#else
inline constexpr bool bounds_addresses = true;
#endif

struct ChildLimits {
    int cpu_seconds = 60;  // 0: the child sets its own
    std::chrono::seconds wall{200};
    std::size_t memory_bytes = std::size_t{1} << 30;  // of addresses; 0: no bound
    std::size_t written_bytes = 0;                    // of one file it writes, one without a name included
};

enum class ChildEnd {
    exited,   // `code` is its exit status
    crashed,  // `code` is the signal; a program out of memory often ends so
    cpu_limit,
    wall_limit,
    stopped,      // the caller wanted no more output
    not_started,  // `errors` says why
};

struct ChildOutcome {
    ChildEnd end = ChildEnd::not_started;
    int code = 0;
    std::string errors;  // the first few kilobytes of what it wrote to standard error
};

// Where PATH has the program; empty where it has not.
std::string find_program(const std::string& name);

// Bounds the processor time of all children that `run_child` starts on this thread while the object lives, together.
class ChildTimeBudget {
  public:
    explicit ChildTimeBudget(int seconds);
    ChildTimeBudget(const ChildTimeBudget&) = delete;
    ChildTimeBudget& operator=(const ChildTimeBudget&) = delete;
    ~ChildTimeBudget();
};

// A child with its standard streams; killed with all it started, and waited for, at the latest in the destructor. The
// child dies with the thread that started it.
class Child {
  public:
    // Fails where there is no process, pipe or memory to be had. A program that cannot be executed ends at once, with
    // status 127.
    static Outcome<Child> start(const std::string& program, const std::vector<std::string>& arguments, int input,
                                const ChildLimits& limits);

    Child(Child&& other) noexcept;
    Child& operator=(Child&& other) noexcept;
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    // Reads both streams until they end, the deadline comes, or `take` has enough. Keeps the beginning of the errors.
    enum class Pumped { all, past_deadline, enough };
    Pumped pump(std::chrono::steady_clock::time_point deadline, const std::function<bool(std::string_view)>& take);

    void kill_all() const;
    // How it ended. Blocks until it does.
    ChildOutcome wait(const ChildLimits& limits);

  private:
    Child() = default;

    pid_t pid_ = -1;
    FileDescriptor output_;
    FileDescriptor errors_;
    std::string error_text_;
};

// Runs `program` (an absolute path) with `input` as its standard input, read from its beginning, and hands over its
// output piece by piece until `take` returns false. The child may write no file, leaves no core, sees a bare
// environment and dies with its process group when a limit is met or this process ends. Any thread may call.
ChildOutcome run_child(const std::string& program, const std::vector<std::string>& arguments, int input,
                       const ChildLimits& limits, const std::function<bool(std::string_view)>& take);

// Bytes as a file without a name, for a child's standard input.
class MemoryFile {
  public:
    static Outcome<MemoryFile> holding(std::string_view bytes);

    MemoryFile(MemoryFile&& other) noexcept;
    MemoryFile& operator=(MemoryFile&& other) noexcept;
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();

    int descriptor() const { return descriptor_; }

  private:
    explicit MemoryFile(int descriptor) : descriptor_(descriptor) {}

    int descriptor_ = -1;
};

}  // namespace recueil::corpus
