#include "query/engine/worker_pool.h"

#include <atomic>
#include <stdexcept>

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

class WorkerPoolTest : public ::testing::TestWithParam<std::size_t> {};

TEST_P(WorkerPoolTest, DoesEachNumberOnce) {
    WorkerPool pool(GetParam());
    for (const std::size_t count : {0U, 1U, 2U, 7U, 500U}) {
        std::vector<std::atomic<int>> done(count);
        pool.run(count, [&](std::size_t i) { ++done[i]; });
        for (const auto& each : done) EXPECT_EQ(each, 1);
    }
}

TEST_P(WorkerPoolTest, ThrowsTheFirstExceptionAfterAllIsDone) {
    WorkerPool pool(GetParam());
    for (int round = 0; round < 20; ++round) {
        std::string caught;
        try {
            pool.run(9, [&](std::size_t i) {
                if (i >= 4) throw std::runtime_error(std::to_string(i));
            });
        } catch (const std::runtime_error& error) {
            caught = error.what();
        }
        EXPECT_EQ(caught, "4");
    }
}

TEST_P(WorkerPoolTest, ServesSeveralCallersAtOnce) {
    WorkerPool pool(GetParam());
    std::atomic<std::size_t> sum = 0;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 6; ++caller)
        callers.emplace_back([&] {
            for (int round = 0; round < 50; ++round) pool.run(10, [&](std::size_t i) { sum += i; });
        });
    for (std::thread& each : callers) each.join();
    EXPECT_EQ(sum, 6U * 50U * 45U);
}

INSTANTIATE_TEST_SUITE_P(Threads, WorkerPoolTest, ::testing::Values(0, 1, 2, 5));

}  // namespace
}  // namespace recueil::query
