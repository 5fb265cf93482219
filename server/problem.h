// Errors as RFC 9457 problem details, "application/problem+json".
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "server/http.h"

namespace recueil::server {

enum class ParameterFault { value, unknown, other };

// An error of one parameter, with the allowed values.
struct ParameterError {
    std::string parameter;
    std::string message;
    std::vector<std::string> allowed;  // names or values; empty where they cannot be listed
    ParameterFault fault = ParameterFault::value;
};

struct Problem {
    int status = 500;
    std::string detail;
    std::vector<ParameterError> errors{};
    std::string last_page{};  // of a list that has no page so far on: the address of its last one, for people
    std::string url{};        // where the council itself gives what is not to be had here
};

// "Not Found" for 404; "Unknown" for a number that has no name here.
std::string_view reason_phrase(int status);

// 503 says when to come back.
Response problem_response(const Problem& problem);

// usage 400, not_found 404, an index that cannot be read 503, the rest 500.
int http_status(ErrorCode code);
Problem problem_of(const Error& error);

}  // namespace recueil::server
