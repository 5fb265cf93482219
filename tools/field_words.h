// What the fields of the query language are, in English: their own descriptions (indexer/field_table.h) are French.
#pragma once

#include <string>

#include "indexer/fields.h"

namespace recueil::tools {

// Its translation by the catalogue is the field's own description: tests see to it. A field without one here gives
// that.
std::string english_description(const indexer::Field& field);

}  // namespace recueil::tools
