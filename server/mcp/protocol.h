// Which revision of the Model Context Protocol a message speaks, and whether its head is in order.
//
// Revision 2026-07-28 has no handshake: each request carries its version and its client's capabilities in `_meta`.
// Clients of earlier revisions begin with `initialize`; nothing is kept of it, since nothing depends on it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"
#include "server/mcp/json_rpc.h"

namespace recueil::server::mcp {

// Newest first. Revisions up to 2025-11-25 have the handshake.
inline constexpr std::array<std::string_view, 5> versions{"2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26",
                                                          "2024-11-05"};
inline constexpr std::string_view newest_with_handshake = versions[1];

struct Protocol {
    std::string_view version;
    bool has_handshake = false;
    // Since 2025-11-25 arguments without meaning are an answer of the tool, so that a model can mend them.
    bool tools_refuse_arguments() const { return version >= "2025-11-25"; }
};

// A refusal with the HTTP status that it has over HTTP.
struct Refusal {
    int status = 400;
    RpcError error;
};

struct ProtocolReading {
    Protocol protocol;
    std::optional<Refusal> refusal;
};

// The revision of a request, whose headers have to say what its body says.
ProtocolReading protocol_of(const Request& request, const RpcMessage& message);

// The version that answers a client's `initialize`: its own where it is known.
std::string_view version_for_handshake(const Json& params);

// Whether a page of another site may have sent the request (DNS rebinding): such an Origin is refused. This server's
// own are the address readers know, and addresses of this machine; `allowed` are further ones.
bool is_foreign_origin(const Request& request, std::string_view public_url, const std::vector<std::string>& allowed);

}  // namespace recueil::server::mcp
