#include "server/success_cache.h"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

Result<std::string> fail() {
    return failure(ErrorCode::index_inaccessible, "Too many open files");
}

TEST(SuccessCacheTest, MakesAValueAgainUntilItIsMade) {
    SuccessCache<std::string> cache;
    int made = 0;
    for (int i = 0; i < 3; ++i) {
        const auto failed = cache.get([&] {
            ++made;
            return fail();
        });
        ASSERT_FALSE(failed.has_value());
        EXPECT_EQ(failed.error().code, ErrorCode::index_inaccessible);
    }
    EXPECT_EQ(made, 3);
    const auto right = cache.get([]() -> Result<std::string> { return "right"; });
    ASSERT_TRUE(right.has_value());
    EXPECT_EQ(**right, "right");
    const auto kept = cache.get(fail);
    ASSERT_TRUE(kept.has_value()) << "it is not made again";
    EXPECT_EQ(*kept, *right);
}

TEST(SuccessCacheTest, IsMadeOnceForAllThreads) {
    SuccessCache<int> cache;
    int made = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            const auto value = cache.get([&]() -> Result<int> { return ++made; });
            EXPECT_EQ(**value, 1);
        });
    for (std::thread& each : threads) each.join();
    EXPECT_EQ(made, 1);
}

}  // namespace
}  // namespace recueil::server
