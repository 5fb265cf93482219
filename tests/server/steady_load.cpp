#include "tests/server/steady_load.h"

#include <cstdlib>
#include <exception>
#include <optional>

#include <fmt/format.h>

namespace recueil::server::tests {

std::chrono::seconds load_time() {
    const char* told = std::getenv("RECUEIL_LOAD_SECONDS");
    return std::chrono::seconds(told == nullptr ? 4 : std::atoi(told));
}

SteadyLoad::SteadyLoad(unsigned short port, VersionCheck& check, std::size_t clients) {
    for (std::size_t number = 0; number < clients; ++number)
        clients_.emplace_back([this, port, &check, number] { ask(port, check, number); });
}

void SteadyLoad::stop() {
    done_ = true;
    for (auto& client : clients_) client.join();
    clients_.clear();
}

void SteadyLoad::ask(unsigned short port, VersionCheck& check, std::size_t turn) {
    constexpr std::size_t most_told = 5;
    std::optional<Client> client(std::in_place, port);
    for (; !done_; ++turn) {
        std::string problem;
        const auto began = std::chrono::steady_clock::now();
        try {
            problem = check.ask(*client, turn);
        } catch (const std::exception& error) {
            problem = error.what();
        }
        if (problem.empty()) continue;
        ++errors_;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
        problem += fmt::format(" (after {:.3f} s)", took.count());
        // What an answer left unread would be taken for the next one.
        client.emplace(port);
        const std::lock_guard lock(mutex_);
        if (first_errors_.size() < most_told) first_errors_.push_back(problem);
    }
}

}  // namespace recueil::server::tests
