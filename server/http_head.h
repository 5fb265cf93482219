// The head of an answer as it goes over the wire.
#pragma once

#include <cstddef>
#include <ctime>
#include <optional>
#include <string>

#include "server/http.h"

namespace recueil::server {

// « Sun, 06 Nov 1994 08:49:37 GMT »
std::string http_date(std::time_t time);

struct Framing {
    std::optional<std::size_t> length;  // absent: chunked, or until the connection closes
    bool chunked = false;
    bool close = false;
    bool keep_alive_1_0 = false;
};

// Status line to empty line. A header whose name is not a token is left out; control characters within a value
// become spaces, so that no text can end a line.
std::string response_head(const Response& response, const Framing& framing);

// Answers of these statuses never have a body, nor say its length.
constexpr bool has_no_body(int status) {
    return status < 200 || status == 204 || status == 304;
}

}  // namespace recueil::server
