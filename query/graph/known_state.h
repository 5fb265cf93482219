// The state of an act as the corpus knows it, in the words that people read. Nothing here says what is in force.
#pragma once

#include <string>

#include "query/graph/graph.h"

namespace recueil::query {

inline constexpr const char* known_state_words = "état connu d'après le corpus";

// « modifiée par », « abrogée en partie par ».
std::string words_of(const Change& change);

// « modifiée par la délibération n°2020-302 du 28/09/2020 ».
std::string sentence_of(const Change& change);

// "2018-03-26" to « 26/03/2018 »; anything else as it is.
std::string french_day(const std::string& iso);

}  // namespace recueil::query
