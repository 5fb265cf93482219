// Acts of any council's document, from its layout and the rules of the facts.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "corpus/rules/joined_text.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

struct CouncilActs {
    Form form = Form::other;
    std::vector<Act> acts;  // lines are those of SourceLines
};

// Fills what the stamps on the lines [begin, end) say and the act does not say itself: identifier, SIREN, days.
void put_stamps(const SourceLines& lines, int begin, int end, Act& act);

// Empty where the document holds no act. Linear in the text.
CouncilActs read_council_acts(const SourceLines& lines, WordList& words);

}  // namespace recueil::corpus
