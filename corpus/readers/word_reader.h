// Old Word files (.doc), read by antiword in a bounded child process.
#pragma once

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// `descriptor` is an open regular file. Fails where the file is encrypted, no Word file or damaged, and where antiword
// is missing.
Outcome<Extraction> read_word(int descriptor, const ReadLimits& limits);

// The DocBook that antiword prints, as text. Exposed for tests.
Extraction text_of_docbook(std::string_view xml);

}  // namespace recueil::corpus
