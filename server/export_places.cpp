#include "server/export_places.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace recueil::server {

bool ExportPlaces::Place::make(const std::function<void()>& piece) {
    const std::lock_guard lock(mutex_);
    if (is_ended_) return false;
    waits_since_.reset();
    piece();
    waits_since_ = Clock::now();
    return true;
}

std::size_t ExportPlaces::count(const std::string& client) const {
    return static_cast<std::size_t>(
        std::count_if(taken_.begin(), taken_.end(), [&](const auto& place) { return place->client_ == client; }));
}

// Of this client, or of any.
bool ExportPlaces::end_one(const std::string* client) {
    const auto now = Clock::now();
    std::tuple<std::size_t, Clock::duration> worst;
    std::shared_ptr<Place> ended;
    for (const auto& place : taken_) {
        if (client != nullptr && place->client_ != *client) continue;
        const std::unique_lock lock(place->mutex_, std::try_to_lock);
        // One that is at work, or was not asked for a piece yet, keeps nobody waiting by being slow.
        if (!lock || !place->waits_since_ || now - *place->waits_since_ < patience_) continue;
        const std::tuple is{count(place->client_), now - *place->waits_since_};
        if (ended != nullptr && is <= worst) continue;
        worst = is;
        ended = place;
    }
    if (ended == nullptr) return false;
    const std::unique_lock lock(ended->mutex_, std::try_to_lock);
    if (!lock) return false;
    ended->is_ended_ = true;
    ended->release_();
    taken_.erase(std::find(taken_.begin(), taken_.end(), ended));
    return true;
}

std::shared_ptr<ExportPlaces::Place> ExportPlaces::take(const std::string& client, std::function<void()> release) {
    const std::lock_guard lock(mutex_);
    if (count(client) >= each_ && !end_one(&client)) return nullptr;
    if (taken_.size() >= places_ && !end_one(nullptr)) return nullptr;
    auto place = std::make_shared<Place>(client, std::move(release));
    taken_.push_back(place);
    return place;
}

void ExportPlaces::leave(const std::shared_ptr<Place>& place) {
    const std::lock_guard lock(mutex_);
    const auto found = std::find(taken_.begin(), taken_.end(), place);
    if (found != taken_.end()) taken_.erase(found);
}

}  // namespace recueil::server
