// The items decided: what is below a formula, one item a bullet, article, line or finite verb.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "corpus/rules/decision_formula.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

struct DecidedItems {
    std::vector<Article> articles;
    std::size_t end = 0;  // where the last item ends
};

// Reads the items of a decision up to `limit` at most: a ballot in a clause of its own, a member who speaks, or another
// subject ends them. Linear in the text.
DecidedItems items_of(const ResolutionText& text, const Decision& decision, std::size_t limit,
                      const std::vector<BallotMark>& marks);

// Where the clause of a ballot mark begins, with the lines of voters above it: « Résultat du vote : / Votants : 9 /
// Pour : 7 ».
std::size_t ballot_begin(const ResolutionText& text, std::size_t from, std::size_t mark);

}  // namespace recueil::corpus
