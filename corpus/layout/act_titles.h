// Number, rank and title of an act from the lines that open it.
#pragma once

#include "corpus/layout/document_layout.h"

namespace recueil::corpus {

// Reads the heading at `index` of minutes, a list or a table into `act`: number, rank, title, first line of the body.
// `end` is the index of the next act.
void read_heading(const DocumentLines& lines, int index, int end, ActRange& act);

// The same for an extract of the register, whose number and title are anywhere between its header and its decision.
void read_extract(const DocumentLines& lines, int begin, int end, ActRange& act);

}  // namespace recueil::corpus
