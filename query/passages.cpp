#include "query/passages.h"

#include <utility>

namespace recueil::query {

Result<std::vector<corpus::Passage>> passages_of(OpenIndex& index, const std::string& id) {
    const auto place = index.act_called(id);
    if (!place) return tl::unexpected<Error>(place.error());
    indexer::Segment& segment = index.segments[place->segment];
    const auto records = segment.tables().passages(place->row);
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
