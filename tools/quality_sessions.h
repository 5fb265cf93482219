// The checks of a quality report that compare the acts of a session: attendance, counts, votes, names of groups.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "tools/quality_report.h"

namespace recueil::tools {

// `acts` are of one council. The acts of minutes share one roll call: what is wrong with it is said once. Time is
// O(n log n) in the facts of the acts, but for the names of groups, which are compared in pairs (at most 200 of them).
void check_sessions(const std::vector<corpus::Act>& acts, std::vector<Finding>& findings);

}  // namespace recueil::tools
