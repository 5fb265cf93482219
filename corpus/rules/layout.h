// Where acts and their parts begin and end in a document.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

// Ranges hold both ends; a range with start 0 is not there.
struct ActLayout {
    Lines stamp;         // « Envoi au contrôle de légalité … », just above the header it belongs to
    Lines deliberation;  // from the header's first line to the signature
    std::vector<Lines> annexes;
    Lines report;
    Lines outside;      // text after the act's last part that belongs to no act
    int decision = 0;   // line of « Après en avoir délibéré », 0 where there is none
    int signature = 0;  // first line of the signature block, one past the deliberation where there is none
    int end() const;    // last line of the last part
};

// The acts of a document in order; none where it holds no act. A report is known by its own header, which repeats the
// institution's; a number named in an annex begins nothing. Linear in the lines.
std::vector<ActLayout> lay_out(const SourceLines& lines);

}  // namespace recueil::corpus
