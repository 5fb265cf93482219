// Facts of an act that were read with doubt, said for `recueil check`.
#pragma once

#include "corpus/act.h"

namespace recueil::corpus {

// Adds the doubts about relations, grants and the day of signature. A fact in doubt leaves its field. Linear in the
// items.
void add_doubts(Act& act);

}  // namespace recueil::corpus
