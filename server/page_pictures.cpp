#include "server/page_pictures.h"

namespace recueil::server {

std::shared_ptr<const std::string> PagePictures::find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    used_.splice(used_.begin(), used_, found->second);
    return found->second->picture;
}

std::shared_ptr<const std::string> PagePictures::keep(const std::string& key, std::string picture) {
    auto kept = std::make_shared<const std::string>(std::move(picture));
    const std::lock_guard lock(mutex_);
    if (kept->size() > most_bytes_ || by_key_.count(key) != 0) return kept;
    used_.push_front({key, kept});
    by_key_[key] = used_.begin();
    bytes_ += kept->size();
    while (bytes_ > most_bytes_) {
        bytes_ -= used_.back().picture->size();
        by_key_.erase(used_.back().key);
        used_.pop_back();
    }
    return kept;
}

std::size_t PagePictures::bytes() {
    const std::lock_guard lock(mutex_);
    return bytes_;
}

std::optional<DrawingPlaces::Place> DrawingPlaces::take() {
    std::unique_lock lock(mutex_);
    if (free_ == 0) {
        if (waiting_ >= most_waiting_) return std::nullopt;
        ++waiting_;
        const bool is_free = freed_.wait_for(lock, patience_, [this] { return free_ > 0; });
        --waiting_;
        if (!is_free) return std::nullopt;
    }
    --free_;
    return Place(*this);
}

void DrawingPlaces::give_back() {
    {
        const std::lock_guard lock(mutex_);
        ++free_;
    }
    freed_.notify_one();
}

}  // namespace recueil::server
