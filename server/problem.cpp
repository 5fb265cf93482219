#include "server/problem.h"

#include <nlohmann/json.hpp>

namespace recueil::server {

std::string_view reason_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 206:
            return "Partial Content";
        case 301:
            return "Moved Permanently";
        case 302:
            return "Found";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 410:
            return "Gone";
        case 413:
            return "Content Too Large";
        case 415:
            return "Unsupported Media Type";
        case 416:
            return "Range Not Satisfiable";
        case 417:
            return "Expectation Failed";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        case 505:
            return "HTTP Version Not Supported";
        default:
            return "Unknown";
    }
}

Response problem_response(const Problem& problem) {
    nlohmann::ordered_json json{{"type", "about:blank"},
                                {"title", std::string(reason_phrase(problem.status))},
                                {"status", problem.status},
                                {"detail", problem.detail}};
    if (!problem.url.empty()) json["url"] = problem.url;
    if (!problem.errors.empty()) {
        auto& errors = json["errors"] = nlohmann::ordered_json::array();
        for (const auto& error : problem.errors) {
            errors.push_back({{"parameter", error.parameter}, {"message", error.message}, {"allowed", error.allowed}});
        }
    }
    Response response;
    response.status = problem.status;
    response.set("Content-Type", "application/problem+json");
    response.set("Cache-Control", "no-store");
    if (problem.status == 503) response.set("Retry-After", "1");
    response.body = json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    return response;
}

int http_status(ErrorCode code) {
    switch (code) {
        case ErrorCode::usage:
            return 400;
        case ErrorCode::not_found:
            return 404;
        case ErrorCode::index_missing:
        case ErrorCode::index_locked:
        case ErrorCode::index_damaged:
        case ErrorCode::index_schema:
        case ErrorCode::index_inaccessible:
            return 503;
        case ErrorCode::unreadable_input:
        case ErrorCode::internal:
            break;
    }
    return 500;
}

Problem problem_of(const Error& error) {
    // Details of the machine (paths of the index) go to its log; details of the request go to the client.
    const int status = http_status(error.code);
    if (status == 503) return {status, "The index cannot be read at the moment."};
    if (status == 500) return {status, "The request could not be answered."};
    return {status, error.hint.empty() ? error.message : error.message + "; " + error.hint};
}

}  // namespace recueil::server
