// Weak signals of a line: where sessions, acts, decisions and their parts open or close.
#pragma once

#include <string_view>

namespace recueil::corpus {

// All take folded text (FoldedText) of one line. None is sure by itself: the layout weighs them together.

// « EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS », « Extrait des délibérations de la séance du … ».
bool is_extract_heading(std::string_view line);
// « L'an deux mille vingt-trois, le … », « Convoqué le …, le Conseil … s'est réuni ».
bool is_session_opening(std::string_view line);
// A line of a letterhead: « RÉPUBLIQUE FRANÇAISE », « Département de … », « Commune de … », « Conseil municipal du … ».
bool is_letterhead(std::string_view line);
// « Étaient présents : », « Absents excusés », « Pouvoirs : », « Nombre de conseillers en exercice », « Secrétaire : ».
bool is_roll_call(std::string_view line);
// « Ordre du jour », alone or with a colon.
bool is_agenda_heading(std::string_view line);
// « La séance est levée », « L'ordre du jour étant épuisé », « Questions diverses », « Informations diverses ».
bool is_closing(std::string_view line);
// « Décisions prises par délégation … », « Liste des décisions du maire »: the section is no act of the assembly.
bool is_delegated_decisions(std::string_view line);
// « Objet : … ».
bool is_object_label(std::string_view line);
// The name of the document itself, as printed on top of it; takes the letters of the line alone (letters_key).
bool is_document_name(std::string_view key);
// A service of the administration, as letterheads and margins name it: « Direction des finances ».
bool is_service(std::string_view line);
// « Rapporteur : … », « Monsieur X rapporte : », « Monsieur le Maire expose … ».
bool opens_report(std::string_view line);
// « Vu … », « Considérant … ».
bool is_ground(std::string_view line);
// « après en avoir délibéré », « le conseil municipal décide », « il est proposé au conseil ».
bool has_decision_formula(std::string_view line);
// « Décide : » alone, « - Demande que … », « - Dit son opposition »: a verb of decision that grounds may be above.
bool opens_decision(std::string_view line);
// « Le conseil municipal … », « Après en avoir délibéré … » at the start of the line.
bool opens_assembly_sentence(std::string_view line);
// A result: « à l'unanimité », « 12 voix pour », « Adopté », « Pour : 12 », « prend acte ».
bool has_vote(std::string_view line);
// A result alone on its line: « Pour : 15 », « Contre : M. X », « Abstention : 0 », « Vote : … ».
bool is_result_line(std::string_view line);
// Only a day: « DU 6 JUILLET 2023 », « séance du jeudi 6 juillet 2023 ».
bool is_day_alone(std::string_view line);
// Only the name of a person, « Alice DUPONT », with or without its civility.
bool is_name_alone(std::string_view line);
// Only names of persons with their civilities: « Mme DUVAL, M. ROY, Mme LUCE ».
bool is_name_list(std::string_view line);
// « Pour extrait conforme », « Fait et délibéré », a signature, the ways of appeal.
bool is_tail(std::string_view line);

// How much a line reads like the title of a point: 0 for running text, about 1 for a nominal phrase that opens with a
// word of administrative titles. Length, marks and case count.
double title_score(std::string_view line);

}  // namespace recueil::corpus
