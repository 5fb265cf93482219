// Answers made on a compute thread, and the bytes that they become.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "server/http.h"

namespace recueil::server {

using OnFailure = std::function<void(const std::string&)>;

// 503: come back in a moment.
Response busy();

// The handler's answer; 500 where an exception escapes from it, whose text goes to `failed`, which may be empty.
Response answer(Handler& handler, const Request& request, const OnFailure& failed);

// The next piece of a body; `failed` as above.
struct Piece {
    std::string bytes;
    bool has_more = false;
    bool has_failed = false;  // the body cannot be whole
};
Piece next_piece(BodySource& source, const OnFailure& failed);

// The parts of a request that its answer depends on.
struct Asker {
    bool is_version_1_0 = false;
    bool wants_head_only = false;
    bool must_close = false;
};

// The first bytes of an answer; where it has a source its pieces follow.
struct Outgoing {
    std::string bytes;
    std::shared_ptr<BodySource> source;
    bool is_chunked = false;
    bool must_close = false;
};
Outgoing outgoing_of(Response response, const Asker& asker);

// A piece as a chunk, with the mark of the end after the last one.
std::string chunk(std::string bytes, bool is_last);

}  // namespace recueil::server
