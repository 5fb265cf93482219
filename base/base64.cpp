#include "base/base64.h"

#include <cstdint>

#include <nettle/base64.h>
#include <nettle/hmac.h>

namespace recueil {
namespace {

// Nettle has bytes as uint8_t.
const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

}  // namespace

std::string base64_encode(std::string_view bytes) {
    std::string text(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
    base64_encode_raw(text.data(), bytes.size(), bytes_of(bytes));
    return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
    base64_decode_ctx context;
    base64_decode_init(&context);
    std::string bytes(BASE64_DECODE_LENGTH(text.size()), '\0');
    std::size_t size = bytes.size();
    const bool is_base64 = base64_decode_update(&context, &size, reinterpret_cast<std::uint8_t*>(bytes.data()),
                                                text.size(), text.data()) == 1 &&
                           base64_decode_final(&context) == 1;
    if (!is_base64) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string hmac_sha256(std::string_view key, std::string_view text) {
    hmac_sha256_ctx context;
    hmac_sha256_set_key(&context, key.size(), bytes_of(key));
    hmac_sha256_update(&context, text.size(), bytes_of(text));
    std::string digest(SHA256_DIGEST_SIZE, '\0');
    hmac_sha256_digest(&context, digest.size(), reinterpret_cast<std::uint8_t*>(digest.data()));
    return digest;
}

}  // namespace recueil
