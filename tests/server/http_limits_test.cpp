// Deadlines, the queue, what a client may take, and the room for connections, over a real socket.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/echo_server.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using tests::Client;
using tests::Clock;
using tests::kPost;
using tests::quick;
using tests::Running;
using tests::seconds_since;

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

TEST(Http, QuickRequestsPassByHeavyOnes) {
    auto options = quick();
    options.request_seconds = 10;
    options.weigh = [](const Request& request) { return request.path == "/slow" ? Weight::heavy : Weight::quick; };
    Running running(options);
    std::vector<Client> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(running.connect());
        ASSERT_TRUE(clients.back().send("GET /slow?300 HTTP/1.1\r\nHost: x\r\n\r\n"));
    }
    std::this_thread::sleep_for(milliseconds(50));
    const auto begin = Clock::now();
    auto client = running.connect();
    for (int i = 0; i < 20; ++i) EXPECT_EQ(client.get("/").status, 200);
    EXPECT_LT(seconds_since(begin), 0.3);
    for (auto& heavy : clients) EXPECT_EQ(heavy.receive().status, 200);
    // One after the other: they have one of the two threads.
    EXPECT_GT(seconds_since(begin), 1.5);
}

TEST(Http, HeavyRequestsComeToTheirEndBesideEndlessQuickOnes) {
    auto options = quick();
    options.compute_threads = 1;
    options.weigh = [](const Request& request) { return request.path == "/slow" ? Weight::heavy : Weight::quick; };
    Running running(options);
    std::atomic<bool> is_over{false};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            auto client = running.connect();
            while (!is_over && client.get("/quick").status == 200) {
            }
        });
    EXPECT_EQ(running.connect().get("/slow?10").status, 200);
    is_over = true;
    for (auto& thread : threads) thread.join();
}

TEST(Http, WhoReadsNothingIsCutWhereTooMuchWaits) {
    auto options = quick();
    options.request_seconds = 20;
    options.unsent_bytes = std::size_t{41} << 20U;
    std::atomic<int> calm{0};
    options.on_calm = [&] { ++calm; };
    Running running(options);
    std::vector<Client> silent;
    for (int i = 0; i < 12; ++i) {
        silent.push_back(running.connect());
        ASSERT_TRUE(silent.back().send("GET /big HTTP/1.1\r\nHost: x\r\n\r\n"));
        std::this_thread::sleep_for(milliseconds(30));
    }
    const auto begin = Clock::now();
    while (running.counters->unsent_cut < 7 && seconds_since(begin) < 5) std::this_thread::sleep_for(milliseconds(20));
    EXPECT_EQ(running.counters->unsent_cut, 7U);
    EXPECT_FALSE(silent.front().receive().whole);
    EXPECT_TRUE(running.connect().get("/big").whole) << "the newest is never cut for the oldest";
    silent.clear();
    const auto ended = Clock::now();
    while (calm == 0 && seconds_since(ended) < 6) std::this_thread::sleep_for(milliseconds(50));
    EXPECT_EQ(calm, 1);
}

TEST(Http, AClientThatAsksTooOftenIsToldSo) {
    auto options = quick();
    options.client_rate = 2;
    options.is_behind_proxy = true;
    Running running(options);
    auto client = running.connect();
    for (int i = 0; i < 20; ++i) EXPECT_EQ(client.get("/", "X-Forwarded-For: 192.0.2.1\r\n").status, 200);
    // What a client writes itself stands before what the proxy adds.
    const auto refused = client.get("/", "X-Forwarded-For: 192.0.2.9, 192.0.2.1\r\n");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_EQ(client.get("/", "X-Forwarded-For: 192.0.2.1, 192.0.2.2\r\n").status, 200);
    EXPECT_EQ(running.counters->refused_rate, 1U);
}

TEST(Http, WhereMemoryEndsRequestsAreTurnedAway) {
    auto options = quick();
    std::atomic<bool> is_short{false};
    options.is_short_of_memory = [&] { return is_short.load(); };
    Running running(options);
    auto idle = running.connect();
    EXPECT_EQ(idle.get("/").status, 200);
    auto client = running.connect();
    is_short = true;
    const auto refused = client.get("/");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.header("retry-after"), "1");
    EXPECT_TRUE(idle.closed_within(milliseconds(1000))) << "idle connections make room";
    is_short = false;
    EXPECT_EQ(client.get("/").status, 200);
}

}  // namespace
}  // namespace recueil::server
