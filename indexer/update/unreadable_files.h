// Remembers the files that could not be read after long work, so that the next run does not repeat it.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/error.h"
#include "corpus/document.h"
#include "indexer/storage/manifest.h"

namespace recueil::indexer {

// The file DIR/unreadable: hash and reason of files whose reading failed after at least `worth` of work. Forgotten
// where the program, or how it reads pages, has changed since, and after 30 days: what reads may have been mended.
// Thread-safe.
class UnreadableFiles {
  public:
    // An unreadable or foreign file counts as none: it only saves time.
    // With `retry` nothing is known at first.
    UnreadableFiles(std::string directory, const corpus::ReadLimits& limits, std::chrono::milliseconds worth,
                    bool retry = false);

    // Why this file could not be read, naming it by its present path; nothing where it is not known.
    std::optional<Error> reason(const SourceFile& file) const;
    void add(const SourceFile& file, const Error& error, std::chrono::steady_clock::duration took);
    // Writes what is known where it has changed. Fails where the disk does.
    Result<void> save() const;

  private:
    struct Reason {
        std::string path;
        std::string message;
        std::int64_t since = 0;  // seconds since 1970
    };

    const std::string path_;
    const std::string reader_;
    const std::chrono::milliseconds worth_;
    mutable std::mutex mutex_;
    std::map<std::string, Reason> by_sha256_;
    bool has_changed_ = false;
};

}  // namespace recueil::indexer
