// Encodes numbers and strings as little-endian bytes on any machine. Reading never leaves the given bytes.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace recueil::indexer {

// Returns the bytes of records as memory holds them.
template <class T>
std::string_view bytes_of(std::span<const T> values) {
    return {reinterpret_cast<const char*>(values.data()), values.size_bytes()};
}

class ByteWriter {
  public:
    void u8(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    void u32(std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8) bytes_.push_back(static_cast<char>((value >> shift) & 0xFF));
    }
    // Seven bits a byte, the lowest first: small numbers take one.
    void variable(std::uint32_t value) {
        for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<char>((value & 0x7FU) | 0x80U));
        bytes_.push_back(static_cast<char>(value));
    }
    void u64(std::uint64_t value) {
        u32(static_cast<std::uint32_t>(value));
        u32(static_cast<std::uint32_t>(value >> 32));
    }
    void text(std::string_view value) {
        u32(static_cast<std::uint32_t>(value.size()));
        bytes_.append(value);
    }
    const std::string& bytes() const { return bytes_; }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

// Past the end it yields zeros and empty strings, and ok() says so.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    std::uint8_t u8() {
        if (!has(1)) return 0;
        return static_cast<std::uint8_t>(bytes_[at_++]);
    }
    std::uint32_t u32() {
        if (!has(4)) return 0;
        std::uint32_t value = 0;
        for (unsigned i = 0; i < 4; ++i)
            value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes_[at_ + i])) << (8 * i);
        at_ += 4;
        return value;
    }
    std::uint32_t variable() {
        std::uint32_t value = 0;
        for (unsigned shift = 0; shift < 32; shift += 7) {
            const std::uint8_t byte = u8();
            value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
            if (byte < 0x80) break;
        }
        return value;
    }
    std::uint64_t u64() {
        const std::uint64_t low = u32();
        return low | (static_cast<std::uint64_t>(u32()) << 32);
    }
    std::string_view text() {
        const std::uint32_t size = u32();
        if (!has(size)) return {};
        const std::string_view value = bytes_.substr(at_, size);
        at_ += size;
        return value;
    }
    std::size_t position() const { return at_; }
    std::size_t left() const { return bytes_.size() - at_; }
    bool ok() const { return ok_; }

  private:
    bool has(std::size_t count) {
        if (count > bytes_.size() - at_) {
            ok_ = false;
            at_ = bytes_.size();
        }
        return ok_;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool ok_ = true;
};

}  // namespace recueil::indexer
