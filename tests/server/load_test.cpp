// The server under steady load while the index it serves is made anew again and again. RECUEIL_LOAD_SECONDS says for
// how long; a few seconds where it says nothing.
#include <chrono>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/server/served_index.h"
#include "tests/server/steady_load.h"

namespace recueil::server {
namespace {

using tests::ChangingCouncil;
using tests::ServedIndex;
using tests::SteadyLoad;
using tests::VersionCheck;
using Clock = std::chrono::steady_clock;

TEST(ServerLoad, EveryAnswerBelongsToOneStateWhileTheIndexChanges) {
    ChangingCouncil council;
    int version = 1;
    council.publish(version);
    ServedIndex served({council.database()});
    VersionCheck check(council, version);
    SteadyLoad load(served.port(), check, 5);

    const auto publish = [&] {
        council.publish(++version);
        check.visible(version);
    };
    const auto end = Clock::now() + tests::load_time();
    while (Clock::now() < end || version < 4) {
        publish();
        // Two states at once now and then: the files of the one before are gone by the time a reader looks.
        if (version % 3 == 0) publish();
        std::this_thread::sleep_for(std::chrono::milliseconds(version % 4 * 20));
    }
    load.stop();

    fmt::print("{} requests, {} of them not modified, {} states published, {} answered from, {} errors\n",
               check.asked(), check.not_modified(), version, check.versions(), load.errors());
    for (const auto& error : load.first_errors()) ADD_FAILURE() << error;
    EXPECT_EQ(load.errors(), 0U);
    EXPECT_GT(check.asked(), 50U);
    EXPECT_GT(check.versions(), 2U);
    EXPECT_TRUE(served.log().empty()) << served.log().front();
}

}  // namespace
}  // namespace recueil::server
