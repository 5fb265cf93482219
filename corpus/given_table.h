// Facts about documents and acts that a council gives beside them: a list in the SCDL schema « Délibérations », or a
// table of plain columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace recueil::corpus {

// One row; what it does not give is empty.
struct GivenRow {
    int line = 0;         // of the table, from 1
    std::string file;     // path or base name of the document
    std::string url;      // http or https
    std::string council;  // its name
    std::string siren;    // nine digits
    std::string date;     // of the session, ISO 8601
    std::string number;   // of the act, or its @ctes identifier
    std::string theme;    // code of the ACTES nomenclature, of either level
    bool operator==(const GivenRow&) const = default;
};

struct GivenTable {
    std::vector<GivenRow> rows;
    std::vector<Error> problems;     // values left out because they have no meaning, each with its first line
    std::vector<std::string> notes;  // values that are passed over: themes of another nomenclature
};

// Reads a CSV table in any of its dialects (readers/csv_table.h). Columns are found by name, in any order, whatever the
// case, accents and signs between letters: those of SCDL (COLL_NOM, COLL_SIRET, DELIB_ID, DELIB_DATE,
// DELIB_MATIERE_CODE, DELIB_MATIERE_NOM, DELIB_URL) or `file`, `url`, `council`, `siren`, `date`, `number`, `theme`,
// in English or French. Other columns are passed over. Fails with unreadable_input where the file cannot be read, is no
// table, or has no column that says which document or act a row is about. Linear in the bytes.
Result<GivenTable> read_given_table(const std::string& path);
// The same of bytes; `name` is that of the file in messages. A table for downloading needs a column of addresses
// instead of one that says what a row is about.
enum class TableUse { joining, download };
Result<GivenTable> parse_given_table(std::string_view bytes, const std::string& name, TableUse use = TableUse::joining);

// The code of the ACTES nomenclature that a code or a label means: « 7.5.1 » is "7.5", « finances locales/subventions »
// too; empty where it means none.
std::string theme_code_of(std::string_view code_or_label);

}  // namespace recueil::corpus
