// The parameters of a search, as every route that searches takes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/request.h"
#include "server/parameters.h"

namespace recueil::server {

// q, dates, filters, sort. Routes that page add page_parameters().
std::vector<ParameterSpec> search_parameters();
std::vector<ParameterSpec> page_parameters();

// The filter fields, in the order people should read them; each is a parameter of the same name.
const std::vector<std::string_view>& filter_names();
const std::vector<std::string_view>& facet_names();

query::SearchRequest search_request(const Parameters& parameters);

// "/api/v1/search?q=…&year=2020": all that `request` asks for and differs from the default.
std::string address_of(std::string_view path, const query::SearchRequest& request);

// The same search, from its first page, with a filter added or taken away.
query::SearchRequest with_filter(query::SearchRequest request, std::string_view field, std::string_view value);
query::SearchRequest without_filter(query::SearchRequest request, std::string_view field, std::string_view value);
bool has_filter(const query::SearchRequest& request, std::string_view field, std::string_view value);

}  // namespace recueil::server
