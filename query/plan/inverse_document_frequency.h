// How much a word says: the fewer acts have it, the more.
#pragma once

#include <algorithm>
#include <cmath>

namespace recueil::query {

// The weight of BM25 (Robertson and Zaragoza, 2009) that is never negative: `acts` in the index, `matching` of them
// with the word.
inline double inverse_document_frequency(double acts, double matching) {
    return std::log(1 + (acts - std::min(matching, acts) + 0.5) / (matching + 0.5));
}

}  // namespace recueil::query
