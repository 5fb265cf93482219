#include "server/index.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/success_cache.h"

namespace recueil::server {

// One state of the index. Its searcher answers nothing: those of the threads are made from it.
struct IndexStates::State {
    explicit State(query::Searcher opened) : searcher(std::move(opened)) {}

    const query::Searcher searcher;
    const query::IndexStatus status = searcher.status();
    SuccessCache<query::Missing> missing;
    SuccessCache<query::IndexedFiles> files;
    SuccessCache<std::vector<query::ActChange>> removed;
    std::array<SuccessCache<std::vector<query::VocabularyEntry>>, query::vocabulary_count> vocabularies;
};

class IndexStates::View : public Index {
  public:
    View(std::shared_ptr<IndexStates> states, std::shared_ptr<State> state, query::Searcher searcher)
        : states_(std::move(states)), state_(std::move(state)), searcher_(std::move(searcher)) {}

    static Result<std::unique_ptr<Index>> of(std::shared_ptr<IndexStates> states, std::shared_ptr<State> state) {
        auto searcher = state->searcher.again();
        if (!searcher) return failure(searcher);
        return std::make_unique<View>(std::move(states), std::move(state), std::move(*searcher));
    }

    Result<void> refresh() override {
        if (!searcher_.is_stale()) return {};
        const auto newest = states_->newest();
        // Where it cannot be opened, all views move on to the last one that could: answers never go back in time.
        auto moved = move_to(newest ? *newest : states_->last());
        if (!newest) return failure(newest);
        return moved;
    }

    const query::IndexStatus& status() override { return state_->status; }
    Result<const std::vector<query::VocabularyEntry>*> vocabulary(query::Vocabulary which) override {
        return state_->vocabularies.at(static_cast<std::size_t>(which)).get([&] {
            return searcher_.vocabulary(which);
        });
    }
    Result<const query::Missing*> missing() override {
        return state_->missing.get([&] { return searcher_.missing(); });
    }

    Result<query::Graph> graph() override { return searcher_.graph(); }

    Result<query::SearchResponse> search(const query::SearchRequest& request) override {
        return searcher_.search(request);
    }
    Result<nlohmann::ordered_json> act(const std::string& id) override { return searcher_.act(id); }
    Result<std::vector<corpus::Passage>> passages(const std::string& id) override { return searcher_.passages(id); }
    Result<std::vector<corpus::Passage>> passages(const std::string& id, corpus::PassageKind kind,
                                                  std::size_t most) override {
        return searcher_.passages(id, kind, most);
    }
    std::string display_title(const std::string& title) override { return searcher_.display_title(title); }
    Result<query::Marker> marker(const std::string& text) override { return searcher_.marker(text); }
    Result<std::vector<query::SimilarAct>> similar(const std::string& id, int limit) override {
        return searcher_.similar(id, limit);
    }
    Result<query::Graph> trace(const query::TraceRequest& request) override { return searcher_.trace(request); }
    Result<std::vector<query::Completion>> suggest(const std::string& text, int limit) override {
        return searcher_.suggest(text, limit);
    }
    Result<const query::IndexedFiles*> files() override {
        return state_->files.get([&] { return query::indexed_files(states_->directories_); });
    }
    Result<query::ChangesSince> changes(const std::string& since, const std::string& until) override {
        return query::changes_since(states_->directories_, since, until.empty() ? state_->status.state : until,
                                    [this](const std::string& id) { return searcher_.act(id).has_value(); });
    }
    Result<const std::vector<query::ActChange>*> removed() override {
        return state_->removed.get([&] {
            return query::acts_removed(states_->directories_, most_removed,
                                       [this](const std::string& id) { return searcher_.act(id).has_value(); });
        });
    }
    Result<std::unique_ptr<Index>> again() override {
        auto same = of(states_, state_);
        if (same) return same;
        const auto moved = refresh();
        auto last = of(states_, state_);
        if (!last && !moved) return failure(moved);
        return last;
    }

  private:
    Result<void> move_to(const std::shared_ptr<State>& state) {
        if (state == state_) return {};
        auto searcher = state->searcher.again();
        if (!searcher) return failure(searcher);
        searcher_ = std::move(*searcher);
        state_ = state;
        return {};
    }

    std::shared_ptr<IndexStates> states_;
    std::shared_ptr<State> state_;
    query::Searcher searcher_;
};

Result<std::shared_ptr<IndexStates>> IndexStates::open(std::vector<std::string> directories,
                                                       std::shared_ptr<query::WorkerPool> pool) {
    const std::shared_ptr<IndexStates> states(new IndexStates(std::move(directories), std::move(pool)));
    const auto opened = states->newest();
    if (!opened) return failure(opened);
    return states;
}

Result<std::shared_ptr<IndexStates::State>> IndexStates::newest() {
    const std::lock_guard lock(mutex_);
    if (newest_ == nullptr || newest_->searcher.is_stale()) {
        auto searcher = query::Searcher::open(directories_, pool_);
        if (!searcher) return failure(searcher);
        newest_ = std::make_shared<State>(std::move(*searcher));
    }
    return newest_;
}

std::shared_ptr<IndexStates::State> IndexStates::last() {
    const std::lock_guard lock(mutex_);
    return newest_;
}

Result<std::unique_ptr<Index>> IndexStates::view() {
    const auto state = newest();
    if (!state) return failure(state);
    return View::of(shared_from_this(), *state);
}

}  // namespace recueil::server
