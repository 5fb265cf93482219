// The text of WordprocessingML (DOCX).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/docx_styles.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/structured_text.h"

namespace recueil::corpus {

// Appends one part: a paragraph a line, tables as StructuredText has them; numbers of lists and capitals as print has
// them; deleted, struck and hidden text, field codes and fallbacks are left out. Lines have the role given where their
// style gives none. `part` names the bytes in errors; the text may not grow past `most` bytes. The headers and footers
// referred to are added to `margins`.
Outcome<void> docx_text(std::string_view xml, const std::string& part, std::size_t most, LineRole role,
                        DocxStyles& styles, StructuredText& to, std::vector<PageMargin>& margins);

}  // namespace recueil::corpus
