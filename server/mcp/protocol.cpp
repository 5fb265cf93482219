#include "server/mcp/protocol.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/base64.h"
#include "base/text.h"

namespace recueil::server::mcp {
namespace {

constexpr const char* meta_version = "io.modelcontextprotocol/protocolVersion";
constexpr const char* meta_capabilities = "io.modelcontextprotocol/clientCapabilities";
// Clients that send no header are of this one, which had none yet.
constexpr std::string_view version_without_header = "2025-03-26";

std::optional<std::string_view> known(std::string_view version) {
    const auto* const found = std::find(versions.begin(), versions.end(), version);
    return found == versions.end() ? std::nullopt : std::optional(*found);
}

RpcError unsupported(const Json& requested) {
    return {RpcCode::unsupported_version,
            "Unsupported protocol version",
            {{"supported", versions}, {"requested", requested}}};
}

RpcError mismatch(std::string message) {
    return {RpcCode::header_mismatch, "Header mismatch: " + std::move(message)};
}

// « =?base64?…?= » decoded; other values as they are. Empty where it is no base64.
std::string decoded(const std::string& value) {
    constexpr std::string_view begin = "=?base64?";
    constexpr std::string_view end = "?=";
    const bool is_encoded = value.size() >= begin.size() + end.size() && value.rfind(begin, 0) == 0 &&
                            value.compare(value.size() - end.size(), end.size(), end) == 0;
    if (!is_encoded) return value;
    return base64_decode(value.substr(begin.size(), value.size() - begin.size() - end.size())).value_or("");
}

std::optional<RpcError> header_fault(const Request& request, const RpcMessage& message, const std::string& version) {
    const auto header = request.header("mcp-protocol-version");
    if (header != version)
        return mismatch(header.empty() ? "MCP-Protocol-Version is missing"
                                       : "MCP-Protocol-Version is not the version of the body");
    const auto method = request.header("mcp-method");
    if (method != message.method)
        return mismatch(method.empty() ? "Mcp-Method is missing" : "Mcp-Method is not the method of the body");
    if (message.method != "tools/call") return std::nullopt;
    const auto name = message.params.value("name", Json());
    const auto given = request.header("mcp-name");
    if (name.is_string() && decoded(given) != name.get<std::string>())
        return mismatch(given.empty() ? "Mcp-Name is missing" : "Mcp-Name is not the name of the body");
    return std::nullopt;
}

// The host of « https://host:port », in lower case, without the port; empty where it is no such origin.
std::string host_of(std::string_view origin) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (origin.substr(0, scheme.size()) != scheme) continue;
        const auto authority = origin.substr(scheme.size());
        if (authority.find_first_of("/@?#") != std::string_view::npos) return {};
        const std::size_t bracket = authority.find(']');
        const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
        return ascii_lower(authority.substr(0, colon));
    }
    return {};
}

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

}  // namespace

ProtocolReading protocol_of(const Request& request, const RpcMessage& message) {
    const auto header = request.header("mcp-protocol-version");
    const Json meta = message.params.value("_meta", Json());
    const Json version = meta.is_object() ? meta.value(meta_version, Json()) : Json();
    const bool has_handshake = version.is_null() && header != versions.front();
    if (has_handshake) {
        const auto given = known(header.empty() ? version_without_header : std::string_view(header));
        // The header of an `initialize` says nothing: what is asked for stands in its body.
        if (!given && message.method != "initialize") return {{}, Refusal{400, unsupported(header)}};
        return {{given.value_or(newest_with_handshake), true}, std::nullopt};
    }
    const Protocol protocol{versions.front(), false};
    if (!version.is_string() || !meta.value(meta_capabilities, Json()).is_object())
        return {protocol, Refusal{400,
                                  {RpcCode::invalid_params, fmt::format("\"_meta\" has to hold \"{}\" and \"{}\".",
                                                                        meta_version, meta_capabilities)}}};
    const auto given = version.get<std::string>();
    if (given != versions.front()) return {protocol, Refusal{400, unsupported(given)}};
    if (auto fault = header_fault(request, message, given)) return {protocol, Refusal{400, std::move(*fault)}};
    return {protocol, std::nullopt};
}

std::string_view version_for_handshake(const Json& params) {
    const Json asked = params.value("protocolVersion", Json());
    const auto given = asked.is_string() ? known(asked.get_ref<const std::string&>()) : std::nullopt;
    return given && *given != versions.front() ? *given : newest_with_handshake;
}

bool is_foreign_origin(const Request& request, std::string_view public_url, const std::vector<std::string>& allowed) {
    const auto origin = ascii_lower(request.header("origin"));
    if (origin.empty()) return false;
    if (!public_url.empty() && origin == ascii_lower(public_url)) return false;
    if (std::any_of(allowed.begin(), allowed.end(), [&](const auto& each) { return origin == ascii_lower(each); }))
        return false;
    const auto host = host_of(origin);
    if (is_this_machine(host)) return false;
    // A name may be made to mean this machine; a number means what it says.
    const bool is_number =
        !host.empty() && (host.front() == '[' || host.find_first_not_of("0123456789.") == std::string::npos);
    return !is_number || host != host_of("http://" + request.header("host"));
}

}  // namespace recueil::server::mcp
