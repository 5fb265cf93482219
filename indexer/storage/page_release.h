// How much memory the files that are mapped take, and giving it back.
//
// The system takes such pages back by itself where it needs memory, but until then they count as the process's, and
// limits on a container's memory may count them too.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/storage/segment.h"

namespace recueil::indexer {

// What a process that reads an index keeps in memory of its files, however large the index.
inline constexpr std::uint64_t most_resident_bytes = std::uint64_t{256} << 20;

// The bytes of files that this process holds in memory, its program's included; 0 where the system does not say. Costs
// some microseconds.
std::uint64_t resident_file_bytes();

// Where the process holds more than `most`, gives back what was read of the segments' word columns, and where that is
// not enough, of their other files. What is looked at again is read again, from the system's cache as a rule. Any
// thread may call it, whoever reads meanwhile; costs nothing where the files are smaller than that altogether.
void release_excess_pages(const std::vector<Segment>& segments, std::uint64_t most = most_resident_bytes);

}  // namespace recueil::indexer
