// A hash that tells texts apart, the same on every machine; nothing depends on its being hard to forge.
#pragma once

#include <cstdint>
#include <string_view>

namespace recueil::server {

// FNV-1a, 64 bits.
constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

}  // namespace recueil::server
