// server: the JSON API and the web page over HTTP.
//
// One I/O thread reads and writes, a pool of compute threads answers, a bounded queue between them refuses (503) what
// it cannot hold. Boost stays inside http.cpp.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "server/http.h"

namespace recueil::server {

struct ServerOptions {
    std::vector<std::string> databases;    // answered from as one index; see query::Searcher::open
    std::string public_url{};              // behind a proxy: "https://example.org", for addresses in feeds and exports
    std::vector<std::string> documents{};  // folders that hold the documents, which are given by their hash then
    // The command that takes a document out of an archive (corpus/archive_members.h); without it those are not given.
    std::vector<std::string> member_process{};
    std::vector<std::string> mcp_origins{};  // of other sites whose pages may ask /mcp
    unsigned search_threads = 1;             // that work on one search at most, where the index has several segments
    // serve() sets stop_on_signals, counters, at_once, weigh and is_short_of_memory; on_failure writes to stderr where
    // none is given.
    HttpOptions http{};
    std::function<void(const std::string& url)> on_listening{};  // "http://HOST:PORT", once it answers
};

// Serves until SIGTERM or SIGINT, then finishes open requests. Fails with usage where the address cannot be
// listened on or a folder of documents cannot be opened, or as query::Searcher::open does.
Result<void> serve(const ServerOptions& options);

}  // namespace recueil::server
