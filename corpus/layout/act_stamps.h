// Which stamps of remote transmission are an act's.
#pragma once

#include <string>
#include <vector>

#include "corpus/layout/document_layout.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

// Of each element the first that the act's stamps print; dates are ISO 8601.
struct ActStamps {
    OptionalText act_id;
    OptionalText sent;
    OptionalText received;
    OptionalText posted;
    OptionalText subject;
};

// The stamps that begin on the lines [begin, end), together.
ActStamps stamps_of(const SourceLines& lines, int begin, int end);

// One entry for each act of the layout. A stamp belongs to the act whose number its identifier has; else to the act
// that opens at the top of the stamp's page; else to the act that covers its line. In a document that is one
// act or minutes, where identifiers do not name several acts, all stamps count for every act. Linear in the lines and
// stamps.
std::vector<ActStamps> stamps_of_acts(const SourceLines& lines, const DocumentLayout& layout);

}  // namespace recueil::corpus
