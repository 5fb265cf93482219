// The server over a real socket, with a handler that needs no index.
#include "server/http.h"

#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/client.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::Answer;
using testing::Client;
using ::testing::HasSubstr;
using Clock = std::chrono::steady_clock;

class Countdown : public BodySource {
  public:
    explicit Countdown(int pieces) : left_(pieces) {}
    bool next(std::string& piece) override {
        piece += "piece " + std::to_string(left_) + "\n";
        return --left_ > 0;
    }

  private:
    int left_;
};

class Broken : public BodySource {
  public:
    bool next(std::string& piece) override {
        if (++calls_ > 2) throw std::runtime_error("out of paper");
        piece += "some";
        return true;
    }

  private:
    int calls_ = 0;
};

class Echo : public Handler {
  public:
    Response handle(const Request& request) override {
        Response response;
        response.set("Content-Type", "text/plain");
        if (request.path == "/slow") std::this_thread::sleep_for(milliseconds(std::stoi(request.query)));
        if (request.path == "/throw") throw std::runtime_error("the secret of the machine");
        if (request.path == "/stream") response.source = std::make_unique<Countdown>(std::stoi(request.query));
        if (request.path == "/broken") response.source = std::make_unique<Broken>();
        if (request.path == "/host") response.body = request.header("host");
        if (request.path == "/header") response.set("X-Text", "a\r\nX-Injected: yes");
        if (request.path == "/big") response.body.assign(8U << 20U, 'x');
        if (response.body.empty()) response.body = request.method + " " + request.path + " " + request.query;
        return response;
    }
};

HttpOptions quick() {
    HttpOptions options;
    options.port = 0;
    options.compute_threads = 2;
    options.header_seconds = 1;
    options.request_seconds = 2;
    options.idle_seconds = 20;
    return options;
}

class Running {
  public:
    explicit Running(HttpOptions options = quick()) {
        counters = options.counters;
        auto made = HttpServer::listen(std::move(options), [] { return std::make_unique<Echo>(); });
        if (!made) throw std::runtime_error(made.error().message);
        server_ = std::make_unique<HttpServer>(std::move(*made));
        thread_ = std::thread([this] { server_->run(); });
    }
    ~Running() { stop(); }
    Client connect() const { return Client(server_->port()); }
    void ask_to_stop() { server_->stop(); }
    void join() {
        if (thread_.joinable()) thread_.join();
    }
    void stop() {
        if (thread_.joinable()) server_->stop();
        join();
    }
    HttpServer& server() { return *server_; }
    std::shared_ptr<HttpCounters> counters;

  private:
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
};

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

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

