// Clients that ask a served index all kinds of questions, again and again, and check what they are told.
#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/changing_council.h"

namespace recueil::server::tests {

// RECUEIL_LOAD_SECONDS, or a few where it says nothing.
std::chrono::seconds load_time();

class SteadyLoad {
  public:
    SteadyLoad(unsigned short port, VersionCheck& check, std::size_t clients);
    ~SteadyLoad() { stop(); }
    SteadyLoad(const SteadyLoad&) = delete;
    SteadyLoad& operator=(const SteadyLoad&) = delete;

    void stop();
    // After stop(): how many answers were wrong, and what the first of them were.
    std::size_t errors() const { return errors_; }
    const std::vector<std::string>& first_errors() const { return first_errors_; }

  private:
    void ask(unsigned short port, VersionCheck& check, std::size_t turn);

    std::atomic<bool> done_{false};
    std::atomic<std::size_t> errors_{0};
    std::mutex mutex_;
    std::vector<std::string> first_errors_;
    std::vector<std::thread> clients_;
};

}  // namespace recueil::server::tests
