// Tables of names and sums in text that keeps its columns.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

struct SumRow {
    std::string name;  // a name over several lines joined
    std::vector<double> sums;
    std::string text;
    Lines lines;
};

// The rows of the tables in the lines [begin, end): a name and the sums of its columns, cells parted by two spaces or a
// tab. Of columns under different years only the latest year's count, and none under « demandé », « coût ». Linear in
// the lines.
std::vector<SumRow> read_sum_table(const SourceLines& lines, int begin, int end);

}  // namespace recueil::corpus
