// Tables in CSV as programs and offices write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

struct CsvRow {
    int line = 0;  // 1-based, where the row begins
    std::vector<std::string> cells;
};

struct CsvTable {
    char delimiter = ',';
    std::vector<std::string> header;
    std::vector<CsvRow> rows;  // without those whose cells are all empty
};

// Reads a table in any usual encoding, with or without a byte-order mark, parted by `;`, `,`, tabs or `|`: by the one
// that parts the header, or the first row of several columns, into most columns, or the one that a first line « sep=; »
// names. Cells may hold line feeds between quotation marks. Fails where the bytes are no text, where there is no
// header, and where a quotation mark never closes, naming its line. Linear in the bytes.
Outcome<CsvTable> read_csv(std::string_view bytes);

}  // namespace recueil::corpus
