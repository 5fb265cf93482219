// The text below the decision of an act: certification, signatures, stamps.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

// Where the text below the decision begins (« Fait et délibéré », signatures), text.size() where there is none.
std::size_t tail_of(const ResolutionText& text, std::size_t from);

struct Signatures {
    std::vector<Signatory> signatories;  // names without civility, each once
    OptionalText signed_date;
};

// Who signs in the text from `tail` on, and the day of « Fait à …, le … ». An office without a name signs for nobody.
// Linear in the text.
Signatures signatures_of(const ResolutionText& text, std::size_t tail);

}  // namespace recueil::corpus
