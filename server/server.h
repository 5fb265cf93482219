// server: the JSON API and the web page over HTTP.
//
// One I/O thread reads and writes, a pool of compute threads answers, a bounded queue between them refuses (503) what
// it cannot hold. Boost stays inside http.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"

namespace recueil::server {

// One request that was answered, for an access log. Texts are as the client sent them.
struct RequestRecord {
    std::string peer;
    std::string method;
    std::string target;
    std::string user_agent;
    int status = 0;
    std::uint64_t bytes = 0;
    double milliseconds = 0;
};

struct ServerOptions {
    std::vector<std::string> databases;  // answered from as one index; see query::Searcher::open
    std::string host = "127.0.0.1";
    unsigned short port = 8080;  // 0 takes a free one
    unsigned compute_threads = 8;
    unsigned search_threads = 1;  // that work on one search at most, where the index has several segments
    std::size_t queue_length = 1024;
    int header_seconds = 5;  // absolute: from the first byte to the end of the header
    int request_seconds = 30;
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 64 * 1024;
    std::string public_url{};  // behind a proxy: "https://example.org", for addresses in feeds and exports
    std::function<void(const std::string& url)> on_listening{};  // "http://HOST:PORT", once it answers
    std::function<void(const RequestRecord&)> on_request{};      // on the I/O thread; must not block
    std::function<void(const std::string&)> on_failure{};        // on any thread; stderr where none is given
};

// Serves until SIGTERM or SIGINT, then finishes what is under way. Fails with usage where the address cannot be
// listened on, or as query::Searcher::open does.
Result<void> serve(const ServerOptions& options);

}  // namespace recueil::server
