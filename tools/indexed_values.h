// Values of an index that a shell may complete.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "tools/shell_completion.h"

namespace recueil::tools {

// At most 200 values of a facet, the most frequent first, in any case and without accents: those that begin with
// `begun`, else those that have a word which does. For an empty facet, numbers of acts. None where an index cannot be
// read. Opens the indexes and counts the facet once.
std::vector<ShellCandidate> indexed_values(const std::vector<std::string>& databases, const std::string& facet,
                                           const std::string& begun);

// Ends the program, quietly and with status 0, after that time: nobody waits longer for a completion.
void end_after(std::chrono::milliseconds time);

}  // namespace recueil::tools
