// How much a passage looks like the kind of answer that a query asks for.
#pragma once

#include <string_view>

#include "query/language/question.h"

namespace recueil::query {

// From 0 to 1: sums of money, names of people, days, votes, … by the kinds asked, their mean; 0 where none is asked.
// Linear in the text.
double answer_evidence(AnswerKinds asked, std::string_view text);

}  // namespace recueil::query
