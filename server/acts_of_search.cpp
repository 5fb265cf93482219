#include "server/acts_of_search.h"

#include <nlohmann/json.hpp>

#include "base/time_limit.h"
#include "corpus/act_json.h"
#include "server/answers.h"

namespace recueil::server {

tl::expected<ActsRead, Problem> read_acts_of(
    Index& index, query::SearchRequest request,
    const std::function<void(const query::Hit& hit, const corpus::Act& act)>& visit) {
    constexpr int acts_at_once = 100;
    request.sort = query::Sort::date_descending;
    request.facets.clear();
    request.passages = 0;
    request.per_page = acts_at_once;
    ActsRead done;
    for (request.page = 1; done.read < kMostActsRead; ++request.page) {
        const auto response = run_search(index, request);
        if (!response) return problem(response.error());
        done.total = response->total;
        for (const auto& hit : response->hits) {
            TimeLimit::check();
            const auto json = index.act(hit.id);
            if (!json) return problem(json.error());
            const auto act = corpus::act_from_json(*json);
            if (!act) return problem(act.error());
            visit(hit, *act);
        }
        done.read += response->hits.size();
        if (response->hits.empty() || done.read >= done.total) break;
    }
    return done;
}

}  // namespace recueil::server
