#include "server/web/facets.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/search_parameters.h"
#include "server/web/french.h"
#include "server/web/subject.h"
#include "server/web/year_chart.h"

namespace recueil::server {
namespace {

constexpr std::size_t shown_values = 8;  // before one asks for more

// One council, or one form of document, for all acts.
bool leaves_no_choice(const query::Facet& facet) {
    return (facet.field == "institution" || facet.field == "form") && facet.values.size() == 1 &&
           !facet.values.front().selected;
}

// A value that all acts found have narrows nothing: where everybody sat in each session, the first ones by name are no
// better than the others.
std::vector<query::FacetValue> by_use(std::vector<query::FacetValue> values, std::size_t total) {
    const auto chosen = std::stable_partition(values.begin(), values.end(),
                                              [](const query::FacetValue& value) { return value.selected; });
    std::stable_partition(chosen, values.end(), [&](const query::FacetValue& value) { return value.count < total; });
    return values;
}

Model facet_model(const query::Facet& facet, const query::SearchRequest& request, std::size_t total) {
    auto ordered = by_use(facet.values, total);
    const auto chosen = static_cast<std::size_t>(
        std::count_if(ordered.begin(), ordered.end(), [](const query::FacetValue& value) { return value.selected; }));
    const std::size_t shown = std::min(ordered.size(), std::max(shown_values, chosen));
    const std::size_t more = facet.more + ordered.size() - shown;
    Model values = Model::array();
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& value = ordered[i];
        const auto other = value.selected ? without_filter(request, facet.field, value.value)
                                          : with_filter(request, facet.field, value.value);
        const bool documents = facet.field == "part" && value.value == "document";
        values.push_back({{"facet_key", facet.field + ":" + value.value},
                          {"facet_label", value_label(facet.field, value)},
                          {"facet_count", french_number(value.count)},
                          {"facet_unit", documents ? (value.count < 2 ? "document" : "documents")
                                                   : (value.count < 2 ? "acte" : "actes")},
                          {"facet_url", address_of("/", other)},
                          {"facet_selected", value.selected}});
    }
    const bool is_person = facet.field == "member" || facet.field == "named";
    Model model{{"facet_field", facet.field},
                {"facet_name", facet_label(facet.field)},
                {"facet_open", !is_person || chosen > 0},
                {"facet_value", std::move(values)},
                {"facet_more", nullptr}};
    if (more > 0) {
        model["facet_more"] = {{"facet_more_text", counted(more, "autre", "autres")},
                               {"facet_more_url", values_url(facet.field, request)},
                               {"facet_form_url", "/valeurs/" + facet.field},
                               {"facet_kept", kept_fields(request)}};
    }
    return model;
}

}  // namespace

std::string value_label(std::string_view field, const query::FacetValue& value) {
    const std::string& label = value.label.empty() ? value.value : value.label;
    return field == "commission" ? subject_title(subject_kind(Subject::commission), label) : label;
}

Model kept_fields(const query::SearchRequest& request) {
    Model kept = Model::array();
    const auto keep = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) kept.push_back({{"kept_name", name}, {"kept_value", value}});
    };
    keep("q", request.text);
    for (const auto& filter : request.filters) keep(filter.field, filter.value);
    keep("date_from", request.date_from);
    keep("date_to", request.date_to);
    if (request.sort == query::Sort::date_descending) keep("sort", "date_desc");
    if (request.sort == query::Sort::date_ascending) keep("sort", "date_asc");
    if (!request.expand) keep("literal", "true");
    return kept;
}

std::string values_url(std::string_view field, const query::SearchRequest& request) {
    auto whole = request;
    whole.page = 1;
    return address_of(fmt::format("/valeurs/{}", field), whole);
}

void add_facets(Model& model, const query::SearchRequest& request, const query::SearchResponse& response) {
    model["facet"] = Model::array();
    model["bar"] = Model::array();
    for (const auto& facet : response.facets) {
        if (facet.values.empty() || leaves_no_choice(facet)) continue;
        if (facet.field == "year") {
            model["bar"] = year_chart(facet, request);
        } else {
            model["facet"].push_back(facet_model(facet, request, response.total));
        }
    }
    model["has_filters"] = !model["facet"].empty() || !model["bar"].empty();
}

}  // namespace recueil::server
