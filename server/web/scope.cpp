#include "server/web/scope.h"

#include <fmt/format.h>

#include "server/search_parameters.h"
#include "server/web/facets.h"
#include "server/web/french.h"

namespace recueil::server {

void add_scope(Model& model, std::string_view path, const query::SearchRequest& request) {
    model["scope_action"] = path;
    model["scope_text"] = request.text;
    model["scope_from"] = request.date_from;
    model["scope_to"] = request.date_to;
    query::SearchRequest filters;
    filters.filters = request.filters;
    model["scope_kept"] = kept_fields(filters);
    model["scope_chip"] = Model::array();
    for (const auto& filter : request.filters) {
        const query::FacetValue value{filter.value, filter.value, 0, true};
        model["scope_chip"].push_back(
            {{"chip_text", fmt::format("{}\u00A0: {}", facet_label(filter.field), value_label(filter.field, value))},
             {"chip_url", address_of(path, without_filter(request, filter.field, filter.value))}});
    }
    model["has_scope_chips"] = !request.filters.empty();
    model["scope_search_url"] = address_of("/", request) == "/" ? "/?q=" : address_of("/", request);
}

}  // namespace recueil::server
