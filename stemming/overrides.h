// The reviewed table of stems: stemming/overrides.tsv, built into the program.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recueil::stemming {

// The text of overrides.tsv.
std::string_view overrides_table();

// (folded word, stem) of every word of the table, in its order.
std::vector<std::pair<std::string, std::string>> reviewed_stems();

}  // namespace recueil::stemming
