// Acts as open data tables: the schemas French councils publish under (Socle commun des données locales), and a plain
// one.
//
// A cell holds what the text says or what the publisher gives; everything else is blank rather than wrong.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"

namespace recueil::query {

// The publisher, which no deliberation names.
struct Publisher {
    std::string name;      // COLL_NOM; empty takes the institution as each act writes it
    std::string siret;     // COLL_SIRET, 14 digits
    std::string pref_id;   // PREF_ID, « PREF062 »
    std::string base_url;  // before « /actes/{id} » in DELIB_URL where the council's own address is not known;
                           // empty leaves the column blank there
    bool estimated_themes = false;  // fill DELIB_MATIERE_* from the estimated theme
};

// Fails with usage where the SIRET fails its checksum or the prefecture's code has no known form.
Result<void> check_publisher(const Publisher& publisher);

using Row = std::vector<std::string>;

// SCDL « Délibérations » 2.1.5: 17 columns, a row an act (none for a document without acts). The vote columns are
// filled where one vote, or several that came out alike, cover the whole act and say how many could have voted. `url`,
// of this and of the other tables, is the address of the document at its council, which may be empty.
const Row& scdl_columns();
std::vector<Row> scdl_rows(const corpus::Act& act, const Publisher& publisher, const std::string& url = {});

// Counts what the schema requires and rows do not have: such a file is not valid.
class ScdlCheck {
  public:
    struct Missing {
        std::string column;
        std::size_t rows = 0;
        std::string first;  // id of the first act
    };

    void add(const corpus::Act& act, const Publisher& publisher);
    std::size_t rows() const { return rows_; }
    std::size_t incomplete_rows() const { return incomplete_rows_; }
    // In the order of the columns; empty where all is there.
    const std::vector<Missing>& missing() const { return missing_; }

  private:
    std::size_t rows_ = 0;
    std::size_t incomplete_rows_ = 0;
    std::vector<Missing> missing_;
};

// Grants, one a row, under the names of SCDL « Subventions »; the last columns give the place of each in its act.
const Row& grant_columns();
std::vector<Row> grant_rows(const corpus::Act& act, const Publisher& publisher, const std::string& url = {});

// A row an act or document, lists joined by « ; ».
const Row& act_columns();
std::vector<Row> act_rows(const corpus::Act& act, const std::string& url = {});

}  // namespace recueil::query
