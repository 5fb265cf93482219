#include "server/encoding.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <utility>

#include <zlib.h>

#include "base/text.h"

namespace recueil::server {
namespace {

constexpr int kLevel = 5;
constexpr int kGzipWindow = 15 + 16;  // 16 asks for gzip's header rather than zlib's
constexpr int kMemory = 8;

class Deflater {
  public:
    Deflater() {
        if (deflateInit2(&stream_, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw std::runtime_error("zlib cannot start");
        }
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;

    void add(std::string_view text, int flush, std::string& out) {
        std::array<unsigned char, 16384> buffer{};
        // zlib's older signature takes what it only reads as writable.
        stream_.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));
        stream_.avail_in = static_cast<unsigned>(text.size());
        do {
            stream_.next_out = buffer.data();
            stream_.avail_out = static_cast<unsigned>(buffer.size());
            if (deflate(&stream_, flush) == Z_STREAM_ERROR) throw std::runtime_error("zlib failed");
            out.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }

  private:
    z_stream stream_{};
};

class GzipSource : public BodySource {
  public:
    explicit GzipSource(std::unique_ptr<BodySource> source) : source_(std::move(source)) {}

    bool next(std::string& piece) override {
        std::string plain;
        const bool more = source_->next(plain);
        deflater_.add(plain, more ? Z_NO_FLUSH : Z_FINISH, piece);
        return more;
    }

  private:
    std::unique_ptr<BodySource> source_;
    Deflater deflater_;
};

// « q=0.5 » among the parameters of a coding; 1 where there is none.
double quality(std::string_view parameters) {
    const std::string text = ascii_lower(parameters);
    const std::size_t at = text.find("q=");
    if (at == std::string::npos) return 1;
    return std::strtod(text.substr(at + 2, 6).c_str(), nullptr);
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
    std::optional<double> named;
    std::optional<double> any;
    while (!accept_encoding.empty()) {
        const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const auto coding = trim_blanks(accept_encoding.substr(0, comma));
        const std::size_t semicolon = std::min(coding.find(';'), coding.size());
        const auto name = ascii_lower(trim_blanks(coding.substr(0, semicolon)));
        if (name == "gzip" || name == "x-gzip") named = quality(coding.substr(semicolon));
        if (name == "*") any = quality(coding.substr(semicolon));
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
    }
    return named.value_or(any.value_or(0)) > 0;
}

std::string gzip(std::string_view text) {
    std::string result;
    Deflater().add(text, Z_FINISH, result);
    return result;
}

std::unique_ptr<BodySource> gzip(std::unique_ptr<BodySource> source) {
    return std::make_unique<GzipSource>(std::move(source));
}

}  // namespace recueil::server
