// HTTP/1.1 over TCP, independent of the routes: one I/O thread reads requests and writes answers, a pool of compute
// threads calls the handlers. Nothing of the library beneath shows here.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace recueil::server {

struct Header {
    std::string name;
    std::string value;
};

struct Request {
    std::string method;           // as sent
    std::string path;             // as sent, still percent-encoded; begins with "/", or is "*"
    std::string query;            // as sent, what follows the first "?"
    std::vector<Header> headers;  // names in lower case
    std::string peer;             // address of the other end
    std::string client;           // whom it counts for, see client_of()
    std::string body;             // whole, decoded from chunks
    // Requests like it that waited when its turn came, for each thread that answers them.
    double crowd = 0;

    // Empty where there is none; of several, joined by ", " as if they were one.
    std::string header(std::string_view name) const;
};

// A body made piece by piece, for answers too long to hold. One call at a time, on any compute thread; never called
// again once it has returned false or its client has gone.
class BodySource {
  public:
    virtual ~BodySource() = default;
    // Appends the next piece to `piece`; false where that was the last one.
    virtual bool next(std::string& piece) = 0;
};

struct Response {
    int status = 200;
    std::vector<Header> headers;  // Date, Content-Length, Transfer-Encoding and Connection are added when it is sent
    std::string body;
    std::unique_ptr<BodySource> source;  // instead of `body` where set
    // Of what the source gives, where it is known: it must give so many bytes, or throw.
    std::optional<std::uint64_t> source_bytes{};

    void set(std::string name, std::string value) { headers.push_back({std::move(name), std::move(value)}); }
};

// Heavy requests wait behind quick ones.
enum class Weight { quick, heavy };

// Answers requests, one at a time: each compute thread has its own.
class Handler {
  public:
    virtual ~Handler() = default;
    // An exception that escapes is answered 500; its text goes to the log, never to the client.
    virtual Response handle(const Request& request) = 0;
};

// Called once for each compute thread, on that thread.
using HandlerFactory = std::function<std::unique_ptr<Handler>()>;

// Counters of the connections since the start. Any thread may read them.
struct HttpCounters {
    std::atomic<std::uint64_t> connections_open{0};
    std::atomic<std::uint64_t> connections_accepted{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused_busy{0};       // 503: the queue was full, or the answer came too late
    std::atomic<std::uint64_t> refused_malformed{0};  // 4xx before any handler saw the request
    std::atomic<std::uint64_t> refused_rate{0};       // 429: the client asks too often
    std::atomic<std::uint64_t> deadlines{0};          // cut for slowness
    std::atomic<std::uint64_t> unsent_cut{0};         // cut since too many bytes waited for their clients
    std::atomic<std::uint64_t> bytes_sent{0};
    std::atomic<std::uint64_t> queued{0};
};

// One request and its answer, for the access log.
struct Exchange {
    std::string peer;
    std::string method;
    std::string target;
    std::string user_agent;
    int status = 0;
    std::uint64_t bytes = 0;
    double milliseconds = 0;
};

struct HttpOptions {
    std::string host = "127.0.0.1";
    unsigned short port = 8080;  // 0 takes a free one
    unsigned compute_threads = 8;
    std::size_t queue_length = 1024;
    std::size_t connections = 4096;  // past it the longest idle one is closed; where none is idle, new ones wait
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 64 * 1024;
    // Deadlines are absolute: bytes that drip in do not put them off.
    int header_seconds = 5;    // from the first byte of a request to the end of its header
    int request_seconds = 30;  // for its body; for the answer to be made; for each piece of it to be taken
    int idle_seconds = 60;     // between two requests of a connection
    // Of all answers together that wait for their clients to read them; past it the client that has kept the server
    // longest is cut.
    std::size_t unsent_bytes = std::size_t{256} << 20U;
    bool is_behind_proxy = false;  // the last address of X-Forwarded-For is the client, not who connected
    double client_rate = 0;        // requests a second of one client, ten seconds' worth at once; 0 for no limit
    bool stop_on_signals = false;  // SIGTERM and SIGINT call stop(), SIGHUP calls on_hangup
    std::shared_ptr<HttpCounters> counters = std::make_shared<HttpCounters>();
    // Answers that need no compute thread: the I/O thread gives them at once, even when the queue is full. Returns
    // nothing for other requests. Must neither block nor throw.
    std::function<std::optional<Response>(const Request&)> at_once;
    std::function<Weight(const Request&)> weigh;         // all are quick where it is not set; on the I/O thread
    std::function<bool()> is_short_of_memory;            // then requests are turned away
    std::function<void()> on_calm;                       // a peak of unsent bytes is over; on a compute thread
    std::function<void()> on_hangup;                     // SIGHUP, with stop_on_signals; on the I/O thread
    std::function<void(const Exchange&)> on_exchange;    // on the I/O thread; must not block
    std::function<void(const std::string&)> on_failure;  // an exception that left a handler; on any thread
};

// A listening server. Made by listen(), which already holds the port: clients that connect are answered once run().
class HttpServer {
  public:
    // Fails with usage where the address is none, is not of this machine or is taken.
    static Result<HttpServer> listen(HttpOptions options, HandlerFactory make_handler);
    ~HttpServer();
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;

    // "http://127.0.0.1:8080", with the port that was taken.
    std::string url() const;
    unsigned short port() const;

    // Serves on the calling thread until stop(), then finishes open requests: requests of which a byte was
    // received are answered, idle connections closed. Returns when all are done, at most request_seconds later.
    void run();
    // From any thread; a second call gives up what is under way.
    void stop();

  private:
    struct Private;
    explicit HttpServer(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::server
