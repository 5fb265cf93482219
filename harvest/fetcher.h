// Fetches with good manners: robots.txt, a pause for each host, and redirects within reason.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "harvest/robots.h"
#include "harvest/transfer.h"

namespace recueil::harvest {

struct Manners {
    std::string user_agent;                 // its product token is what robots.txt may name
    std::chrono::milliseconds pause{1000};  // between two requests to one host; a longer Crawl-delay counts
    std::chrono::seconds timeout{30};
    bool public_only = false;  // no addresses of this machine and of private networks, whoever names them
};

struct FetchProblem {
    enum class Kind { passing, lasting, stopped, disk };
    Kind kind = Kind::lasting;
    std::string reason;
    std::optional<std::chrono::seconds> retry_after;  // that the server asks for
};

struct Fetched {
    TransferAnswer answer;  // of status 200 or 304
    std::string address;    // that answered, past the redirects
};

// Not thread-safe.
class Fetcher {
  public:
    using Clock = std::chrono::steady_clock;

    Fetcher(Manners manners, const std::atomic<bool>* stop);

    // Waits for the host's turn. Follows up to ten redirects, each asked for by the rules of its own host and none in a
    // circle; one from the open network to a private one is refused. Every other answer than 200 and 304 is a problem.
    tl::expected<Fetched, FetchProblem> get(TransferRequest request);

    // When the origin of an address may be asked again.
    Clock::time_point ready_at(const std::string& address) const;
    // Leaves an origin alone for that long.
    void leave_alone(const std::string& address, std::chrono::seconds time);
    // Sleeps until then, or until the run is stopped.
    void wait_until(Clock::time_point then) const;
    bool is_stopped() const { return stop_ != nullptr && *stop_; }

  private:
    struct Host {
        std::optional<Robots> robots;
        std::string no_robots;  // why robots.txt cannot be known
        int robots_failures = 0;
        std::chrono::milliseconds pause{};
        Clock::time_point ready{};
    };
    Host& host_of(const std::string& address);
    void read_robots(const std::string& address, Host& host, bool may_be_private);
    tl::expected<TransferAnswer, TransferProblem> ask(const TransferRequest& request, Host& host);

    Manners manners_;
    const std::atomic<bool>* stop_;
    Transfers transfers_;
    std::map<std::string, Host> hosts_;  // by origin
};

}  // namespace recueil::harvest
