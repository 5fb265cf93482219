// How much a passage looks like the kind of answer that a query asks for.
#pragma once

#include <string_view>

#include "corpus/passage.h"
#include "query/language/question.h"

namespace recueil::query {

// Both from 0 to 1.
struct Evidence {
    double mean = 0;  // of the kinds asked
    double rare = 0;  // the most of the kinds that few passages give: a vote against, a last day, a period
};

// Sums of money, names of people, days, votes, … by the kinds asked. Linear in the text.
Evidence answer_evidence(AnswerKinds asked, corpus::PassageKind part, std::string_view text);

}  // namespace recueil::query
