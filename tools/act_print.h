// One act, whole, for people: every fact with the lines (and page) it was read from.
#pragma once

#include <string>

#include "corpus/act.h"
#include "tools/output.h"

namespace recueil::tools {

// `url` is where its council publishes the document; may be empty.
std::string act_text(const corpus::Act& act, const Style& style, const std::string& url = {});

// « l. 1805–1807 », « l. 12 »; empty where unknown.
std::string lines_text(const corpus::Lines& lines);

}  // namespace recueil::tools
