// Requests and answers over a real socket, with a handler that needs no index.
#include <algorithm>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/echo_server.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using ::testing::HasSubstr;
using tests::Echo;
using tests::quick;
using tests::Running;

TEST(Http, AnswersOnOneConnectionAgainAndAgain) {
    Running running;
    auto client = running.connect();
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.get("/a%20b?q=" + std::to_string(i));
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, "GET /a%20b q=" + std::to_string(i));
        EXPECT_TRUE(answer.has("date"));
        EXPECT_FALSE(answer.has("connection"));
    }
}

TEST(Http, AnswersPipelinedRequestsInOrder) {
    Running running;
    auto client = running.connect();
    std::string requests;
    for (int i = 0; i < 20; ++i) requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    ASSERT_TRUE(client.send(requests));
    for (int i = 0; i < 20; ++i) EXPECT_EQ(client.receive().body, "GET /" + std::to_string(i) + " ");
}

TEST(Http, ClosesWhenAsked) {
    Running running;
    auto client = running.connect();
    const auto answer = client.get("/", "Connection: close\r\n");
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(client.closed_within(milliseconds(500)));
}

TEST(Http, SpeaksVersionOneZero) {
    Running running;
    auto once = running.connect();
    ASSERT_TRUE(once.send("GET /old HTTP/1.0\r\n\r\n"));
    EXPECT_EQ(once.receive().body, "GET /old ");
    EXPECT_TRUE(once.closed_within(milliseconds(500)));

    auto kept = running.connect();
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(kept.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
        EXPECT_EQ(kept.receive().header("connection"), "keep-alive");
    }

    auto streamed = running.connect();
    ASSERT_TRUE(streamed.send("GET /stream?2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    const auto answer = streamed.receive();
    EXPECT_FALSE(answer.has("transfer-encoding"));
    EXPECT_EQ(answer.body, "piece 2\npiece 1\n");
}

TEST(Http, HeadSaysTheLengthAndSendsNone) {
    Running running;
    auto client = running.connect();
    ASSERT_TRUE(client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n"));
    const auto answer = client.receive(true);
    EXPECT_EQ(answer.header("content-length"), std::to_string(std::string("HEAD /x ").size()));
    EXPECT_EQ(client.get("/next").body, "GET /next ");
}

TEST(Http, StreamsPieces) {
    Running running;
    auto client = running.connect();
    const auto answer = client.get("/stream?1000");
    EXPECT_TRUE(answer.whole);
    EXPECT_EQ(std::count(answer.body.begin(), answer.body.end(), '\n'), 1000);
    EXPECT_EQ(client.get("/next").status, 200);
}

TEST(Http, AStreamThatBreaksDoesNotLookWhole) {
    Running running;
    auto client = running.connect();
    const auto answer = client.get("/broken");
    EXPECT_EQ(answer.status, 200);
    EXPECT_FALSE(answer.whole);
}

TEST(Http, AnExceptionIsAnsweredWithoutItsText) {
    Running running;
    auto client = running.connect();
    const auto answer = client.get("/throw");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_EQ(client.get("/").status, 200);
}

TEST(Http, NoTextEndsAHeaderLine) {
    Running running;
    const auto answer = running.connect().get("/header");
    EXPECT_FALSE(answer.has("x-injected"));
    EXPECT_EQ(answer.header("x-text"), "a  X-Injected: yes");
}

TEST(Http, TakesAbsoluteTargets) {
    Running running;
    EXPECT_EQ(running.connect().get("http://example.org/path?q=1").body, "GET /path q=1");
    EXPECT_EQ(running.connect().get("http://example.org").body, "GET / ");
    // The host that the target names is the one meant.
    auto client = running.connect();
    for (const auto& [target, host] :
         {std::pair<std::string, std::string>{"/host", "a:80"}, {"http://b.org:81/host", "b.org:81"}}) {
        ASSERT_TRUE(client.send("GET " + target + " HTTP/1.1\r\nHost: a:80\r\n\r\n"));
        EXPECT_EQ(client.receive().body, host) << target;
    }
    EXPECT_EQ(running.connect().get("ftp://example.org/").status, 400);
    EXPECT_EQ(running.connect().get("example").status, 400);
}

TEST(Http, ASecondServerOnThePortIsRefused) {
    Running running;
    auto options = quick();
    options.port = running.server().port();
    const auto second = HttpServer::listen(options, [] { return std::make_unique<Echo>(); });
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::usage);
    EXPECT_THAT(second.error().message, HasSubstr(std::to_string(options.port)));
    EXPECT_FALSE(second.error().hint.empty());
}

TEST(Http, AnAddressThatIsNoneIsRefused) {
    for (const auto* host : {"256.1.1.1", "no such host", "192.0.2.1", ""}) {
        auto options = quick();
        options.host = host;
        EXPECT_FALSE(HttpServer::listen(options, [] { return std::make_unique<Echo>(); })) << host;
    }
}

TEST(Http, ThePortIsFreeAgainAfterwards) {
    unsigned short port = 0;
    {
        Running running;
        port = running.server().port();
        EXPECT_EQ(running.server().url(), "http://127.0.0.1:" + std::to_string(port));
        EXPECT_EQ(running.connect().get("/").status, 200);
    }
    auto options = quick();
    options.port = port;
    Running again(options);
    EXPECT_EQ(again.connect().get("/").status, 200);
}

}  // namespace
}  // namespace recueil::server
