#include "harvest/private_networks.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace recueil::harvest {

namespace {

struct Network {
    std::uint32_t address;
    int bits;
};
constexpr std::array<Network, 15> private_v4{{{0x00000000, 8},
                                              {0x0A000000, 8},
                                              {0x64400000, 10},
                                              {0x7F000000, 8},
                                              {0xA9FE0000, 16},
                                              {0xAC100000, 12},
                                              {0xC0000000, 24},
                                              {0xC0000200, 24},
                                              {0xC0586300, 24},
                                              {0xC0A80000, 16},
                                              {0xC6120000, 15},
                                              {0xC6336400, 24},
                                              {0xCB007100, 24},
                                              {0xE0000000, 4},
                                              {0xF0000000, 4}}};

bool is_private_v4(std::uint32_t address) {
    return std::any_of(private_v4.begin(), private_v4.end(), [&](const Network& network) {
        return (address >> (32 - network.bits)) == (network.address >> (32 - network.bits));
    });
}

std::uint32_t v4_at(const std::array<std::uint8_t, 16>& bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at] << 24U | bytes[at + 1] << 16U | bytes[at + 2] << 8U | bytes[at + 3]);
}

bool is_private_v6(const std::array<std::uint8_t, 16>& bytes) {
    const auto is_zero = [&](std::size_t from, std::size_t to) {
        return std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(from),
                           bytes.begin() + static_cast<std::ptrdiff_t>(to), [](std::uint8_t b) { return b == 0; });
    };
    if (is_zero(0, 10) && bytes[10] == 0xFF && bytes[11] == 0xFF) return is_private_v4(v4_at(bytes, 12));
    // NAT64 and 6to4 lead to an address of IPv4.
    if (bytes[0] == 0x00 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B)
        return !is_zero(4, 12) || is_private_v4(v4_at(bytes, 12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_v4(v4_at(bytes, 2));
    // Only 2000::/3 is handed out; Teredo and documentation lie in it.
    if ((bytes[0] & 0xE0U) != 0x20) return true;
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02) return true;
    return bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8;
}

}  // namespace

bool is_private(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        return is_private_v4(ntohl(v4.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &address, sizeof v6);
        std::array<std::uint8_t, 16> bytes{};
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return is_private_v6(bytes);
    }
    return true;
}

bool is_private_address(const char* text) {
    in_addr v4{};
    if (::inet_pton(AF_INET, text, &v4) == 1) return is_private_v4(ntohl(v4.s_addr));
    std::array<std::uint8_t, 16> bytes{};
    return ::inet_pton(AF_INET6, text, bytes.data()) != 1 || is_private_v6(bytes);
}

}  // namespace recueil::harvest
