// Texts of acts as pages set them: French spacing, and what a search looks for marked.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/query.h"
#include "server/web/page.h"

namespace recueil::server {

// No-break spaces where French typography wants them: before « : », « ; », « ? », « ! », « » », « % » and « € », after
// « « » and « n° », between the groups of three digits. Each space stays one code point.
std::string french_spacing(std::string_view text);

// The text as « plain » and « mark » pieces. `ranges` are [start, end) in code points, in order.
Model runs_of(std::string_view text, const std::vector<std::pair<std::size_t, std::size_t>>& ranges);
// The same with what the marker finds; plain where it is empty.
Model runs_of(std::string_view text, const query::Marker& marker);

}  // namespace recueil::server
