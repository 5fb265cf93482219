// The places for exports: each export has an index of its own open, so that they are few, and shared among clients.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace recueil::server {

// Thread-safe.
class ExportPlaces {
  public:
    using Clock = std::chrono::steady_clock;

    // One export. Its pieces are made within make(), where it cannot be ended.
    class Place {
      public:
        Place(std::string client, std::function<void()> release)
            : client_(std::move(client)), release_(std::move(release)) {}
        // Runs `piece`; false, and nothing is run, where the export was ended for the sake of another.
        bool make(const std::function<void()>& piece);

      private:
        friend class ExportPlaces;
        const std::string client_;
        const std::function<void()> release_;
        std::mutex mutex_;
        std::optional<Clock::time_point> waits_since_;  // for its client to take the last piece
        bool is_ended_ = false;
    };

    // `each` of one client at most. Where no place is free, the export of the client with the most that has waited
    // longest for its client, and at least `patience`, is ended.
    explicit ExportPlaces(std::size_t places = 16, std::size_t each = 8,
                          Clock::duration patience = std::chrono::seconds(3))
        : places_(places), each_(each), patience_(patience) {}

    // Nothing where there is no place. `release` frees what the export holds; it is called at most once, on any thread.
    std::shared_ptr<Place> take(const std::string& client, std::function<void()> release);
    void leave(const std::shared_ptr<Place>& place);

  private:
    std::size_t count(const std::string& client) const;
    bool end_one(const std::string* client);

    const std::size_t places_;
    const std::size_t each_;
    const Clock::duration patience_;
    std::mutex mutex_;
    std::vector<std::shared_ptr<Place>> taken_;
};

}  // namespace recueil::server
