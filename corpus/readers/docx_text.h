// The text of WordprocessingML (DOCX).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// A paragraph a line; a cell's paragraphs too; deleted text, field codes and fallbacks are left out. `part` names the
// bytes in errors; the text may not grow past `most` bytes.
Outcome<std::string> docx_text(std::string_view xml, const std::string& part, std::size_t most);

}  // namespace recueil::corpus
