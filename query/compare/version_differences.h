// What the documents that hold one act say differently: its extract and the minutes, a first and a corrected version.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "corpus/act.h"

namespace recueil::query {

struct VersionDifference {
    std::string field;  // as named in JSON: "number", "votes", "grants", …
    std::string shown;  // what the version that is shown says, readable: « 12 pour, 3 contre »
    std::string other;
    corpus::Lines lines;        // of the version that is shown
    corpus::Lines other_lines;  // of the other
};

// The facts that both versions state and state differently: number, day, identifier, outcome and counts of the votes,
// sums awarded, counts of members present. What only one of them states is no difference, since minutes shorten what
// an extract has whole. Linear in the facts.
std::vector<VersionDifference> version_differences(const corpus::Act& shown, const corpus::Act& other);

// {"field", "shown", "other", "line_start", "other_line_start"}, lines null where they are not known.
nlohmann::ordered_json to_json(const std::vector<VersionDifference>& differences);

}  // namespace recueil::query
