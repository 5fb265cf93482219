#include "indexer/storage/page_release.h"

#include <cstdio>
#include <memory>

#include <unistd.h>

namespace recueil::indexer {

std::uint64_t resident_file_bytes() {
    // proc(5): « size resident shared … », in pages; shared are those of files.
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen("/proc/self/statm", "re"));
    unsigned long long shared = 0;
    if (!file || std::fscanf(file.get(), "%*u %*u %llu", &shared) != 1) return 0;
    return shared * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void release_excess_pages(const std::vector<Segment>& segments, std::uint64_t most) {
    std::uint64_t mapped = 0;
    for (const Segment& segment : segments) mapped += segment.mapped_bytes();
    if (mapped <= most || resident_file_bytes() <= most) return;
    for (const Segment& segment : segments) segment.release_token_pages();
    if (resident_file_bytes() <= most) return;
    for (const Segment& segment : segments) segment.release_pages();
}

}  // namespace recueil::indexer
