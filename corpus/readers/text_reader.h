// Plain text in any encoding.
#pragma once

#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

Outcome<Extraction> read_text(std::string_view bytes);

}  // namespace recueil::corpus
