// Base64 (RFC 4648) and the keyed hash that signs what others receive.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recueil {

std::string base64_encode(std::string_view bytes);
// Absent where the text is no base64. White space in it is passed over.
std::optional<std::string> base64_decode(std::string_view text);

// HMAC-SHA-256 (RFC 2104), 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view text);

}  // namespace recueil
