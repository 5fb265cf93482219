#include "server/answering.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

#include "server/http_head.h"
#include "server/problem.h"

namespace recueil::server {
namespace {

// Runs `work`; false where an exception escapes from it.
template <class Work>
bool done(Work&& work, const std::string& what, const OnFailure& failed) {
    std::string why = "unknown exception";
    try {
        work();
        return true;
    } catch (const std::exception& error) {
        why = error.what();
    } catch (...) {
    }
    if (failed) failed(fmt::format("{}: {}", what, why));
    return false;
}

}  // namespace

Response busy() {
    return problem_response({503, "Too many requests wait already; try again in a moment."});
}

Response answer(Handler& handler, const Request& request, const OnFailure& failed) {
    Response response;
    const auto handle = [&] { response = handler.handle(request); };
    if (done(handle, fmt::format("{} {}", request.method, request.path), failed)) return response;
    return problem_response({500, "The request could not be answered."});
}

Piece next_piece(BodySource& source, const OnFailure& failed) {
    Piece piece;
    piece.has_failed = !done([&] { piece.has_more = source.next(piece.bytes); }, "streaming", failed);
    return piece;
}

Outgoing outgoing_of(Response response, const Asker& asker) {
    Outgoing outgoing;
    outgoing.source = std::move(response.source);
    const bool is_endless = outgoing.source != nullptr && !response.source_bytes;  // of unknown length
    outgoing.is_chunked = is_endless && !asker.is_version_1_0;
    // To HTTP/1.0 the end of the connection is the only sign of the body's.
    outgoing.must_close = asker.must_close || (is_endless && asker.is_version_1_0);
    Framing framing;
    framing.chunked = outgoing.is_chunked;
    if (!is_endless) framing.length = outgoing.source != nullptr ? *response.source_bytes : response.body.size();
    framing.close = outgoing.must_close;
    framing.keep_alive_1_0 = asker.is_version_1_0;
    outgoing.bytes = response_head(response, framing);
    if (asker.wants_head_only || has_no_body(response.status)) {
        outgoing.source.reset();
    } else if (outgoing.source == nullptr) {
        outgoing.bytes += response.body;
    }
    return outgoing;
}

std::string chunk(std::string bytes, bool is_last) {
    if (!bytes.empty()) bytes = fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes);
    if (is_last) bytes += "0\r\n\r\n";
    return bytes;
}

}  // namespace recueil::server
