#include "server/request_head.h"

#include <algorithm>

#include "base/text.h"
#include "server/host.h"

namespace recueil::server {

std::string Request::header(std::string_view name) const {
    std::string result;
    for (const auto& header : headers) {
        if (header.name != name) continue;
        if (!result.empty()) result += ", ";
        result += header.value;
    }
    return result;
}

std::size_t RequestHead::count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(headers.begin(), headers.end(), [&](const Header& header) { return header.name == name; }));
}

std::string_view RequestHead::first(std::string_view name) const {
    const auto found =
        std::find_if(headers.begin(), headers.end(), [&](const Header& header) { return header.name == name; });
    return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::optional<Problem> refusal_of(const RequestHead& head, bool is_body_awaited) {
    const auto lengths = head.count("content-length");
    const auto encodings = head.count("transfer-encoding");
    const auto hosts = head.count("host");
    if (head.version != 10 && head.version != 11) return Problem{505, "HTTP/1.1 is spoken here."};
    if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0)) {
        return Problem{400, "The length of the body is given more than once."};
    }
    if (head.first("content-length").find_first_not_of("0123456789") != std::string_view::npos) {
        return Problem{400, "Content-Length is not a number."};  // parsers take « 3, 3 »
    }
    if (encodings > 0 && (head.version == 10 || ascii_lower(head.first("transfer-encoding")) != "chunked")) {
        return Problem{400, "Transfer-Encoding may be \"chunked\" only, in HTTP/1.1."};
    }
    if (hosts > 1) return Problem{400, "The header Host is given more than once."};
    if (hosts == 0 && head.version == 11) return Problem{400, "The header Host is missing."};
    if (!is_host_and_port(head.first("host"))) {
        return Problem{400, "The header Host is no host, or host and port."};
    }
    const std::string_view target = head.target;
    const bool is_absolute = target != "*" && !target.empty() && target.front() != '/';
    const auto authority = authority_of(target);
    if (origin_form(target).empty() || (is_absolute && (authority.empty() || !is_host_and_port(authority)))) {
        return Problem{400, "The target of the request is malformed."};
    }
    if (head.count("expect") > 0 && is_body_awaited) {
        return Problem{417, "No body is wanted, so none is waited for."};
    }
    return std::nullopt;
}

Request request_of(const RequestHead& head, const std::string& peer) {
    Request request;
    request.method = head.method;
    const std::string_view target = origin_form(head.target);
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = std::string(target.substr(0, mark));
    if (mark < target.size()) request.query = std::string(target.substr(mark + 1));
    request.headers = head.headers;
    // Whoever names the host in the target means that one (RFC 9112, section 3.2.2).
    if (const auto authority = authority_of(head.target); !authority.empty()) {
        const auto is_host = [](const Header& header) { return header.name == "host"; };
        request.headers.erase(std::remove_if(request.headers.begin(), request.headers.end(), is_host),
                              request.headers.end());
        request.headers.push_back({"host", std::string(authority)});
    }
    request.peer = peer;
    return request;
}

}  // namespace recueil::server
