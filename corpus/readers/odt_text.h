// The text of OpenDocument text files (ODT, and the flat form in one XML file).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"
#include "corpus/readers/odt_styles.h"
#include "corpus/readers/structured_text.h"

namespace recueil::corpus {

// Which text of a part is taken: its body, or the headers and footers of its pages.
enum class OdtPiece { body, page_headers, page_footers };

// Appends a paragraph or heading a line, tables as StructuredText has them; numbers of lists and capitals as print has
// them; comments and deleted, struck and hidden text are left out; notes come before the paragraph that calls them.
// Styles that the part holds are added to `styles`. `part` names the bytes in errors; the text may not grow past `most`
// bytes. Gives whether the part has a body of text.
Outcome<bool> odt_text(std::string_view xml, const std::string& part, std::size_t most, OdtPiece piece,
                       OdtStyles& styles, StructuredText& to);

}  // namespace recueil::corpus
