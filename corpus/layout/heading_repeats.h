// Headings that come back: running objects, entries of agendas, numbers of running heads and tables of contents.
#pragma once

#include <vector>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/document_lines.h"

namespace recueil::corpus {

// Drops the candidates of the lines [begin, end) that only repeat another one. Linear in the candidates, but for the
// numbers, which are sorted.
void drop_repeated_headings(const DocumentLines& lines, int begin, int end, std::vector<Heading>& headings);

}  // namespace recueil::corpus
