// Deadlines, the queue and the room for connections, over a real socket.
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

}  // namespace
}  // namespace recueil::server
