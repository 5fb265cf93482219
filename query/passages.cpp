#include "query/passages.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"

namespace recueil::query {

Result<std::vector<corpus::Passage>> passages_of(OpenIndex& index, const std::string& id) {
    const auto places = index.acts_with(indexer::boolean_term(indexer::prefix::id, id));
    if (places.empty()) return failure(ErrorCode::not_found, fmt::format("no act has the id “{}”", id));
    indexer::Segment& segment = index.segments[places.front().segment];
    const auto records = segment.tables().passages(places.front().row);
    std::vector<corpus::Passage> passages;
    passages.reserve(records.size());
    for (const indexer::PassageRecord& record : records) {
        auto passage = segment.passage(record);
        if (!passage) return tl::unexpected<Error>(passage.error());
        passages.push_back(std::move(*passage));
    }
    return passages;
}

}  // namespace recueil::query
