// The facets of a page of acts: their values in the order of use, and the page with all values of one.
#pragma once

#include <string>
#include <vector>

#include "server/web/page.h"

namespace recueil::server {

// Values counted for a page: more than it shows, so that those that narrow nothing can stand last.
inline constexpr int kCountedValues = 60;

// The value of a facet as people read it: a committee as the hits have it.
std::string value_label(std::string_view field, const query::FacetValue& value);

// For « facet.html » and « year_chart.html »: the facets of an answer, each value with the address of the same search
// narrowed by it, or widened again. Of each facet the chosen values come first, then those that narrow the result.
void add_facets(Model& model, const query::SearchRequest& request, const query::SearchResponse& response);

// What a form must send along to keep a search: its text, filters, days and order.
Model kept_fields(const query::SearchRequest& request);

// The page with all values of a facet within a search; may be narrowed to names that hold what was typed.
std::string values_url(std::string_view field, const query::SearchRequest& request);

}  // namespace recueil::server
