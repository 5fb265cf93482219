// Visas and recitals in the running text of any council's act.
#pragma once

#include <vector>

#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

struct Ground {
    Span span;  // without its final mark
    bool visa = false;
};

// The visas (« Vu … ») and recitals (« Considérant … », « Attendu que … », « ENTENDU que … ») of the first `end` bytes,
// in order. « Vu : » and « Considérant : » above a list give one each entry. Linear in the text.
std::vector<Ground> grounds_of(const ResolutionText& text, std::size_t end);

}  // namespace recueil::corpus
