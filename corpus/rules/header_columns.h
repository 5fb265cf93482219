// The lines of a header in reading order, where lists stand side by side.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

struct HeaderPiece {
    std::string_view text;  // without white space at its ends; empty for a blank line
    int line = 0;
    bool page_foot = false;
};

// The lines [begin, end). « Étaient présents : …      Excusé(s) : … » in two columns of plain text
// is read column by column, as far as the gap between them goes on. Linear in the lines.
std::vector<HeaderPiece> header_pieces(const SourceLines& lines, int begin, int end);

}  // namespace recueil::corpus
