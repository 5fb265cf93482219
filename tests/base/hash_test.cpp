#include "base/hash.h"

#include <string>

#include <gtest/gtest.h>

namespace recueil {
namespace {

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

// FIPS 180-4 examples and the published digests of the NIST byte test vectors.
TEST(Sha256, AgreesWithThePublishedVectors) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    EXPECT_EQ(sha256("\xd3"), "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1");
}

TEST(Sha256, DoesNotDependOnHowTheBytesCome) {
    std::string bytes;
    for (int i = 0; i < 300; ++i) bytes.push_back(static_cast<char>(i * 7));
    const std::string whole = sha256(bytes);
    for (std::size_t step = 1; step < 130; ++step) {
        Sha256 hash;
        for (std::size_t at = 0; at < bytes.size(); at += step) hash.add(std::string_view(bytes).substr(at, step));
        EXPECT_EQ(hash.finish(), whole) << "in pieces of " << step;
    }
}

// The value the XXH3 project publishes for no bytes, and one that an index on disk depends on.
TEST(Xxh3, DoesNotDependOnHowTheBytesCome) {
    EXPECT_EQ(xxh3(""), 0x2D06800538D394C2U);
    std::string bytes;
    for (int i = 0; i < 3000; ++i) bytes.push_back(static_cast<char>(i * 11));
    for (const std::size_t step : {1U, 7U, 64U, 256U, 1000U, 5000U}) {
        Xxh3 hash;
        for (std::size_t at = 0; at < bytes.size(); at += step) hash.add(std::string_view(bytes).substr(at, step));
        EXPECT_EQ(hash.value(), xxh3(bytes)) << "in pieces of " << step;
    }
    EXPECT_EQ(xxh3_low(bytes), static_cast<std::uint32_t>(xxh3(bytes)));
}

}  // namespace
}  // namespace recueil
