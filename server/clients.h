// Who asks, and how often one may.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace recueil::server {

// The client that a request counts for: who connected, or, behind a proxy, the last address that X-Forwarded-For names,
// which the proxy itself has written. Of IPv6 the first 64 bits: a client has all that follow.
std::string client_of(const std::string& peer, std::string_view forwarded_for, bool is_behind_proxy);

// Requests of each client a second. Holds a few bytes for each client seen within the last ten seconds. Not
// thread-safe.
class ClientRates {
  public:
    using Clock = std::chrono::steady_clock;

    explicit ClientRates(double per_second);
    // How long the client has to wait; zero where it may ask now, which counts.
    Clock::duration ask(const std::string& client, Clock::time_point now);
    std::size_t size() const { return next_.size(); }

  private:
    void forget(Clock::time_point now);

    Clock::duration each_;
    Clock::duration burst_;
    // When each client's requests would all have come, had they come evenly.
    std::unordered_map<std::string, Clock::time_point> next_;
    std::size_t forget_at_;
};

}  // namespace recueil::server
