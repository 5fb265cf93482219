// Words, dates and numbers as the page writes them, in French.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recueil::server {

// "2020-09-28" to « 28 septembre 2020 », "2020-09" to « septembre 2020 »; anything else as it is.
std::string french_date(std::string_view iso);
// « 1 234 567 », with narrow no-break spaces.
std::string french_number(std::size_t number);
// « 2 500,50 € », without cents where there are none.
std::string french_amount(double euros);
// « 1 acte », « 2 actes »; 0 is singular.
std::string counted(std::size_t count, std::string_view one, std::string_view many);
// The first sort key of French dictionaries: small letters without accents, « Œuvre » as « oeuvre ».
std::string sorting_key(std::string_view text);

// Names of fields, parts and kinds as people read them; the name itself where it is unknown.
std::string_view facet_label(std::string_view field);
std::string_view part_label(std::string_view part);
std::string_view visa_label(std::string_view kind);
// « Abrogée en partie »; empty for none.
std::string_view state_label(std::string_view state);
// The French verb of a relation: « Modifie ».
std::string_view active_label(std::string_view relation, bool in_part);

// The words of a doubt or a note of the readers: « pages sans texte, peut-être numérisées : 2 »; as it is where
// unknown.
std::string french_doubt(std::string_view words);

}  // namespace recueil::server
