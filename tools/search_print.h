// The answer to a search for a terminal and as CSV.
#pragma once

#include <string>

#include "query/response.h"
#include "tools/output.h"

namespace recueil::tools {

// Prints hits with their passages, then facets. Matches are coloured where the style is on, else between **…**.
std::string search_text(const query::SearchResponse& response, const Style& style, bool explain);

// A line a hit: id, kind, number, session_date, assembly, title, outcome, commissions, score, file, part, line,
// passage.
std::string search_csv(const query::SearchResponse& response);

}  // namespace recueil::tools
