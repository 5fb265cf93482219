// Pictures of text, read by tesseract in a bounded child process.
#pragma once

#include <string>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// The text of one page (1-based) of the PDF open at `descriptor`. Seconds a page.
Outcome<std::string> read_page_image(int descriptor, int page, const ReadLimits& limits);

// The text of an image file open at `descriptor` (PNG, JPEG, TIFF…).
Outcome<std::string> read_image(int descriptor, const ReadLimits& limits);

}  // namespace recueil::corpus
