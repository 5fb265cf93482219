#include "server/http_head.h"

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

TEST(HttpDate, IsWritten) {
    EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST(ResponseHead, LeavesOutNamesThatAreNone) {
    Response response;
    response.set("X-Good", "é, kept");
    response.set("X Bad", "a");
    response.set("", "a");
    response.set("X-Lines", "a\r\nb\tc\x7f");
    const auto head = response_head(response, {});
    EXPECT_NE(head.find("X-Good: é, kept\r\n"), std::string::npos);
    EXPECT_EQ(head.find("X Bad"), std::string::npos);
    EXPECT_NE(head.find("X-Lines: a  b c \r\n"), std::string::npos);
    EXPECT_EQ(head.find("\r\n: "), std::string::npos);
    EXPECT_EQ(head.substr(head.size() - 4), "\r\n\r\n");
}

TEST(ResponseHead, SaysNoLengthWhereThereCanBeNoBody) {
    Response response;
    response.status = 304;
    Framing framing;
    framing.length = 0;
    EXPECT_EQ(response_head(response, framing).find("Content-Length"), std::string::npos);
    response.status = 200;
    EXPECT_NE(response_head(response, framing).find("Content-Length: 0\r\n"), std::string::npos);
}

}  // namespace
}  // namespace recueil::server
