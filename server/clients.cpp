#include "server/clients.h"

#include <algorithm>
#include <array>
#include <optional>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "base/text.h"

namespace recueil::server {
namespace {

constexpr double burst_seconds = 10;
constexpr double least_burst = 20;  // a page and what it loads
constexpr std::size_t few_clients = 1024;

std::string text_of(const in_addr& address) {
    std::array<char, INET_ADDRSTRLEN> text{};
    return inet_ntop(AF_INET, &address, text.data(), text.size()) != nullptr ? text.data() : std::string();
}

// « 192.0.2.1 », « 2001:db8:0:1::/64 »; nothing for what is no address.
std::optional<std::string> client_key(const std::string& address) {
    in_addr four{};
    if (inet_pton(AF_INET, address.c_str(), &four) == 1) return text_of(four);
    in6_addr six{};
    if (inet_pton(AF_INET6, address.c_str(), &six) != 1) return std::nullopt;
    if (IN6_IS_ADDR_V4MAPPED(&six)) {
        std::copy_n(&six.s6_addr[12], 4, reinterpret_cast<unsigned char*>(&four));
        return text_of(four);
    }
    std::fill_n(&six.s6_addr[8], 8, static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (inet_ntop(AF_INET6, &six, text.data(), text.size()) == nullptr) return std::nullopt;
    return std::string(text.data()) + "/64";
}

// « 192.0.2.1:4711 », « [2001:db8::1]:4711 », « [2001:db8::1] », as some proxies write.
std::string without_port(std::string_view address) {
    if (!address.empty() && address.front() == '[') return std::string(address.substr(1, address.find(']') - 1));
    const std::size_t colon = address.find(':');
    return std::string(address.find(':', colon + 1) == std::string_view::npos ? address.substr(0, colon) : address);
}

}  // namespace

std::string client_of(const std::string& peer, std::string_view forwarded_for, bool is_behind_proxy) {
    if (is_behind_proxy) {
        const std::size_t comma = forwarded_for.rfind(',');
        std::string_view last = forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1);
        while (!last.empty() && (last.front() == ' ' || last.front() == '\t')) last.remove_prefix(1);
        while (!last.empty() && (last.back() == ' ' || last.back() == '\t')) last.remove_suffix(1);
        if (auto key = client_key(without_port(last))) return *key;
    }
    return client_key(peer).value_or(peer);
}

ClientRates::ClientRates(double per_second)
    : each_(std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / per_second))),
      burst_(std::chrono::duration_cast<Clock::duration>(
          std::chrono::duration<double>(std::max(burst_seconds, least_burst / per_second)))),
      forget_at_(few_clients) {}

ClientRates::Clock::duration ClientRates::ask(const std::string& client, Clock::time_point now) {
    if (next_.size() >= forget_at_) forget(now);
    auto& next = next_.try_emplace(client, now).first->second;
    next = std::max(next, now);
    const auto wait = next + each_ - now - burst_;
    if (wait > Clock::duration::zero()) return wait;
    next += each_;
    return Clock::duration::zero();
}

void ClientRates::forget(Clock::time_point now) {
    for (auto at = next_.begin(); at != next_.end();) at = at->second <= now ? next_.erase(at) : std::next(at);
    forget_at_ = std::max(few_clients, 2 * next_.size());
}

}  // namespace recueil::server
