// Parameters that routes of programs and of people share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/routes.h"

namespace recueil::server {

using Specs = std::vector<ParameterSpec>;

Specs joined(Specs specs, const Specs& more);
Specs act_id();
// `page` of a list whose pages have a length of their own.
Specs page_number();
// `fields`: some of these names, with commas between.
ParameterSpec some_of(std::vector<std::string_view> names, std::string description);
// Of an act, and of a hit.
ParameterSpec act_fields();
ParameterSpec hit_fields();
// `page` of the passages of an act.
Specs passage_pages();

// The routes that people read, in page_routes.cpp.
std::vector<Route> page_routes();

}  // namespace recueil::server
