// Where a page states a fact that was read from a stamp: days of transmission and posting, codes, identifiers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "corpus/pdf_pages.h"

namespace recueil::server {

enum class StampFact { transmission, posting, code, identifier };

// As addresses name them: « transmission », « affichage », « code », « identifiant ».
std::string_view name_of(StampFact fact);
std::optional<StampFact> stamp_fact_named(std::string_view name);

// As the act has it: a day in ISO 8601, or the code; empty where it has none.
std::string value_of(const corpus::Act& act, StampFact fact);

// The words of a page that state the value: a day in any writing, near a word that says what it is the day of; a code
// however it is parted into words. Linear in the words.
std::vector<bool> mark_fact(const corpus::PageOfWords& page, StampFact fact, const std::string& value);

}  // namespace recueil::server
