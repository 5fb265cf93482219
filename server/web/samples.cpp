#include "server/web/samples.h"

namespace recueil::server {
namespace {

Result<std::size_t> total_of(Index& index, const std::string& text) {
    query::SearchRequest request;
    request.text = text;
    request.per_page = 0;
    request.facets.clear();
    const auto response = index.search(request);
    if (!response) return failure(response);
    return response->total;
}

}  // namespace

Result<Samples> samples_of(Index& index) {
    Samples samples;
    for (const auto* words : {"salariat médecins", "subvention", "budget", "conseil"}) {
        samples.words = words;
        const auto total = total_of(index, words);
        if (!total) return failure(total);
        if (*total > 0) break;
    }
    query::SearchRequest newest;
    newest.sort = query::Sort::date_descending;
    newest.facets.clear();
    newest.passages = 0;
    const auto response = index.search(newest);
    if (!response) return failure(response);
    constexpr std::size_t most_recent = 5;
    for (const auto& hit : response->hits)
        if (hit.kind == "deliberation" && !hit.title.empty() && samples.recent.size() < most_recent)
            samples.recent.push_back(hit);
    for (const auto& hit : response->hits) {
        if (hit.number.empty() || !samples.id.empty()) continue;
        samples.id = hit.id;
        samples.number = hit.number;
        samples.year = hit.session_date.substr(0, 4);
    }
    std::size_t most = 0;
    const auto members = index.vocabulary(query::Vocabulary::members);
    if (!members) return failure(members);
    for (const auto& member : **members) {
        if (member.count <= most) continue;
        most = member.count;
        samples.member = member.label;
    }
    return samples;
}

}  // namespace recueil::server
