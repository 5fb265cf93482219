// Who a request counts for, what it may weigh, and the places for exports.
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "server/clients.h"
#include "server/export_places.h"
#include "server/memory_reserve.h"
#include "server/request_weight.h"

namespace recueil::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(Clients, AreThoseWhoConnectOrWhomTheProxyNames) {
    EXPECT_EQ(client_of("192.0.2.1", "198.51.100.7", false), "192.0.2.1");
    EXPECT_EQ(client_of("127.0.0.1", "198.51.100.7", true), "198.51.100.7");
    EXPECT_EQ(client_of("127.0.0.1", "203.0.113.5, 198.51.100.7 ", true), "198.51.100.7");
    EXPECT_EQ(client_of("127.0.0.1", "198.51.100.7:4711", true), "198.51.100.7");
    EXPECT_EQ(client_of("127.0.0.1", "[2001:db8:1:2:3:4:5:6]:4711", true), "2001:db8:1:2::/64");
    EXPECT_EQ(client_of("127.0.0.1", "", true), "127.0.0.1");
    for (const auto* nonsense : {"unknown", "198.51.100.7, nobody", ",", "a\"b", "[", "[]", "1.2.3"})
        EXPECT_EQ(client_of("127.0.0.1", nonsense, true), "127.0.0.1") << nonsense;
}

TEST(Clients, OfOneNetworkAreOne) {
    EXPECT_EQ(client_of("2001:db8::1", "", false), client_of("2001:db8::ffff:1", "", false));
    EXPECT_NE(client_of("2001:db8::1", "", false), client_of("2001:db8:0:1::1", "", false));
    EXPECT_EQ(client_of("::ffff:192.0.2.1", "", false), "192.0.2.1");
}

TEST(ClientRates, AllowABurstAndThenTheRate) {
    ClientRates rates(5);
    const auto begin = ClientRates::Clock::now();
    int allowed = 0;
    for (int i = 0; i < 100; ++i) allowed += rates.ask("a", begin) == ClientRates::Clock::duration::zero() ? 1 : 0;
    EXPECT_EQ(allowed, 50);
    EXPECT_EQ(rates.ask("b", begin), ClientRates::Clock::duration::zero());
    for (int i = 0; i < 100; ++i)
        allowed += rates.ask("a", begin + seconds(2)) == ClientRates::Clock::duration::zero() ? 1 : 0;
    EXPECT_EQ(allowed, 60);
    const auto wait = rates.ask("a", begin + seconds(2));
    EXPECT_GT(wait, milliseconds(0));
    EXPECT_LE(wait, milliseconds(200));
}

TEST(ClientRates, AreForgotten) {
    ClientRates rates(5);
    auto now = ClientRates::Clock::now();
    for (int i = 0; i < 100'000; ++i) {
        rates.ask(std::to_string(i), now);
        now += milliseconds(1);
    }
    EXPECT_LT(rates.size(), 3000U);
}

Request request(const std::string& target) {
    Request made;
    const std::size_t mark = std::min(target.find('?'), target.size());
    made.path = target.substr(0, mark);
    made.query = mark < target.size() ? target.substr(mark + 1) : "";
    return made;
}

TEST(RequestWeight, IsGuessedByTheAddress) {
    for (const auto* quick :
         {"/", "/?q=subvention", "/api/v1/search?q=%22conseil%20municipal%22&page=3", "/actes/2018-83", "/healthz",
          "/nothing", "/api/v1/members", "/?q=%zz", "/?q=quelles+subventions+aux+clubs+sportifs+en+2024"})
        EXPECT_EQ(weight_of(request(quick)), Weight::quick) << quick;
    std::string words = "a";
    for (int i = 0; i < 30; ++i) words += "+mot";
    for (const std::string& heavy :
         {std::string("/?q=sub*"), std::string("/?q=a+PROCHE%2F5+b"), std::string("/?q=%73%75b%2A"), "/?q=" + words,
          "/api/v1/resolve?ref=" + words, std::string("/api/v1/export.jsonl"), std::string("/api/v1/search?page=5000"),
          "/documents/" + std::string(64, 'a') + "/pages/1.png"})
        EXPECT_EQ(weight_of(request(heavy)), Weight::heavy) << heavy;
    Request mcp = request("/mcp");
    mcp.body = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
    EXPECT_EQ(weight_of(mcp), Weight::quick);
    mcp.body += std::string(1000, ' ');
    EXPECT_EQ(weight_of(mcp), Weight::heavy);
}

// Exports that only count how often what they hold was freed.
class Exports {
  public:
    explicit Exports(ExportPlaces& places) : places_(places) {}
    std::shared_ptr<ExportPlaces::Place> begin(const std::string& client) {
        auto place = places_.take(client, [this] { ++freed; });
        if (place != nullptr) place->make([] {});
        return place;
    }
    int freed = 0;

  private:
    ExportPlaces& places_;
};

TEST(ExportPlaces, OfOneClientLeaveSomeForOthers) {
    ExportPlaces places(4, 2, seconds(60));
    Exports exports(places);
    const auto first = exports.begin("a");
    ASSERT_NE(first, nullptr);
    ASSERT_NE(exports.begin("a"), nullptr);
    EXPECT_EQ(exports.begin("a"), nullptr);
    ASSERT_NE(exports.begin("b"), nullptr);
    places.leave(first);
    EXPECT_NE(exports.begin("a"), nullptr);
    EXPECT_EQ(exports.freed, 0);
}

TEST(ExportPlaces, TheSlowestGoesWhenOthersWait) {
    ExportPlaces places(3, 2, milliseconds(50));
    Exports exports(places);
    const auto slow = exports.begin("a");
    std::this_thread::sleep_for(milliseconds(10));
    const auto second = exports.begin("a");
    const auto other = exports.begin("b");
    EXPECT_EQ(exports.begin("c"), nullptr) << "nobody is slow yet";
    std::this_thread::sleep_for(milliseconds(80));
    EXPECT_TRUE(second->make([] {}));
    EXPECT_NE(exports.begin("c"), nullptr);
    EXPECT_EQ(exports.freed, 1);
    EXPECT_FALSE(slow->make([] { FAIL() << "it was ended"; }));
    EXPECT_TRUE(second->make([] {}));
    EXPECT_TRUE(other->make([] {}));
}

TEST(ExportPlaces, OneThatIsAtWorkIsNotSlow) {
    ExportPlaces places(1, 1, milliseconds(0));
    Exports exports(places);
    const auto busy = exports.begin("a");
    std::shared_ptr<ExportPlaces::Place> other;
    EXPECT_TRUE(busy->make([&] { std::thread([&] { other = exports.begin("b"); }).join(); }));
    EXPECT_EQ(other, nullptr);
    EXPECT_NE(exports.begin("b"), nullptr);
}

}  // namespace
}  // namespace recueil::server
