// The citation graph of the whole corpus, as a file to take along.
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

#include "query/answers/graph_lines.h"
#include "server/answers.h"

namespace recueil::server {
namespace {

class GraphSource : public BodySource {
  public:
    GraphSource() = default;
    ~GraphSource() override {
        if (place_ != nullptr) places_->leave(place_);
    }
    GraphSource(const GraphSource&) = delete;
    GraphSource& operator=(const GraphSource&) = delete;

    // False where there is no place for it.
    bool take_place(const std::shared_ptr<ExportPlaces>& places, const std::string& client) {
        places_ = places;
        place_ = places->take(client, [this] { lines_.reset(); });
        return place_ != nullptr;
    }
    void read(query::Graph graph) { lines_.emplace(std::move(graph)); }

    bool next(std::string& piece) override {
        bool has_more = false;
        if (!place_->make([&] { has_more = lines_->next(piece); }))
            throw std::runtime_error("an export was ended: its client reads slowly, and others waited");
        return has_more;
    }

  private:
    std::shared_ptr<ExportPlaces> places_;
    std::shared_ptr<ExportPlaces::Place> place_;
    std::optional<query::GraphLines> lines_;
};

}  // namespace

Outcome answer_export_graph(Call& call) {
    auto source = std::make_unique<GraphSource>();
    if (!source->take_place(call.site.exports, call.request.client))
        return problem({503, "As many exports as can be are under way; try again in a moment."});
    auto graph = call.index.graph();
    if (!graph) return problem(graph.error());
    source->read(std::move(*graph));
    Response response;
    response.set("Content-Type", "application/json");
    response.set("Content-Disposition", "attachment; filename=\"graphe.json\"");
    response.source = std::move(source);
    return response;
}

}  // namespace recueil::server
