// What is no request, and what only looks odd, over a real socket.
#include <chrono>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "tests/server/echo_server.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using tests::kPost;
using tests::kStart;
using tests::Running;

std::string repeat(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

struct Odd {
    const char* name;
    std::string request;
    int status;
};

class OddRequest : public ::testing::TestWithParam<Odd> {};

TEST_P(OddRequest, IsRefusedAndCut) {
    Running running;
    auto client = running.connect();
    client.send(GetParam().request);
    const auto answer = client.receive();
    EXPECT_EQ(answer.status, GetParam().status);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.closed_within(seconds(3)));
    EXPECT_EQ(running.counters->refused_malformed, 1U);
    EXPECT_EQ(running.connect().get("/").status, 200);
}

INSTANTIATE_TEST_SUITE_P(
    Http, OddRequest,
    ::testing::Values(
        Odd{"LongHeader", kStart + "X: " + std::string(65536, 'a') + "\r\n\r\n", 431},
        Odd{"LongTarget", "GET /" + std::string(65536, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 431},
        Odd{"ManyHeaders", kStart + repeat("X: a\r\n", 5000) + "\r\n", 431},
        Odd{"LineWithoutEnd", std::string(300000, 'a'), 431},
        Odd{"BigBody", kPost + "Content-Length: 1000000\r\n\r\n" + std::string(1000000, 'a'), 413},
        Odd{"BigChunkedBody",
            kPost + "Transfer-Encoding: chunked\r\n\r\n" + repeat("400\r\n" + std::string(1024, 'a') + "\r\n", 200),
            413},
        Odd{"LengthAndEncoding", kPost + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Odd{"EncodingAndLength", kPost + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", 400},
        Odd{"TwoLengths", kPost + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400},
        Odd{"TwoEqualLengths", kPost + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
        Odd{"LengthList", kPost + "Content-Length: 3, 3\r\n\r\nabc", 400},
        Odd{"NegativeLength", kPost + "Content-Length: -3\r\n\r\nabc", 400},
        Odd{"HugeLength", kPost + "Content-Length: 99999999999999999999999999\r\n\r\nabc", 400},
        Odd{"OtherEncoding", kPost + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400},
        Odd{"TwoEncodings", kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Odd{"EncodingInVersionOneZero", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        Odd{"BadChunk", kPost + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 400},
        Odd{"NoHost", "GET / HTTP/1.1\r\n\r\n", 400}, Odd{"TwoHosts", kStart + "Host: y\r\n\r\n", 400},
        Odd{"HostWithSpace", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        Odd{"HostWithQuote", "GET / HTTP/1.1\r\nHost: a\"b\r\n\r\n", 400},
        Odd{"HostWithAngle", "GET / HTTP/1.1\r\nHost: <a>\r\n\r\n", 400},
        Odd{"HostOfBytes", "GET / HTTP/1.1\r\nHost: caf\xC3\xA9\r\n\r\n", 400},
        Odd{"HostWithControl", "GET / HTTP/1.1\r\nHost: a\tb\r\n\r\n", 400},
        Odd{"HostList", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", 400},
        Odd{"HostWithUser", "GET / HTTP/1.1\r\nHost: me@a\r\n\r\n", 400},
        Odd{"HostWithPath", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        Odd{"HostWithWordPort", "GET / HTTP/1.1\r\nHost: a:http\r\n\r\n", 400},
        Odd{"HostWithLargePort", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", 400},
        Odd{"HostWithHugePort", "GET / HTTP/1.1\r\nHost: a:18446744073709551617\r\n\r\n", 400},
        Odd{"TargetWithLargePort", "GET http://a:99999/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Odd{"HostWithTwoPorts", "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n", 400},
        Odd{"HostAddressOpen", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400},
        Odd{"HostAddressOdd", "GET / HTTP/1.1\r\nHost: [::g]\r\n\r\n", 400},
        Odd{"TargetWithUser", "GET http://me@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Odd{"TargetWithoutHost", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Odd{"BadHostBesideATarget", "GET http://a/ HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        Odd{"SpaceBeforeColon", kStart + "X : a\r\n\r\n", 400}, Odd{"FoldedLine", kStart + "X: a\r\n b\r\n\r\n", 400},
        Odd{"FoldedByATab", kStart + "X: a\r\n\tb\r\n\r\n", 400},
        Odd{"FoldedToNothing", kStart + "X: a\r\n \r\n\r\n", 400},
        Odd{"FoldedEncoding", kPost + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400},
        Odd{"FoldedHost", "GET / HTTP/1.1\r\nHost:\r\n x\r\n\r\n", 400},
        Odd{"BareLineFeeds", "GET / HTTP/1.1\nHost: x\n\n", 505},
        Odd{"NulInTarget", std::string("GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n", 28), 400},
        Odd{"Garbage", "\x16\x03\x01\x02\r\n\r\n", 400}, Odd{"Version", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", 505},
        Odd{"Expect", kPost + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n", 417}),
    [](const auto& odd) { return std::string(odd.param.name); });

TEST(Http, EmptyLinesBeforeARequestArePassedOver) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(client.send("\r\n\r\n" + kStart + "\r\n"));
    EXPECT_EQ(client.receive().status, 200);
    // After a body, byte by byte, and alone.
    ASSERT_TRUE(client.send(kPost + "Content-Length: 3\r\n\r\nabc\r\n"));
    EXPECT_EQ(client.receive().status, 200);
    for (const auto& piece : {std::string("\r"), std::string("\n"), std::string("\r"), "\n" + kStart.substr(0, 1)}) {
        std::this_thread::sleep_for(milliseconds(20));
        ASSERT_TRUE(client.send(piece));
    }
    ASSERT_TRUE(client.send(kStart.substr(1) + "\r\n"));
    EXPECT_EQ(client.receive().status, 200);
    // The connection is idle after them, which lasts longer than a header may take.
    ASSERT_TRUE(client.send("\r\n"));
    EXPECT_FALSE(client.closed_within(milliseconds(1300)));
    EXPECT_EQ(client.get("/after").body, "GET /after ");
    EXPECT_EQ(running.counters->deadlines, 0U);
}

TEST(Http, EndlessEmptyLinesAreNoRequest) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(client.send(repeat("\r\n", 20) + kStart + "\r\n"));
    EXPECT_EQ(client.receive().status, 400);
    auto slow = running.connect();
    for (int i = 0; i < 9; ++i) {
        ASSERT_TRUE(slow.send("\r\n"));
        std::this_thread::sleep_for(milliseconds(10));
    }
    EXPECT_EQ(slow.receive().status, 400);
}

TEST(Http, EveryWordingOfAHostIsTaken) {
    Running running;
    auto client = running.connect();
    for (const std::string host :
         {"x", "example.org:8080", "a:65535", "a:", "a:0080", "my_council.local", "127.0.0.1:80", "[::1]",
          "[2001:db8::1]:8080", "[::ffff:10.0.0.1]", "a%20b", "x:", ""}) {
        ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        EXPECT_EQ(client.receive().status, 200) << host;
    }
}

TEST(Http, AFoldedLineIsSeenHoweverItArrives) {
    Running running;
    for (std::size_t cut = 1; cut < 34; ++cut) {
        const std::string request = kStart + "X: a\r\n b\r\n\r\n";
        auto client = running.connect();
        ASSERT_TRUE(client.send(request.substr(0, cut)));
        std::this_thread::sleep_for(milliseconds(5));
        ASSERT_TRUE(client.send(request.substr(cut)));
        EXPECT_EQ(client.receive().status, 400) << cut;
    }
}

TEST(Http, ALineThatBeginsWithASpaceInABodyIsNoFoldedHeader) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(client.send(kPost + "Content-Length: 7\r\n\r\na\r\n b\r\n"));
    EXPECT_EQ(client.receive().status, 200);
}

TEST(Http, ATrailerSaysNothingOfTheConnection) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(
        client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nConnection: close\r\nHost: y\r\n\r\n"));
    const auto answer = client.receive();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "");
    EXPECT_EQ(client.get("/next").body, "GET /next ");
}

TEST(Http, ABodyIsReadAndPassedOver) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(client.send(kPost + "Content-Length: 3\r\n\r\nabc"));
    EXPECT_EQ(client.receive().body, "POST / ");
    ASSERT_TRUE(client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
    EXPECT_EQ(client.receive().body, "POST / ");
    EXPECT_EQ(client.get("/next").body, "GET /next ");
}

}  // namespace
}  // namespace recueil::server
