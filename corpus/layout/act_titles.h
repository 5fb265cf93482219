// Number, rank and title of an act from the lines that open it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/document_layout.h"

namespace recueil::corpus {

// Reads a heading of minutes, a list or a table into `act`: number, rank, title, first line of the body.
// `end` is the index of the next act.
void read_heading(const DocumentLines& lines, const Heading& heading, int end, bool list, ActRange& act);

// The approval of the last minutes, in the lines [begin, end): its title where it has one.
void read_approval(const DocumentLines& lines, int begin, int end, ActRange& act);

// The same for an extract of the register, whose number and title are anywhere between its header and its decision.
// Numbers of a series that many extracts of the bundle have are preferred.
using SeriesCounts = std::unordered_map<std::string, int>;
void read_extract(const DocumentLines& lines, int begin, int end, const SeriesCounts& series, ActRange& act);

// The lines of [begin, end) that may have an extract's number: those above its grounds and its decision.
int end_of_extract_header(const DocumentLines& lines, int begin, int end);

}  // namespace recueil::corpus
