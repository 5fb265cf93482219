// A server whose handler needs no index: it does what the path of a request asks of it.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "server/http.h"
#include "tests/server/client.h"

namespace recueil::server::tests {

// "/slow?MILLISECONDS", "/throw", "/stream?PIECES", "/broken", "/host", "/header", "/big"; else says what was asked.
class Echo : public Handler {
  public:
    Response handle(const Request& request) override;
};

// A free port, two compute threads, deadlines of a second or two.
HttpOptions quick();

class Running {
  public:
    // Throws where it cannot listen.
    explicit Running(HttpOptions options = quick());
    ~Running() { stop(); }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    Client connect() const { return Client(server_->port()); }
    void ask_to_stop() { server_->stop(); }
    void join() {
        if (thread_.joinable()) thread_.join();
    }
    void stop() {
        if (thread_.joinable()) server_->stop();
        join();
    }
    HttpServer& server() { return *server_; }
    std::shared_ptr<HttpCounters> counters;

  private:
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
};

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point begin);

// Beginnings of requests; the empty line is missing.
inline const std::string kStart = "GET / HTTP/1.1\r\nHost: x\r\n";
inline const std::string kPost = "POST / HTTP/1.1\r\nHost: x\r\n";

}  // namespace recueil::server::tests
