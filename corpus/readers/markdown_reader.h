// Markdown, as OCR programs and wikis write it.
#pragma once

#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// One line for each line of the source: marks of emphasis, headings, links and code leave; rows of tables become cells
// parted by tabs, and the row of dashes under their heads an empty one.
Outcome<Extraction> read_markdown(std::string_view bytes);

}  // namespace recueil::corpus
