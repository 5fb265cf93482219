// Names in two columns in text that kept its layout: « Étaient présents : …      Excusés : … ».
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recueil::corpus {

// Lines [first, last] of the text whose right column begins at byte `cuts[i]` of line first + i; npos where the line
// has no right column.
struct ColumnBlock {
    int first = 0;
    int last = 0;
    std::vector<std::size_t> cuts;
};

// Finds the blocks of a roll call in two columns: lines without a blank one between them, a gutter of spaces through
// all of them, a label of the roll call at the head of the right column. Tables of figures are left as they are.
// Linear in the text.
std::vector<ColumnBlock> find_column_blocks(const std::vector<std::string_view>& lines);

}  // namespace recueil::corpus
