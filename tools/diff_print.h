// Two acts side by side for the terminal: what the second has otherwise, word by word.
#pragma once

#include <cstddef>
#include <string>

#include "query/compare/act_diff.h"
#include "tools/output.h"
#include "tools/wrap.h"

namespace recueil::tools {

// Removed words are struck through and red, added ones underlined and green; without colours « [-removed-] » and
// « {+added+} », as wdiff writes them. Equal pieces take a line each.
std::string diff_text(const query::ActDiff& diff, const Style& style, std::size_t columns = readable_columns);

}  // namespace recueil::tools
