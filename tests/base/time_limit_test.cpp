#include "base/time_limit.h"

#include <thread>

#include <gtest/gtest.h>

namespace recueil {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(TimeLimit, EndsTheWorkOfItsThread) {
    EXPECT_NO_THROW(TimeLimit::check());
    {
        const TimeLimit limit(milliseconds(5), seconds(1));
        EXPECT_NO_THROW(TimeLimit::check());
        std::this_thread::sleep_for(milliseconds(10));
        EXPECT_THROW(TimeLimit::check(), OutOfTime);
        std::thread([] { EXPECT_NO_THROW(TimeLimit::check()); }).join();
    }
    EXPECT_NO_THROW(TimeLimit::check());
    EXPECT_EQ(TimeLimit::end(), TimeLimit::Clock::time_point::max());
}

TEST(TimeLimit, OneWithinAnotherOnlyShortensIt) {
    const TimeLimit limit(seconds(10), seconds(2));
    const auto end = TimeLimit::end();
    {
        const TimeLimit longer(hours(1), seconds(5));
        EXPECT_EQ(TimeLimit::end(), end);
        EXPECT_EQ(TimeLimit::search(), seconds(2));
        const TimeLimit shorter(seconds(1), milliseconds(300));
        EXPECT_LT(TimeLimit::end(), end);
        EXPECT_EQ(TimeLimit::search(), milliseconds(300));
    }
    EXPECT_EQ(TimeLimit::end(), end);
}

}  // namespace
}  // namespace recueil
