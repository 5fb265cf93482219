// The body of an export, made piece by piece at a place that may be taken from a client that reads slowly.
#pragma once

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "server/export_places.h"
#include "server/http.h"
#include "server/problem.h"

namespace recueil::server {

// `Pieces` makes the body: bool next(std::string& piece), false after the last. Throws where the place was taken.
template <class Pieces>
class ExportBody : public BodySource {
  public:
    ExportBody() = default;
    ~ExportBody() override {
        if (place_ != nullptr) places_->leave(place_);
    }
    ExportBody(const ExportBody&) = delete;
    ExportBody& operator=(const ExportBody&) = delete;

    // Before anything is opened for it. False where there is no place for it.
    bool take_place(const std::shared_ptr<ExportPlaces>& places, const std::string& client) {
        places_ = places;
        place_ = places->take(client, [this] { pieces_.reset(); });
        return place_ != nullptr;
    }
    void read(Pieces pieces) { pieces_.emplace(std::move(pieces)); }

    bool next(std::string& piece) override {
        bool has_more = false;
        if (!place_->make([&] { has_more = pieces_->next(piece); }))
            throw std::runtime_error("an export was ended: its client reads slowly, and others waited");
        return has_more;
    }

  private:
    std::shared_ptr<ExportPlaces> places_;
    std::shared_ptr<ExportPlaces::Place> place_;
    std::optional<Pieces> pieces_;
};

inline tl::unexpected<Problem> no_place_for_export() {
    return problem({503, "As many exports as can be are under way; try again in a moment."});
}

}  // namespace recueil::server
