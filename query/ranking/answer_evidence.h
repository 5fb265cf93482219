// How much a passage looks like the kind of answer that a query asks for.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/passage.h"
#include "query/language/question.h"

namespace recueil::query {

// Both from 0 to 1.
struct Evidence {
    double mean = 0;  // of the kinds asked
    double rare = 0;  // the most of the kinds that few passages give: a vote against, a last day, a period
};

// Sums of money, names of people, days, votes, … by the kinds asked. `counted` begins the words of what the query asks
// the number of, folded: « organism » for « combien d'organismes »; empty where it asks for no number. Linear in the
// text.
Evidence answer_evidence(AnswerKinds asked, std::string_view counted, corpus::PassageKind part, std::string_view text);

// Where the signs are: bytes of the text, in order. An excerpt that answers shows some.
std::vector<std::pair<std::size_t, std::size_t>> answer_signs(AnswerKinds asked, std::string_view counted,
                                                              corpus::PassageKind part, std::string_view text);

}  // namespace recueil::query
