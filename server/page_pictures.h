// Pages drawn for readers: few at a time, and kept as long as there is room.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace recueil::server {

// Keeps the pictures used last, up to a number of bytes. Thread-safe.
class PagePictures {
  public:
    explicit PagePictures(std::size_t most_bytes = std::size_t{64} << 20) : most_bytes_(most_bytes) {}

    // Null where it is not kept.
    std::shared_ptr<const std::string> find(const std::string& key);
    std::shared_ptr<const std::string> keep(const std::string& key, std::string picture);
    std::size_t bytes();

  private:
    struct Kept {
        std::string key;
        std::shared_ptr<const std::string> picture;
    };
    std::size_t most_bytes_;
    std::mutex mutex_;
    std::list<Kept> used_;  // last first
    std::map<std::string, std::list<Kept>::iterator> by_key_;
    std::size_t bytes_ = 0;
};

// The places at which pages are drawn; a few requests wait for one, further ones are turned away: each holds one of the
// threads that answer. Thread-safe.
class DrawingPlaces {
  public:
    explicit DrawingPlaces(int drawing = 2, int waiting = 2,
                           std::chrono::milliseconds patience = std::chrono::seconds(5))
        : free_(drawing), most_waiting_(waiting), patience_(patience) {}

    // Given back with the object.
    class Place {
      public:
        explicit Place(DrawingPlaces& places) : places_(&places) {}
        ~Place() {
            if (places_ != nullptr) places_->give_back();
        }
        Place(Place&& other) noexcept : places_(std::exchange(other.places_, nullptr)) {}
        Place& operator=(Place&&) = delete;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

      private:
        DrawingPlaces* places_;
    };

    // Nothing where none becomes free in time.
    std::optional<Place> take();

  private:
    void give_back();

    std::mutex mutex_;
    std::condition_variable freed_;
    int free_;
    int waiting_ = 0;
    int most_waiting_;
    std::chrono::milliseconds patience_;
};

}  // namespace recueil::server
