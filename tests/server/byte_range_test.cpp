// Which part of a file a Range header asks for, and under which name a file is saved.
#include "server/byte_range.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// « 2-4 », « whole », « none ».
std::string chosen(std::string_view header, std::uint64_t size = 10) {
    const auto choice = choose_range(header, size);
    if (choice.answer == RangeAnswer::whole) return "whole";
    if (choice.answer == RangeAnswer::unsatisfiable) return "none";
    return std::to_string(choice.range.first) + "-" + std::to_string(choice.range.last);
}

TEST(ByteRange, IsTakenAsTheStandardHasIt) {
    EXPECT_EQ(chosen("bytes=2-4"), "2-4");
    EXPECT_EQ(chosen("Bytes=2-4"), "2-4");
    EXPECT_EQ(chosen("bytes= 2-4 "), "2-4");
    EXPECT_EQ(chosen("bytes=0-0"), "0-0");
    EXPECT_EQ(chosen("bytes=7-"), "7-9");
    EXPECT_EQ(chosen("bytes=7-99"), "7-9");
    EXPECT_EQ(chosen("bytes=7-99999999999999999999999"), "7-9");
    EXPECT_EQ(chosen("bytes=-3"), "7-9");
    EXPECT_EQ(chosen("bytes=-30"), "0-9");
}

TEST(ByteRange, PastTheEndIsRefused) {
    EXPECT_EQ(chosen("bytes=10-"), "none");
    EXPECT_EQ(chosen("bytes=99999999999999999999-"), "none");
    EXPECT_EQ(chosen("bytes=-0"), "none");
    EXPECT_EQ(chosen("bytes=0-", 0), "none");
    EXPECT_EQ(chosen("bytes=-1", 0), "none");
}

TEST(ByteRange, WithoutMeaningIsTheWhole) {
    for (const char* header : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=4-2", "bytes=1-2,4-5", "lines=1-2",
                               "bytes=1", "bytes=+1-2", "bytes=1--2", "bytes=0x1-2"})
        EXPECT_EQ(chosen(header), "whole") << header;
}

TEST(ContentDisposition, NamesAFileWithoutEndingItsQuotes) {
    EXPECT_EQ(content_disposition(true, "a b.pdf"), "inline; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf");
    EXPECT_EQ(content_disposition(false, "été.html"),
              "attachment; filename=\"_t_.html\"; filename*=UTF-8''%C3%A9t%C3%A9.html");
    const auto hostile = content_disposition(true, "x\"; filename=\"y.exe\\\r\nSet-Cookie: a=b/../%00\xFF");
    EXPECT_THAT(hostile, StartsWith("inline; filename=\"x_; filename=_y.exe___Set-Cookie: a=b_.._"));
    EXPECT_THAT(hostile, Not(HasSubstr("\r")));
    EXPECT_THAT(content_disposition(true, ""), HasSubstr("filename=\"document\""));
    EXPECT_LT(content_disposition(true, std::string(100'000, 'x')).size(), 1000U);
}

}  // namespace
}  // namespace recueil::server
