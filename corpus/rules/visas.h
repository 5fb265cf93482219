// One visa: the kind of text it names, and what it says of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/act.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// Takes the whole joined visa (« Vu … », without its final « ; ») and the session the act belongs to.
Visa understand_visa(std::string text, std::string_view session);

// « l'avis de la 5ème commission « Solidarité territoriale » rendu lors de sa réunion du 05/09/2022 »; absent where the
// visa is no committee's opinion.
std::optional<CommitteeOpinion> opinion_of(const Visa& visa);

// A line that opens a visa: « Vu », « VU : », « Vus les », « - Vu ».
bool opens_visa(std::string_view folded);
// A line that opens a recital: « Considérant », « Entendu que », « Attendu ».
bool opens_recital(std::string_view folded);

}  // namespace recueil::corpus
