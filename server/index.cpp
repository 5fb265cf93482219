#include "server/index.h"

#include <array>
#include <optional>
#include <utility>

namespace recueil::server {
namespace {

class SearcherIndex : public Index {
  public:
    SearcherIndex(std::string directory, query::Searcher searcher)
        : directory_(std::move(directory)), searcher_(std::move(searcher)) {}

    Result<void> refresh() override {
        if (!searcher_.is_stale()) return {};
        auto newer = query::Searcher::open(directory_);
        if (!newer) return tl::unexpected<Error>(newer.error());
        searcher_ = std::move(*newer);
        status_.reset();
        missing_.reset();
        for (auto& vocabulary : vocabularies_) vocabulary.reset();
        return {};
    }

    const query::IndexStatus& status() override {
        if (!status_) status_ = searcher_.status();
        return *status_;
    }

    const std::vector<query::VocabularyEntry>& vocabulary(query::Vocabulary which) override {
        auto& kept = vocabularies_.at(static_cast<std::size_t>(which));
        if (!kept) kept = searcher_.vocabulary(which);
        return *kept;
    }

    Result<query::Missing> missing() override {
        if (!missing_) {
            auto found = searcher_.missing();
            if (!found) return found;
            missing_ = std::move(*found);
        }
        return *missing_;
    }

    Result<query::SearchResponse> search(const query::SearchRequest& request) override {
        return searcher_.search(request);
    }
    Result<nlohmann::ordered_json> act(const std::string& id) override { return searcher_.act(id); }
    Result<std::vector<query::SimilarAct>> similar(const std::string& id, int limit) override {
        return searcher_.similar(id, limit);
    }
    Result<query::Graph> trace(const query::TraceRequest& request) override { return searcher_.trace(request); }
    std::vector<query::Completion> suggest(const std::string& text, int limit) override {
        return searcher_.suggest(text, limit);
    }
    Result<std::unique_ptr<Index>> again() const override { return open_index(directory_); }

  private:
    std::string directory_;
    query::Searcher searcher_;
    std::optional<query::IndexStatus> status_;
    std::optional<query::Missing> missing_;
    std::array<std::optional<std::vector<query::VocabularyEntry>>, 5> vocabularies_;
};

}  // namespace

Result<std::unique_ptr<Index>> open_index(const std::string& directory) {
    auto searcher = query::Searcher::open(directory);
    if (!searcher) return tl::unexpected<Error>(searcher.error());
    return std::make_unique<SearcherIndex>(directory, std::move(*searcher));
}

}  // namespace recueil::server
