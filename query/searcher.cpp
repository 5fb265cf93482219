#include "query/searcher.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "indexer/xapian_errors.h"
#include "query/completion.h"
#include "query/lists.h"
#include "query/open_index.h"
#include "query/passages.h"
#include "query/search.h"
#include "query/similar.h"
#include "query/trace.h"

namespace recueil::query {

struct Searcher::Private {
    std::unique_ptr<OpenIndex> index;
};

Searcher::Searcher(std::unique_ptr<Private> state) : private_(std::move(state)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& directory) {
    return open(std::vector<std::string>{directory});
}

Result<Searcher> Searcher::open(const std::vector<std::string>& directories) {
    auto index = OpenIndex::open(directories);
    if (!index) return tl::unexpected<Error>(index.error());
    auto state = std::make_unique<Private>();
    state->index = std::move(*index);
    return Searcher(std::move(state));
}

Result<Searcher> Searcher::again() const {
    auto index = private_->index->again();
    if (!index) return tl::unexpected<Error>(index.error());
    auto state = std::make_unique<Private>();
    state->index = std::move(*index);
    return Searcher(std::move(state));
}

bool Searcher::is_stale() const {
    return private_->index->is_stale();
}

Result<SearchResponse> Searcher::search(const SearchRequest& request) const {
    return indexer::guarded(private_->index->where, [&] { return search_index(*private_->index, request); });
}

Result<nlohmann::ordered_json> Searcher::act(const std::string& id) const {
    OpenIndex& index = *private_->index;
    return indexer::guarded(index.where, [&]() -> Result<nlohmann::ordered_json> {
        const auto place = index.act_called(id);
        if (!place) return tl::unexpected<Error>(place.error());
        const auto text = index.segments[place->segment].act_json(place->row);
        if (!text) return tl::unexpected<Error>(text.error());
        return nlohmann::ordered_json::parse(*text);
    });
}

Result<std::vector<corpus::Passage>> Searcher::passages(const std::string& id) const {
    return indexer::guarded(private_->index->where, [&] { return passages_of(*private_->index, id); });
}

Result<std::vector<SimilarAct>> Searcher::similar(const std::string& id, int limit) const {
    return indexer::guarded(private_->index->where, [&] {
        return similar_acts(*private_->index, id, static_cast<std::size_t>(std::clamp(limit, 0, 50)));
    });
}

Result<void> Searcher::for_each_act(const std::function<bool(const nlohmann::ordered_json&)>& visit) const {
    OpenIndex& index = *private_->index;
    return indexer::guarded(index.where, [&]() -> Result<void> {
        std::vector<std::pair<std::string, ActPlace>> order;
        for (std::size_t segment = 0; segment < index.segments.size(); ++segment) {
            const Xapian::Database& database = index.databases[segment];
            for (std::size_t row = 0; row < index.segments[segment].rows(); ++row) {
                if (index.segments[segment].is_dead(row)) continue;
                const Xapian::Document document = database.get_document(static_cast<Xapian::docid>(row + 1));
                order.emplace_back(document.get_value(indexer::slot::sort_key), ActPlace{segment, row});
            }
        }
        std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [key, place] : order) {
            const auto text = index.segments[place.segment].act_json(place.row);
            if (!text) return tl::unexpected<Error>(text.error());
            if (!visit(nlohmann::ordered_json::parse(*text))) break;
        }
        return {};
    });
}

Result<Graph> Searcher::trace(const TraceRequest& request) const {
    return indexer::guarded(private_->index->where, [&] { return trace_reference(*private_->index, request); });
}

Result<Graph> Searcher::graph() const {
    return indexer::guarded(private_->index->where, [&]() -> Result<Graph> { return whole_graph(*private_->index); });
}

Result<Missing> Searcher::missing(std::size_t limit) const {
    return indexer::guarded(private_->index->where,
                            [&]() -> Result<Missing> { return cited_but_missing(*private_->index, limit); });
}

std::vector<VocabularyEntry> Searcher::vocabulary(Vocabulary which) const {
    auto listed = indexer::guarded(private_->index->where, [&]() -> Result<std::vector<VocabularyEntry>> {
        return list_vocabulary(*private_->index, which);
    });
    return listed ? std::move(*listed) : std::vector<VocabularyEntry>();
}

std::vector<Completion> Searcher::suggest(const std::string& text, int limit) const {
    auto found = indexer::guarded(private_->index->where, [&]() -> Result<std::vector<Completion>> {
        return complete(*private_->index, text, static_cast<std::size_t>(std::clamp(limit, 0, 100)));
    });
    return found ? std::move(*found) : std::vector<Completion>();
}

IndexStatus Searcher::status() const {
    return status_of(*private_->index);
}

}  // namespace recueil::query
