// Which marks of a text are of one ballot, where it prints several.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/rules/ballot.h"

namespace recueil::corpus {

// « M. X ne prend pas part au vote »: by itself no ballot.
bool leaves_vote(const BallotMark& mark);

// The mark `next` opens another ballot than the one that begins at the mark `first` and ends at byte `end`: each has
// its own « Vote : » or its own « Pour : 12 », below a line that says what is voted on. O(1).
bool opens_ballot(const ResolutionText& text, const std::vector<BallotMark>& marks, std::size_t first, std::size_t end,
                  std::size_t next);

}  // namespace recueil::corpus
