// Collects the sections of a file that all grow until it is written. Memory holds only the end of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/hash.h"
#include "indexer/storage/temp_file.h"

namespace recueil::indexer {

// The rest is spilled to one temporary file, which ends with the process. Not thread-safe.
class SpillBuffer {
  public:
    // Creates the temporary file in `folder` when the first section spills.
    SpillBuffer(std::string folder, std::size_t sections);

    // Fails as file_error() says.
    Result<void> append(std::size_t section, std::string_view bytes);

    std::uint64_t size(std::size_t section) const { return sections_[section].size; }
    std::uint64_t checksum(std::size_t section) const { return sections_[section].hash.value(); }  // XXH3

    // Passes all bytes of a section to `take`, in order, in pieces. Fails as file_error() says, or as `take` does.
    Result<void> read(std::size_t section, const std::function<Result<void>(std::string_view)>& take) const;

  private:
    struct Piece {
        std::uint64_t at = 0;
        std::size_t bytes = 0;
    };
    struct Section {
        std::uint64_t size = 0;
        Xxh3 hash;
        std::vector<Piece> waiting;
        std::string end;
    };
    Result<void> put_aside(Section& section);

    std::string folder_;
    std::vector<Section> sections_;
    TempFile file_;
    std::uint64_t file_bytes_ = 0;
};

}  // namespace recueil::indexer
