// One act, whole, for people: every fact with the lines (and page) it was read from.
#pragma once

#include <string>

#include "corpus/act.h"
#include "tools/output.h"

namespace recueil::tools {

std::string act_text(const corpus::Act& act, const Style& style);

// « l. 1805–1807 », « l. 12 »; empty where unknown.
std::string lines_text(const corpus::Lines& lines);

}  // namespace recueil::tools
