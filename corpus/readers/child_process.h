// Another program at work on a document nobody vouches for: no shell, no inherited files, bounds on everything.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

struct ChildLimits {
    int cpu_seconds = 60;
    std::chrono::seconds wall{200};
    std::size_t memory_bytes = std::size_t{1} << 30;
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
