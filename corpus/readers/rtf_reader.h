// Rich text (RTF), read in one pass over the bytes.
#pragma once

#include <string_view>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// A paragraph a line, tables as StructuredText has them, the labels of lists as the writing program stored them;
// hidden, struck and deleted text is left out. Fails where groups nest past any program's writing, or the text past a
// limit.
Outcome<Extraction> read_rtf(std::string_view bytes, const ReadLimits& limits);

}  // namespace recueil::corpus
