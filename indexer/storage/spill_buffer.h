// Sections of one file that all grow until it is written, of which memory holds only the end of each.
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

// What does not fit into memory waits in one file without a name, which the system removes whatever happens. Not
// thread-safe.
class SpillBuffer {
  public:
    // The file is made in `folder`, once there is something to put there.
    SpillBuffer(std::string folder, std::size_t sections);

    // Fails as file_error() says.
    Result<void> append(std::size_t section, std::string_view bytes);

    std::uint64_t size(std::size_t section) const { return sections_[section].size; }
    std::uint64_t checksum(std::size_t section) const { return sections_[section].hash.value(); }  // XXH3

    // Hands on all that was appended to a section, in order, in pieces. Fails as file_error() says, or as `take` does.
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
