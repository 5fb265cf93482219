// What the acts of an index may be named by in a table of given facts.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/storage/manifest.h"
#include "indexer/update/given_facts.h"

namespace recueil::indexer {

// Reads each segment once, when first asked for; its files are verified. Not thread-safe.
class KnownKeys {
  public:
    KnownKeys(std::string directory, const std::vector<SegmentEntry>& segments)
        : directory_(std::move(directory)), segments_(segments) {}

    // The keys of the living acts of a file of a segment. Fails with index_damaged or index_inaccessible.
    Result<std::vector<ActKeys>> of(std::size_t segment, std::uint32_t file);

  private:
    using ByFile = std::map<std::uint32_t, std::vector<ActKeys>>;
    Result<ByFile> read(const SegmentEntry& entry) const;

    std::string directory_;
    const std::vector<SegmentEntry>& segments_;
    std::map<std::size_t, ByFile> by_segment_;
};

}  // namespace recueil::indexer
