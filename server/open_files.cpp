#include "server/open_files.h"

#include <algorithm>

#include <sys/resource.h>

namespace recueil::server {
namespace {

// Files the index, the log and the listener need beside the connections; half of all where few are allowed.
constexpr std::size_t kReservedFiles = 256;

std::size_t open_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit wanted = limit;
        wanted.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &wanted) == 0) limit = wanted;
    }
    return limit.rlim_cur == RLIM_INFINITY ? 1U << 20U : static_cast<std::size_t>(limit.rlim_cur);
}

}  // namespace

std::size_t connections_allowed(std::size_t wanted) {
    const std::size_t files = open_file_limit();
    return std::clamp<std::size_t>(wanted, 1, files > 2 * kReservedFiles ? files - kReservedFiles : files / 2);
}

}  // namespace recueil::server
