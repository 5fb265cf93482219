// The rapporteur and the printed subject code of an act.
#pragma once

#include <optional>
#include <string>

#include "corpus/act.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

// « Rapporteur : Mme X », « M. X, rapporteur », « X rapporte », « présente le rapport », of the first `end` bytes.
// `president` is whom « Monsieur le Maire » names, or null. Linear in the text.
std::optional<Person> rapporteur_of(const ResolutionText& text, std::size_t end,
                                    const std::optional<Person>& president);

// « 7.5 Subventions », « Matière de l'acte : 5.2-Fonctionnement … »: a code of the nomenclature with its label or under
// a word for it. Linear in the text.
std::optional<Theme> printed_theme(const ResolutionText& text, std::size_t end);

}  // namespace recueil::corpus
