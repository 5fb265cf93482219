// Counters of answers in the format of Prometheus. Safe from any thread.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"

namespace recueil::server {

class Metrics {
  public:
    // One set of counts for each route, and one for what no route matches.
    explicit Metrics(std::vector<std::string_view> routes);

    // `route` counts from 0; past the last is no route.
    void count(std::size_t route, int status, std::chrono::nanoseconds took);
    void index_reopened(bool well);

    // Text exposition format 0.0.4.
    std::string text(const HttpCounters& http) const;

  private:
    static constexpr std::array<double, 11> kBounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                    0.1,   0.25,   0.5,   1.0,  2.5};  // seconds
    struct Counts {
        std::array<std::atomic<std::uint64_t>, 6> by_class{};  // of the status: 2 for 2xx
        std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> by_duration{};
        std::atomic<std::uint64_t> nanoseconds{0};
    };

    std::vector<std::string_view> routes_;
    std::vector<Counts> counts_;
    std::atomic<std::uint64_t> reopened_{0};
    std::atomic<std::uint64_t> reopen_failures_{0};
};

}  // namespace recueil::server
