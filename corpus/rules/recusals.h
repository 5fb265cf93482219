// Members who took no part in a matter that interests them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

// The folded text says that someone takes no part: « intéressés à l'affaire », « ne prend pas part au vote », « se
// déporte », « hors la présence de ».
bool says_recusal(std::string_view folded);

// The recusals of the first `end` bytes of an act's text: one a sentence that says who takes no part, with the members
// it names. « Monsieur le Maire » is `president`. A member who takes the chair meanwhile, or leaves the meeting for
// good, is none. Linear in the text.
std::vector<Recusal> recusals_of(const ResolutionText& text, std::size_t end, const std::string& president);

}  // namespace recueil::corpus
