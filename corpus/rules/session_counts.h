// The counts printed in the header of a session.
#pragma once

#include <optional>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {

struct SessionCounts {
    std::optional<int> in_office;
    std::optional<int> present;
    std::optional<int> voters;
};

// « En exercice : 27 », « 32 présents », labels above their values or below them. Titular members and substitutes that
// are counted apart are added. The first count of each kind holds. Linear in the text.
SessionCounts read_counts(const FoldedText& text);

}  // namespace recueil::corpus
