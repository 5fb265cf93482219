// References to deliberations: by number, by assembly and date, or by the vote that took them.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/reference.h"

namespace recueil::corpus {

// Appends, in order, each deliberation the text refers to. Committee meetings are none.
void find_deliberations(std::string_view text, std::string_view session, std::vector<Reference>& references);

}  // namespace recueil::corpus
