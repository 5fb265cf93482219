// Downloads the documents that sources list into a folder, politely, each run only what is new or changed. The entry of
// harvest/.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"

namespace recueil::harvest {

struct HarvestProgress {
    std::size_t done = 0;
    std::size_t total = 0;
    std::size_t bytes = 0;
    std::string address;  // asked for now
};

struct HarvestOptions {
    std::string user_agent = "recueil";               // its token is what robots.txt may name
    std::chrono::milliseconds pause{1000};            // between two requests to one host
    std::chrono::seconds timeout{30};                 // to connect, and without a thousand bytes a second
    std::size_t most_bytes = std::size_t{200} << 20;  // of a document
    std::size_t most_documents = 100'000;             // of a run
    std::string match;                                // a regular expression (RE2) that addresses must hold
    bool public_only = false;                         // nothing from private networks
    bool dry_run = false;                             // reads the sources alone
    const std::atomic<bool>* stop = nullptr;          // ends the run early; the next goes on
    std::function<void(const HarvestProgress&)> progress{};
    std::function<void(const Error&)> failed{};  // as it happens, beside the report
};

struct HarvestReport {
    std::size_t addresses = 0;  // that the sources list, each once
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t resumed = 0;      // that an earlier run, which did not come to its end, had asked for already
    std::size_t documents = 0;    // in the folder
    std::vector<Error> failures;  // sources, lines of them, and documents; each is named
    std::vector<std::string> notes;
    std::vector<std::string> wanted;  // of a dry run
    bool was_stopped = false;
};

// Reads the sources (files or addresses), then asks for each address that they list. What one host, address or line
// does wrong is a failure in the report and ends nothing; a passing one (a time-out, 429, 5xx) is tried again after the
// others, up to three times in all, and a host that fails fifty times in a row is left alone for the rest of the run.
// What is asked for is bounded in size, time, redirects and number. Documents that their sources list no longer, or
// that are gone from their server, stay. Fails with usage for a match that is no expression, index_locked where another
// harvest fills the folder, unreadable_input where none of the sources can be read or the folder cannot be written.
Result<HarvestReport> harvest(const std::string& folder, const std::vector<std::string>& sources,
                              const HarvestOptions& options);

}  // namespace recueil::harvest
