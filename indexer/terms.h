// The spelling of terms: the same for writing the index and for looking it up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "corpus/reference.h"

namespace recueil::indexer {

// The gap in positions between two passages, so that no phrase spans both.
inline constexpr unsigned passage_gap = 64;

// `prefix` and `value`; past Xapian's limit the value ends in a digest of the whole instead of being cut.
std::string boolean_term(std::string_view prefix, std::string_view value);

// Folded words with single spaces: what is compared of a name or a label.
std::string value_key(std::string_view value);

// The name without civility, folded, hyphens as spaces: one key for « Mme HINGREZ-CÉRÉDA » and « hingrez cereda ».
std::string person_key(std::string_view name);

// The number of an act as compared: « n° 2018 – 83 » and « 2018-83 » are one, « 06 » and « 6 » too.
std::string number_key(std::string_view number);

// An identifier of the transmission or a code that documents print, by its letters and digits alone.
std::string identifier_key(std::string_view identifier);

// A vote's group without the word « Groupe », folded: « Groupe Démocrates » and « democrates » are one.
std::string group_key(std::string_view group);

// A code by its name or its usual initials (« CGCT »), folded.
std::string code_key(std::string_view name);

// The keys under which a citation of this is found, the most precise first:
//   deliberation  "2018-83@2018-03-26" (either half may be empty)
//   code          "code:NAME#l3121-14" an article each, then "#l3121-14" without the code, then "code:NAME"
//   law, …        "law:84-53", or "law:@1968-12-31" where only the date is known
// Empty where the reference names nothing.
std::vector<std::string> reference_keys(corpus::ReferenceKind kind, const corpus::OptionalText& number,
                                        const corpus::OptionalText& date, const corpus::OptionalText& code,
                                        const std::vector<std::string>& articles);

// An article of a code as compared, which is how the analyser spells it: « L. 3121-14 » is "l3121-14".
std::string code_article_key(std::string_view article);

// The entry of the synonym table that leads from a stem to the surface forms of the corpus.
std::string stem_entry(std::string_view stem);

}  // namespace recueil::indexer
