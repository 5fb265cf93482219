// The citation graph of the whole corpus, as a file to take along.
#include <memory>
#include <utility>

#include "query/answers/graph_lines.h"
#include "server/answers.h"
#include "server/export_body.h"

namespace recueil::server {

Outcome answer_export_graph(Call& call) {
    auto source = std::make_unique<ExportBody<query::GraphLines>>();
    if (!source->take_place(call.site.exports, call.request.client)) return no_place_for_export();
    auto graph = call.index.graph();
    if (!graph) return problem(graph.error());
    source->read(query::GraphLines(std::move(*graph)));
    Response response;
    response.set("Content-Type", "application/json");
    response.set("Content-Disposition", "attachment; filename=\"graphe.json\"");
    response.source = std::move(source);
    return response;
}

}  // namespace recueil::server
