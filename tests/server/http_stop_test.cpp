// How the server ends, over a real socket.
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/server/echo_server.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using tests::Client;
using tests::Clock;
using tests::quick;
using tests::Running;
using tests::seconds_since;

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
