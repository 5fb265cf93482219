// Limits the memory that mapped files of an index take.
//
// The system takes such pages back when it needs memory, but until then they count as the process's, and a container's
// limit may count them too.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/storage/segment.h"

namespace recueil::indexer {

// The pages of its files that a process keeps in memory, for an index of any size.
inline constexpr std::uint64_t most_resident_bytes = std::uint64_t{256} << 20;

// Returns the bytes of mapped files in memory, the program's included; 0 where the system gives no figure. Costs some
// microseconds.
std::uint64_t resident_file_bytes();

// Above `most` bytes, releases the pages of the token streams, then, if needed, of the other files. A later access
// reads them again, as a rule from the page cache. Any thread may call it while others read. Costs nothing where all
// files together are smaller.
void release_excess_pages(const std::vector<Segment>& segments, std::uint64_t most = most_resident_bytes);

}  // namespace recueil::indexer
