#include "query/answers/passages.h"

#include <utility>

namespace recueil::query {

Result<std::vector<corpus::Passage>> passages_of(IndexReader& index, const std::string& id) {
    const auto place = index.act_with_id(id);
    if (!place) return failure(place);
    indexer::Segment& segment = index.segments[place->segment];
    const auto records = segment.tables().passages(place->row);
    std::vector<corpus::Passage> passages;
    passages.reserve(records.size());
    for (const indexer::PassageRecord& record : records) {
        auto passage = segment.passage(record);
        if (!passage) return failure(passage);
        passages.push_back(std::move(*passage));
    }
    return passages;
}

}  // namespace recueil::query
