// Pictures of text, read by tesseract in a bounded child process.
#pragma once

#include <vector>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/page_layout.h"

namespace recueil::corpus {

// One page (1-based) of the PDF open at `descriptor`, of the size given. Seconds a page.
Outcome<PageText> read_page_image(int descriptor, int page, PageSize size, const ReadLimits& limits);

// The pages of an image file open at `descriptor` (PNG, JPEG, TIFF…), each as wide as A4.
Outcome<std::vector<PageText>> read_image(int descriptor, const ReadLimits& limits);

}  // namespace recueil::corpus
