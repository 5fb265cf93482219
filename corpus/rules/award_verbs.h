// The verbs that award, take back or merely mention a sum.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {

enum class SumVerb {
    awards,   // « D'attribuer », « Il est alloué », « le versement de »
    refuses,  // « De retirer », « De ne pas attribuer », « De solliciter », « De prêter »
    other     // « D'autoriser », « D'inscrire »
};

struct FoundSumVerb {
    SumVerb meaning = SumVerb::other;
    std::size_t begin = 0;  // bytes of the folded text
    std::size_t end = 0;
    bool passive = false;  // « est attribué »: its sum may be before it
};

// The verbs of a sentence [begin, end) that may govern a sum, in order. A participle that only describes (« la
// subvention attribuée à ») is none.
std::vector<FoundSumVerb> find_sum_verbs(const FoldedText& text, std::size_t begin, std::size_t end);

}  // namespace recueil::corpus
