// DOCX and ODT: XML in a ZIP archive.
#pragma once

#include <string_view>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// Reads the document in a ZIP archive, known by its members. Fails where it is none, is encrypted, truncated or
// damaged, or unpacks past `limits.member_bytes`.
Outcome<Extraction> read_office(std::string_view bytes, const ReadLimits& limits);

// An OpenDocument file that is one XML text.
Outcome<Extraction> read_flat_odt(std::string_view bytes, const ReadLimits& limits);

}  // namespace recueil::corpus
