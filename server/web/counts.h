// Acts and documents without an act, counted apart: « 18 actes et 46 documents ».
#pragma once

#include <cstddef>
#include <string>

#include "query/request.h"
#include "query/response.h"

namespace recueil::server {

// « 18 actes », « 1 document », « 18 actes et 46 documents », « aucun acte ».
std::string counts_text(std::size_t acts, std::size_t documents);

// The same of a result, « Environ » before what is not exact. The facet « part » must have been counted.
std::string counts_text(const query::SearchRequest& request, const query::SearchResponse& response);

// Returns how many results are documents without an act, from the facet « part ».
std::size_t documents_of(const query::SearchRequest& request, const query::SearchResponse& response);

}  // namespace recueil::server
