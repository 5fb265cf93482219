// How to use the API: for each need an example to copy.
#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/web/page.h"
#include "server/web/samples.h"

namespace recueil::server {

Outcome answer_api_page(Call& call) {
    const auto samples = samples_of(call.index);
    if (!samples) return problem(samples.error());
    auto model = page_model(call, "L’API — Recueil", "api");
    model["root"] = call.root();
    model["state"] = call.index.status().state;
    model["some_id"] = samples->id.empty() ? "ID" : query::percent_encode(samples->id);
    model["some_number"] = query::percent_encode(samples->number.empty() ? "2018-83" : samples->number);
    model["some_year"] = samples->year.empty() ? "2020" : samples->year;
    model["some_member"] = query::percent_encode(samples->member);
    model["filter"] = Model::array();
    for (const indexer::Field* field : indexer::facets())
        model["filter"].push_back({{"filter_name", field->name}, {"filter_text", field->description}});
    return page_response("api", model);
}

}  // namespace recueil::server
