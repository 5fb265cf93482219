#include "base/text.h"

#include <gtest/gtest.h>

namespace recueil {
namespace {

TEST(Text, WritesAndReadsHexadecimal) {
    EXPECT_EQ(hex(std::string_view("\x00\x7f\xff", 3)), "007fff");
    EXPECT_EQ(hex(std::uint64_t{0x0123456789ABCDEF}), "0123456789abcdef");
    EXPECT_EQ(hex(std::uint64_t{1}), "0000000000000001");
    const struct {
        char digit;
        int value;
    } digits[] = {{'0', 0}, {'9', 9}, {'a', 10}, {'F', 15}, {'g', -1}, {'/', -1}, {':', -1}, {'@', -1}, {'`', -1}};
    for (const auto& [digit, value] : digits) EXPECT_EQ(hex_digit(digit), value) << digit;
}

TEST(Text, LowersAndTrimsAsciiOnly) {
    EXPECT_EQ(ascii_lower("Content-TYPE É"), "content-type É");
    EXPECT_EQ(trim_blanks(" \t gzip \t"), "gzip");
    EXPECT_EQ(trim_blanks(" \t "), "");
    EXPECT_EQ(trim_blanks("a\n"), "a\n");
}

}  // namespace
}  // namespace recueil
