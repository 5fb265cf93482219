// A hash that is the same on every machine and in every version.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace recueil::stemming {

// FNV-1a, 64 bits.
constexpr std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char byte : text) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

inline std::string hexadecimal(std::uint64_t value) {
    std::string digits(16, '0');
    for (std::size_t at = digits.size(); at-- > 0; value >>= 4U) digits[at] = "0123456789abcdef"[value & 0xFU];
    return digits;
}

}  // namespace recueil::stemming
