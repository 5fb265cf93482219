// server: the JSON API and the web page over HTTP.
//
// One I/O thread reads and writes, a pool of compute threads answers, a bounded queue between them refuses (503) what
// it cannot hold. Boost stays inside http.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "corpus/error.h"

namespace recueil::server {

struct ServerOptions {
    std::string database;
    std::string host = "127.0.0.1";
    unsigned short port = 8080;  // 0 takes a free one
    unsigned compute_threads = 8;
    std::size_t queue_length = 1024;
    int header_seconds = 5;  // absolute: from the first byte to the end of the header
    int request_seconds = 30;
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 64 * 1024;
    std::function<void(const std::string& url)> on_listening;  // "http://HOST:PORT", once it answers
};

// Serves until SIGTERM or SIGINT, then finishes what is under way. Fails with usage where the address cannot be
// listened on, or as query::Searcher::open does.
Result<void> serve(const ServerOptions& options);

}  // namespace recueil::server
