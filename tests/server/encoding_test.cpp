#include "server/encoding.h"

#include <array>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <zlib.h>

namespace recueil::server {
namespace {

std::string gunzip(const std::string& compressed) {
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    std::string input = compressed;
    stream.next_in = reinterpret_cast<unsigned char*>(input.data());
    stream.avail_in = static_cast<unsigned>(input.size());
    std::string text;
    std::array<char, 4096> buffer{};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = reinterpret_cast<unsigned char*>(buffer.data());
        stream.avail_out = static_cast<unsigned>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        text.append(buffer.data(), buffer.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END ? text : "not gzip";
}

class Lines : public BodySource {
  public:
    bool next(std::string& piece) override {
        piece += "line " + std::to_string(left_) + "\n";
        return --left_ > 0;
    }

  private:
    int left_ = 5000;
};

TEST(Gzip, GivesTheTextBack) {
    for (const auto& text : {std::string(), std::string("a"), std::string(100000, 'x')}) {
        EXPECT_EQ(gunzip(gzip(text)), text);
    }
}

TEST(Gzip, CompressesAStream) {
    Lines plain;
    std::string expected;
    while (plain.next(expected)) {
    }
    const auto source = gzip(std::make_unique<Lines>());
    std::string compressed;
    while (source->next(compressed)) {
    }
    EXPECT_LT(compressed.size(), expected.size() / 3);
    EXPECT_EQ(gunzip(compressed), expected);
}

TEST(AcceptEncoding, IsReadAsTheStandardSays) {
    for (const auto* yes :
         {"gzip", "deflate, gzip;q=0.5", "gzip ; q=1", "*", "br, *;q=0.1", "x-gzip", "GZip", "deflate, X-GZIP;Q=0.5"}) {
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    }
    for (const auto* no : {"", "identity", "br", "gzip;q=0", "gzip;q=0.0, *", "*;q=0", "gzipped", ",,;", "GZIP;Q=0"}) {
        EXPECT_FALSE(accepts_gzip(no)) << no;
    }
}

}  // namespace
}  // namespace recueil::server
