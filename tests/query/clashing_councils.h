// Two councils that use the same numbers, days and names.
#pragma once

#include <string>
#include <vector>

#include "tests/query/council.h"

namespace recueil::tests {

struct ClashingCouncil {
    std::string heading;
    std::string label;
    std::string slug;
};
extern const ClashingCouncil first_council;
extern const ClashingCouncil second_council;

// Acts that cite, repeal and amend each other, and some that are held nowhere; numbers and days are few, so that the
// councils share most of them. The same seed gives the same acts.
std::vector<TestAct> clashing_acts(const ClashingCouncil& council, unsigned seed);

}  // namespace recueil::tests
