// The letters of the name of an institution.
#pragma once

#include <string>
#include <string_view>

namespace recueil::corpus {

// « COMMUNE DE L'ABSIE » as a sentence has it: « Commune de L'Absie »; names that are not in capitals stay as they are.
std::string cased_institution(std::string_view name);

// « de », « sur », « les » and their like, folded: small in a name, and no end of it.
bool is_small_word(std::string_view folded);

}  // namespace recueil::corpus
