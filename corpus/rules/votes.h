// A vote block: « Pour : 77 voix (Groupe …) / Contre : 0 voix / Abstention : 0 voix / (Adopté) ».
#pragma once

#include <string_view>

#include "corpus/act.h"
#include "corpus/rules/joined_text.h"

namespace recueil::corpus {

// The line opens a vote block: « Dans les conditions de vote ci-dessous : », or « Pour : 77 voix » itself.
bool opens_vote(std::string_view line);
// The line begins a count of a block: « Contre : 0 voix ».
bool begins_tally(std::string_view line);
// The line is the outcome that closes a block: « (Adopté) ».
bool is_outcome(std::string_view line);

// Reads a whole block, joined. `articles` stay empty.
Vote read_vote(const JoinedText& block);

}  // namespace recueil::corpus
