#include "server/web/counts.h"

#include <algorithm>

#include "server/search_parameters.h"
#include "server/web/french.h"

namespace recueil::server {

std::string counts_text(std::size_t acts, std::size_t documents) {
    if (acts == 0 && documents == 0) return "aucun acte";
    std::string text = acts > 0 ? counted(acts, "acte", "actes") : std::string();
    if (documents == 0) return text;
    return text + (acts > 0 ? " et " : "") + counted(documents, "document", "documents");
}

std::string counts_text(const query::SearchRequest& request, const query::SearchResponse& response) {
    if (response.total == 0) return "Aucun acte";
    const auto documents = documents_of(request, response);
    return (response.total_exact ? "" : "Environ ") + counts_text(response.total - documents, documents);
}

std::size_t documents_of(const query::SearchRequest& request, const query::SearchResponse& response) {
    // A facet's counts ignore its own selection: where only other parts are chosen, there is no document.
    const bool chosen = std::any_of(request.filters.begin(), request.filters.end(),
                                    [](const query::Filter& each) { return each.field == "part"; });
    for (const auto& facet : response.facets) {
        if (facet.field != "part") continue;
        for (const auto& value : facet.values) {
            if (value.value == "document" && (!chosen || value.selected)) return std::min(value.count, response.total);
        }
    }
    return 0;
}

}  // namespace recueil::server
