// The checksum of what the index keeps.
#pragma once

#include <cstdint>
#include <string_view>

#include <zlib.h>

namespace recueil::indexer {

// CRC-32 of `bytes`, or of all that came before them and of them, where `before` is the checksum of that.
inline std::uint32_t checksum(std::string_view bytes, std::uint32_t before = 0) {
    // A view of nothing may point nowhere, of which zlib makes the checksum of a beginning.
    if (bytes.empty()) return before;
    return static_cast<std::uint32_t>(
        ::crc32_z(before, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

}  // namespace recueil::indexer
