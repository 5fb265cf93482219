// Where an act decides: the formulas, proposals, questions and elections that items follow.
#pragma once

#include <vector>

#include "corpus/rules/act_grounds.h"
#include "corpus/rules/ballot.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

enum class Opening {
    formula,   // « Le conseil, après en avoir délibéré, à l'unanimité, décide : »
    plain,     // « Le conseil municipal approuve … », without deliberation or vote
    proposal,  // « il est proposé au conseil de … »
    question,  // « Acceptez-vous … ? »
    election,  // « A été élu : … »
    list,      // « ARTICLE 1er : … » under no formula
};

struct Decision {
    Opening opening = Opening::formula;
    std::size_t begin = 0;
    std::size_t items = 0;  // where what is decided begins
    bool colon = false;     // « : » just before: a list follows
    bool firm = false;      // it says that they deliberated or voted
    bool weak = false;      // of a proposal: a member's words, « Madame X propose »
    bool agrees = false;    // of a proposal: « s'ils sont d'accord pour »
    bool decides = false;   // « décide » is part of the formula, so that infinitives are items
};

// Every place of the first `end` bytes that may decide, in order. Linear in the text.
std::vector<Decision> decisions_of(const ResolutionText& text, std::size_t end, const std::vector<Ground>& grounds,
                                   const std::vector<BallotMark>& marks);

}  // namespace recueil::corpus
