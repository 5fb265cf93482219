// Hashes that give the same value on every machine and in every version.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace recueil {

// XXH3, 64 bits: finds damage and tells texts apart. Whoever wants a collision can make one.
std::uint64_t xxh3(std::string_view bytes);

// The low half of xxh3(): enough to find damage in a record where 4 bytes matter.
inline std::uint32_t xxh3_low(std::string_view bytes) {
    return static_cast<std::uint32_t>(xxh3(bytes));
}

// XXH3 of bytes that come in pieces. Movable; not thread-safe.
class Xxh3 {
  public:
    Xxh3();
    ~Xxh3();
    Xxh3(Xxh3&&) noexcept;
    Xxh3& operator=(Xxh3&&) noexcept;

    void add(std::string_view bytes);
    // The hash of all that was added so far.
    std::uint64_t value() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// SHA-256 (FIPS 180-4) of bytes that come in pieces. Movable; not thread-safe.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    void add(std::string_view bytes);
    // The digest in lower-case hexadecimal; the object starts anew afterwards.
    std::string finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace recueil
