// The lines that may open an act.
#pragma once

#include <vector>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/document_lines.h"
#include "corpus/layout/heading_style.h"

namespace recueil::corpus {

// Every line that may open an act, in order; `style` weighs the print of bare and ranked titles. Linear in the lines.
std::vector<Heading> find_headings(const DocumentLines& lines, int begin, int end, const HeadingStyle& style);

}  // namespace recueil::corpus
