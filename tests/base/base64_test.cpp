#include "base/base64.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace recueil {
namespace {

TEST(Base64, EncodesAndDecodes) {
    for (const std::string text : {"", "f", "fo", "foo", "foob", "été\n\0x"})
        EXPECT_EQ(base64_decode(base64_encode(text)), text);
    EXPECT_EQ(base64_encode("foobar"), "Zm9vYmFy");
    EXPECT_FALSE(base64_decode("Zm9%"));
    EXPECT_FALSE(base64_decode("Zm9vY"));
}

// RFC 4231, test case 2.
TEST(Base64, SignsAsOthersCheckIt) {
    EXPECT_EQ(hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
              "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

}  // namespace
}  // namespace recueil
