// The acts of any council's document: what the document is, where each act begins and ends, its number and title.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/layout/document_lines.h"

namespace recueil::corpus {

// Lines are those of SourceLines; ranges are [begin, end).
struct ActRange {
    int begin = 0;  // first own line: the header of an extract, the number or title in minutes
    int body = 0;   // first line below number and title
    int end = 0;
    int header_end = 0;  // of an extract's own header: [begin, header_end); begin where it has none
    OptionalText number;
    OptionalText rank;
    OptionalText title;
    OptionalText date;  // ISO 8601, of the row of a list that has its own
    Lines title_lines;
};

struct DocumentLayout {
    Form form = Form::other;
    int header_end = 1;  // the session's header is [1, header_end)
    std::vector<ActRange> acts;
};

// Decides what a document is from several signals, then cuts it. Agendas, annexes and debates have no acts. Linear.
DocumentLayout lay_out_document(const DocumentLines& lines);

}  // namespace recueil::corpus
