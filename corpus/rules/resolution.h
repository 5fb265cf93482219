// Facts of the text of one act of any council: rapporteur, grounds, items decided, votes.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/session.h"
#include "corpus/text/lined_text.h"

namespace recueil::corpus {

// Reads an act's own text, from below its title to its last line, into `act`: rapporteur, subject code (theme), visas,
// recitals, recusals, items decided (articles), votes, signatories. `header` is the text above the title in an extract
// that has a header of its own (a vote may be printed there), or null. Lines of the facts are those of `body`.
// Gives the members who, as minutes print below the act, do not vote on the one that follows. Linear in the text.
std::vector<std::string> read_resolution(const LinedText& body, const LinedText* header, const SessionFacts& session,
                                         Act& act);

}  // namespace recueil::corpus
