// Addresses of searches: what a server of the same index answers under, for links, feeds and pages.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "query/request.h"
#include "query/response.h"

namespace recueil::query {

// UTF-8 text as a query string has it.
std::string percent_encode(std::string_view text);

// « /actes/ID »: the page of an act.
std::string act_path(std::string_view id);

// The address of an act's document at its council, as metadata gave it; empty where they did not.
std::string source_url(const nlohmann::ordered_json& act);

// The same address where a browser may be led there (http, https), else nothing.
std::string web_address(const std::string& url);

// « q=salariat%20m%C3%A9decins&year=2020&page=2 »: what differs from the defaults, filters in their order; empty for a
// request that asks nothing.
std::string query_string(const SearchRequest& request);

// {"self": …, "next": … or null} under `path` (« /api/v1/search »).
nlohmann::ordered_json search_links(std::string_view path, const SearchRequest& request,
                                    const SearchResponse& response);

}  // namespace recueil::query
