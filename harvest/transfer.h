// One exchange with a web server. curl stays in this folder.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace recueil::harvest {

struct TransferRequest {
    std::string address;
    std::string etag;           // of what is there already; empty where nothing is
    std::string last_modified;  // the same
    std::string file;           // the body is written to; empty: it is kept in memory
    std::size_t most_bytes = 0;
    bool may_be_longer = false;        // what exceeds most_bytes is left out; else it is a failure
    bool may_be_private = true;        // addresses of this machine and of private networks
    std::chrono::seconds timeout{30};  // to connect, and without a thousand bytes a second
};

struct TransferAnswer {
    long status = 0;
    std::string body;  // in memory
    std::string head;  // first bytes of a file
    std::string sha256;
    std::size_t bytes = 0;
    std::string etag;
    std::string last_modified;
    std::string media_type;  // as the server says, without parameters
    std::string location;    // where a redirect leads, absolute; may be of any scheme
    std::optional<std::chrono::seconds> retry_after;
    bool was_private = false;  // the server's address is of this machine or a private network
};

struct TransferProblem {
    enum class Kind { passing, lasting, stopped, disk };  // passing: may succeed later
    Kind kind = Kind::lasting;
    std::string reason;
};

// Keeps connections open between exchanges. Not thread-safe.
class Transfers {
  public:
    // A stop asked for while waiting ends the exchange within a second; `stop` may be null.
    Transfers(std::string user_agent, const std::atomic<bool>* stop);
    ~Transfers();

    // Asks with http or https and follows no redirect. A body is taken with status 200 alone.
    tl::expected<TransferAnswer, TransferProblem> get(const TransferRequest& request);

  private:
    struct Private;
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::harvest
