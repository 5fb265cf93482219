// PDF, read by poppler's pdftotext in a bounded child process.
#pragma once

#include <cstddef>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// `descriptor` is an open regular file of `size` bytes. Pages with no more than a stamp on them are noted, or read by
// OCR where `limits.ocr` asks for it. Fails where the file is encrypted, truncated, damaged or past a limit, where no
// page holds text, and where pdftotext is missing.
Outcome<Extraction> read_pdf(int descriptor, std::size_t size, const ReadLimits& limits);

}  // namespace recueil::corpus
