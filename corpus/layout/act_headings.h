// Candidate headings of acts, and the best choice among them.
#pragma once

#include <vector>

#include "corpus/layout/document_lines.h"

namespace recueil::corpus {

enum class HeadingKind {
    numbered,  // opens with the number of a deliberation
    object,    // « Objet : … »
    ranked,    // opens with a place in the agenda
    title,     // a bare title
    stop,      // what follows is no act: questions, closing, decisions of the mayor, a heading above several acts
};

struct Heading {
    int index = 0;  // into DocumentLines
    HeadingKind kind = HeadingKind::title;
    double score = 0;       // by itself
    bool sure = false;      // the number has a mark or a series: it makes an act without a decision
    int number_index = -1;  // the line below that has the number, where the title is above it
};

class HeadingStyle;

// Every line that may open an act, in order; `style` weighs the print of bare and ranked titles. Linear in the lines.
std::vector<Heading> find_headings(const DocumentLines& lines, int begin, int end, const HeadingStyle& style);

// The headings that read the whole document best: each opens a part with a decision of its own, numbers and ranks
// rise. Chosen together by dynamic programming over the candidates, each looking back over a bounded number of them, so
// that a weak or missing signal at one act costs nothing elsewhere. Linear in the candidates.
std::vector<Heading> choose_headings(const DocumentLines& lines, const std::vector<Heading>& candidates, int end);

}  // namespace recueil::corpus
