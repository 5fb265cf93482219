#include "server/mcp/json_rpc.h"

#include <algorithm>
#include <utility>

#include "base/json_depth.h"

namespace recueil::server::mcp {
namespace {

// Parsing and writing JSON take a frame of the stack for each level in places; no message of MCP comes near.
constexpr int deepest = 32;

RpcReading refused(RpcMessage message, RpcCode code, std::string text) {
    return {std::move(message), RpcError{code, std::move(text)}};
}

bool is_id(const Json& id) {
    return id.is_string() || id.is_number_integer();
}

Response rpc_response(int status, const Json& json) {
    Response response;
    response.status = status;
    response.set("Content-Type", "application/json");
    response.set("Cache-Control", "no-store");
    response.body = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return response;
}

}  // namespace

RpcReading read_message(std::string_view body) {
    RpcMessage message;
    if (nests_deeper_than(body, deepest))
        return refused(message, RpcCode::parse_error, "The JSON is nested too deeply.");
    const Json json = Json::parse(body, nullptr, false);
    if (json.is_discarded()) return refused(message, RpcCode::parse_error, "The body is not JSON in UTF-8.");
    if (json.is_array())
        return refused(message, RpcCode::invalid_request, "Batches are not answered: send one message a request.");
    if (!json.is_object()) return refused(message, RpcCode::invalid_request, "A message is a JSON object.");
    const bool has_id = json.contains("id");
    if (has_id && is_id(json["id"])) message.id = json["id"];
    if (json.value("jsonrpc", Json()) != "2.0")
        return refused(message, RpcCode::invalid_request, "\"jsonrpc\" has to be \"2.0\".");
    if (has_id && message.id.is_null())
        return refused(message, RpcCode::invalid_request, "\"id\" has to be a text or an integer.");
    const bool is_response = json.contains("result") || json.contains("error");
    if (!json.contains("method") && is_response && has_id) {
        message.kind = RpcMessage::Kind::response;
        return {message, std::nullopt};
    }
    if (!json.contains("method") || !json["method"].is_string())
        return refused(message, RpcCode::invalid_request, "\"method\" has to be a text.");
    message.method = json["method"].get<std::string>();
    message.kind = has_id ? RpcMessage::Kind::request : RpcMessage::Kind::notification;
    if (const auto params = json.find("params"); params != json.end()) {
        if (!params->is_object()) return refused(message, RpcCode::invalid_params, "\"params\" has to be an object.");
        message.params = *params;
    }
    return {std::move(message), std::nullopt};
}

Response rpc_result(const Json& id, Json result) {
    return rpc_response(200, {{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

Response rpc_error(int status, const Json& id, const RpcError& error) {
    Json body{{"code", static_cast<int>(error.code)}, {"message", error.message}};
    if (!error.data.is_null()) body["data"] = error.data;
    return rpc_response(status, {{"jsonrpc", "2.0"}, {"id", id}, {"error", std::move(body)}});
}

}  // namespace recueil::server::mcp
