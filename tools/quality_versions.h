// The check of a quality report that compares what several documents say of one act.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "tools/quality_report.h"

namespace recueil::tools {

// Finds acts of one day and title that an extract and the minutes, or a list, give unlike numbers: one of the numbers
// was corrected, or is wrong. Nothing is said where either document has both numbers, or where the title is that of
// several acts of the document. `acts` are of one council. O(n log n) in the acts.
void check_versions(const std::vector<corpus::Act>& acts, std::vector<Finding>& findings);

}  // namespace recueil::tools
