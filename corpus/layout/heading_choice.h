// The best choice among candidate headings.
#pragma once

#include <vector>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/document_lines.h"

namespace recueil::corpus {

// The headings that read the whole document best: each opens a part with a decision of its own, numbers and ranks
// rise. Chosen together by dynamic programming over the candidates, each looking back over a bounded number of them, so
// that a weak or missing signal at one act costs nothing elsewhere. Linear in the candidates.
std::vector<Heading> choose_headings(const DocumentLines& lines, const std::vector<Heading>& candidates, int end);

}  // namespace recueil::corpus
