#include "base/hash.h"

#include <array>

#include <nettle/sha2.h>

#include "base/text.h"

#define XXH_STATIC_LINKING_ONLY  // the size of a state
#include <xxhash.h>

namespace recueil {

std::uint64_t xxh3(std::string_view bytes) {
    return ::XXH3_64bits(bytes.data(), bytes.size());
}

struct Xxh3::State {
    XXH3_state_t xxh3;
};

Xxh3::Xxh3() : state_(std::make_unique<State>()) {
    ::XXH3_64bits_reset(&state_->xxh3);
}
Xxh3::~Xxh3() = default;
Xxh3::Xxh3(Xxh3&&) noexcept = default;
Xxh3& Xxh3::operator=(Xxh3&&) noexcept = default;

void Xxh3::add(std::string_view bytes) {
    ::XXH3_64bits_update(&state_->xxh3, bytes.data(), bytes.size());
}

std::uint64_t Xxh3::value() const {
    return ::XXH3_64bits_digest(&state_->xxh3);
}

struct Sha256::State {
    sha256_ctx sha256;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    ::nettle_sha256_init(&state_->sha256);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
    ::nettle_sha256_update(&state_->sha256, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::finish() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    ::nettle_sha256_digest(&state_->sha256, digest.size(), digest.data());
    return hex(std::string_view(reinterpret_cast<const char*>(digest.data()), digest.size()));
}

}  // namespace recueil
