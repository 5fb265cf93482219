// HTML and XHTML: the words a browser would show, a block a line.
#pragma once

#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// Paragraphs, headings, list items and table cells are on lines of their own; <br> ends a line; scripts, styles and
// the title of the window are no text. The charset the page declares counts where its bytes are not UTF-8.
// Time is linear in the bytes, whatever they nest.
Outcome<Extraction> read_html(std::string_view bytes);

}  // namespace recueil::corpus
