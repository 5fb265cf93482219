// The head of a request as it came over the wire, and what is made of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"
#include "server/problem.h"

namespace recueil::server {

struct RequestHead {
    unsigned version = 11;  // 10 for HTTP/1.0
    std::string method;
    std::string target;           // in any of its forms
    std::vector<Header> headers;  // names in lower case, in their order

    std::size_t count(std::string_view name) const;
    // Of the first of that name; empty where there is none.
    std::string_view first(std::string_view name) const;
};

// Finds headers that the parser accepts but that a proxy in front might read differently. Returns nothing for a safe
// request.
std::optional<Problem> refusal_of(const RequestHead& head, bool is_body_awaited);

// The request as handlers see it: the target in origin form, and Host what the target names where it names one.
Request request_of(const RequestHead& head, const std::string& peer);

}  // namespace recueil::server