std::string repeat(const std::string& text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

const std::string kStart = "GET / HTTP/1.1\r\nHost: x\r\n";
const std::string kPost = "POST / HTTP/1.1\r\nHost: x\r\n";

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
        Odd{"HostWithTwoPorts", "GET / HTTP/1.1\r\nHost: a:1:2\r\n\r\n", 400},
        Odd{"HostAddressOpen", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n", 400},
        Odd{"HostAddressOdd", "GET / HTTP/1.1\r\nHost: [::g]\r\n\r\n", 400},
        Odd{"TargetWithUser", "GET http://me@a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Odd{"TargetWithoutHost", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        Odd{"BadHostBesideATarget", "GET http://a/ HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
        Odd{"SpaceBeforeColon", kStart + "X : a\r\n\r\n", 400},
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
    for (const std::string host : {"x", "example.org:8080", "my_council.local", "127.0.0.1:80", "[::1]",
                                   "[2001:db8::1]:8080", "[::ffff:10.0.0.1]", "a%20b", "x:", ""}) {
        ASSERT_TRUE(client.send("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        EXPECT_EQ(client.receive().status, 200) << host;
    }
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

TEST(Http, AHeaderThatDripsInIsCutAtItsDeadline) {
    Running running;
    auto client = running.connect();
    const auto begin = Clock::now();
    bool open = client.send("GET / HTTP/1.1\r\nX: ");
    std::thread drip([&] {
        while (open && seconds_since(begin) < 4) {
            std::this_thread::sleep_for(milliseconds(100));
            open = client.send("a");
        }
    });
    const auto answer = client.receive();
    EXPECT_EQ(answer.status, 408);
    EXPECT_NEAR(seconds_since(begin), 1.0, 0.5);
    drip.join();
    EXPECT_LT(seconds_since(begin), 3.5);
    EXPECT_EQ(running.counters->deadlines, 1U);
}

TEST(Http, ABodyThatDripsInIsCutAtItsDeadline) {
    Running running;
    auto client = running.connect();
    const auto begin = Clock::now();
    ASSERT_TRUE(client.send(kPost + "Content-Length: 100\r\n\r\n"));
    std::thread drip([&] {
        while (seconds_since(begin) < 4 && client.send("a")) std::this_thread::sleep_for(milliseconds(100));
    });
    EXPECT_EQ(client.receive().status, 408);
    EXPECT_NEAR(seconds_since(begin), 2.0, 0.7);
    drip.join();
}

TEST(Http, AnswersBesideHundredsOfHalfRequests) {
    Running running;
    std::vector<Client> stalled;
    for (int i = 0; i < 300; ++i) {
        stalled.push_back(running.connect());
        ASSERT_TRUE(stalled.back().send("GET / HTTP/1.1\r\nHo"));
    }
    const auto begin = Clock::now();
    EXPECT_EQ(running.connect().get("/").status, 200);
    EXPECT_LT(seconds_since(begin), 0.5);
}

TEST(Http, AClientThatDoesNotReadIsCut) {
    auto options = quick();
    options.request_seconds = 1;
    Running running(options);
    auto client = running.connect();
    ASSERT_TRUE(client.send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n"));
    std::this_thread::sleep_for(milliseconds(2000));
    EXPECT_EQ(running.counters->deadlines, 1U);
    EXPECT_EQ(running.counters->connections_open, 0U);
}

TEST(Http, IdleConnectionsAreClosedInTime) {
    auto options = quick();
    options.idle_seconds = 1;
    Running running(options);
    auto client = running.connect();
    EXPECT_EQ(client.get("/").status, 200);
    EXPECT_FALSE(client.closed_within(milliseconds(500)));
    EXPECT_TRUE(client.closed_within(milliseconds(1500)));
}

TEST(Http, AFullQueueIsRefusedAtOnce) {
    auto options = quick();
    options.compute_threads = 1;
    options.queue_length = 2;
    Running running(options);
    std::vector<Client> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(running.connect());
        ASSERT_TRUE(clients.back().send("GET /slow?200 HTTP/1.1\r\nHost: x\r\n\r\n"));
        std::this_thread::sleep_for(milliseconds(10));
    }
    std::vector<int> statuses;
    for (auto& client : clients) {
        const auto answer = client.receive();
        statuses.push_back(answer.status);
        EXPECT_EQ(answer.header("retry-after"), answer.status == 503 ? "1" : "");
    }
    EXPECT_THAT(statuses, ::testing::ElementsAre(200, 200, 200, 503, 503, 503));
    EXPECT_EQ(running.counters->refused_busy, 3U);
    EXPECT_EQ(clients.back().get("/").status, 200) << "a refused client keeps its connection";
}

TEST(Http, WhatNeedsNoThreadIsAnsweredBesideAFullQueue) {
    auto options = quick();
    options.compute_threads = 1;
    options.queue_length = 1;
    options.at_once = [](const Request& request) -> std::optional<Response> {
        if (request.path != "/lives") return std::nullopt;
        Response response;
        response.body = "yes";
        return response;
    };
    Running running(options);
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(running.connect());
        ASSERT_TRUE(clients.back().send("GET /slow?1000 HTTP/1.1\r\nHost: x\r\n\r\n"));
        std::this_thread::sleep_for(milliseconds(10));
    }
    EXPECT_EQ(clients.back().receive().status, 503);
    auto client = running.connect();
    const auto begin = Clock::now();
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.get("/lives").body, "yes");
    EXPECT_LT(seconds_since(begin), 0.5);
    EXPECT_EQ(clients.front().receive().status, 200);
}

TEST(Http, AnAnswerThatTakesTooLongIsGivenUp) {
    auto options = quick();
    options.request_seconds = 1;
    Running running(options);
    auto client = running.connect();
    const auto begin = Clock::now();
    const auto answer = client.get("/slow?2000");
    EXPECT_EQ(answer.status, 503);
    EXPECT_NEAR(seconds_since(begin), 1.0, 0.5);
    EXPECT_EQ(running.connect().get("/").status, 200);
}

TEST(Http, ManyConnectionsAreAllServed) {
    Running running;
    std::vector<Client> clients;
    for (int i = 0; i < 512; ++i) clients.push_back(running.connect());
    for (int round = 0; round < 3; ++round) {
        for (auto& client : clients) ASSERT_TRUE(client.send("GET /r HTTP/1.1\r\nHost: x\r\n\r\n"));
        for (auto& client : clients) EXPECT_EQ(client.receive().status, 200);
    }
}

TEST(Http, TheLongestIdleConnectionMakesRoom) {
    auto options = quick();
    options.connections = 4;
    Running running(options);
    std::vector<Client> clients;
    for (int i = 0; i < 4; ++i) {
        clients.push_back(running.connect());
        EXPECT_EQ(clients.back().get("/").status, 200);
    }
    EXPECT_EQ(running.connect().get("/late").body, "GET /late ");
    EXPECT_TRUE(clients[0].closed_within(milliseconds(1000)));
    EXPECT_EQ(clients[3].get("/").status, 200);
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

TEST(HttpStop, FinishesWhatIsUnderWayAndDropsTheIdle) {
    Running running;
    auto idle = running.connect();
    EXPECT_EQ(idle.get("/").status, 200);
    auto busy = running.connect();
    ASSERT_TRUE(busy.send("GET /slow?400 HTTP/1.1\r\nHost: x\r\n\r\n"));
    auto half = running.connect();
    ASSERT_TRUE(half.send("GET /half HTTP/1.1\r\nHo"));
    std::this_thread::sleep_for(milliseconds(100));

    running.ask_to_stop();
    EXPECT_TRUE(idle.closed_within(milliseconds(300)));
    ASSERT_TRUE(half.send("st: x\r\n\r\n"));
    EXPECT_EQ(half.receive().body, "GET /half ");
    const auto answer = busy.receive();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    running.join();
    EXPECT_THROW(running.connect(), std::runtime_error);
}

TEST(HttpStop, IsImmediateWithNothingUnderWay) {
    Running running;
    auto idle = running.connect();
    EXPECT_EQ(idle.get("/").status, 200);
    const auto begin = Clock::now();
    running.stop();
    EXPECT_LT(seconds_since(begin), 0.3);
}

TEST(HttpStop, LosesNoRequestThatWasSent) {
    auto options = quick();
    options.compute_threads = 1;
    options.request_seconds = 20;
    Running running(options);
    std::vector<Client> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(running.connect());
        ASSERT_TRUE(clients.back().send("GET /slow?5 HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    running.ask_to_stop();
    for (auto& client : clients) EXPECT_EQ(client.receive().status, 200);
    running.join();
}

TEST(HttpStop, ASecondCallGivesUp) {
    auto options = quick();
    options.request_seconds = 20;
    Running running(options);
    auto half = running.connect();
    EXPECT_EQ(half.get("/").status, 200);
    ASSERT_TRUE(half.send("GET /stream?100000000 HTTP/1.1\r\nHost: x\r\n\r\n"));
    std::this_thread::sleep_for(milliseconds(50));
    running.ask_to_stop();
    std::this_thread::sleep_for(milliseconds(50));
    const auto begin = Clock::now();
    running.stop();
    EXPECT_LT(seconds_since(begin), 1.0);
}

TEST(HttpStop, ComesWithTheSignal) {
    auto options = quick();
    options.stop_on_signals = true;
    Running running(options);
    auto busy = running.connect();
    ASSERT_TRUE(busy.send("GET /slow?300 HTTP/1.1\r\nHost: x\r\n\r\n"));
    std::this_thread::sleep_for(milliseconds(100));
    ASSERT_EQ(std::raise(SIGTERM), 0);
    EXPECT_EQ(busy.receive().status, 200);
    running.join();
}

}  // namespace
}  // namespace recueil::server
