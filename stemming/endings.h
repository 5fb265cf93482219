// Restores from its ending the accents that the stemmer needs in a folded word.
#pragma once

#include <string>
#include <string_view>

namespace recueil::stemming {

// A word so short that taking anything off it would make it another.
bool is_own_stem(std::string_view folded);

// A folded word as French most likely writes it, in the singular where its plural is plain: « abandonnees » to
// « abandonnées », « premieres » to « premières », « usagers » to « usager ». The result is read by the stemmer alone.
std::string probable_spelling(std::string_view folded);

}  // namespace recueil::stemming
