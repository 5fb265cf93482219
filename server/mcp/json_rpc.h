// JSON-RPC 2.0 as MCP restricts it: one message a request, ids that are texts or integers.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "server/http.h"

namespace recueil::server::mcp {

using Json = nlohmann::ordered_json;

// Codes of JSON-RPC, and those that MCP adds (revision 2026-07-28).
enum class RpcCode : int {
    parse_error = -32700,
    invalid_request = -32600,
    method_not_found = -32601,
    invalid_params = -32602,
    internal_error = -32603,
    header_mismatch = -32020,
    unsupported_version = -32022,
};

struct RpcError {
    RpcCode code = RpcCode::internal_error;
    std::string message;
    Json data{};  // null for none
};

struct RpcMessage {
    enum class Kind { request, notification, response };
    Kind kind = Kind::request;
    Json id;  // of a request: a text or an integer
    std::string method;
    Json params = Json::object();
};

// What a body holds; or the error, with the id where it could be read.
struct RpcReading {
    RpcMessage message;
    std::optional<RpcError> error;
};

// Linear in the body. Refuses batches, and values nested deeper than any message is.
RpcReading read_message(std::string_view body);

// An answer to a request; a null id says that it could not be read.
Response rpc_result(const Json& id, Json result);
Response rpc_error(int status, const Json& id, const RpcError& error);

}  // namespace recueil::server::mcp
