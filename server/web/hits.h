// The parts that every page of acts found has: the hits, the facets, the pages, and ways to take them along.
#pragma once

#include <functional>
#include <string>

#include "server/web/page.h"

namespace recueil::server {

// The hits of a page, its facets, and its year chart where years are counted.
void add_hits(Model& model, Index& index, const query::SearchRequest& request, const query::SearchResponse& response);

// How many pages so many things make; one where there is none.
int pages_of(std::size_t total, int per_page);

// « , page 2 » of a title; nothing on the first.
std::string page_suffix(int page);

// The answer to a page past the last.
Problem no_such_page(int pages, const std::function<std::string(int)>& page_url);

// For « pager.html »: which page this is, and the addresses of those beside it.
void add_pages(Model& model, std::string_view label, int page, int pages,
               const std::function<std::string(int)>& page_url);

// For « exports.html »: the feed and the files of the whole result, not of the page shown.
void add_exports(Model& model, query::SearchRequest request);

}  // namespace recueil::server
