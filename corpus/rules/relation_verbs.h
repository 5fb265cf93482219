// The verbs by which a deliberation acts on another, and the object each governs.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/act.h"

namespace recueil::corpus {

struct GoverningVerb {
    RelationType type = RelationType::cites;
    std::size_t end = 0;  // bytes of the folded text: behind the verb, where it follows its object
};

// All take folded text and look at most a few hundred bytes around the place.

// The verb whose object begins at `reference`: « De modifier l'article 2 de la », « Sont abrogées les », « se substitue
// à la », « en application de la ». None behind a negation or a refusal (« De ne pas abroger la »), in a relative
// clause (« qui avait remplacé la ») or behind « modifiée par la ».
std::optional<GoverningVerb> verb_before(std::string_view text, std::size_t reference);

// The verb whose subject is the reference [begin, end): « L'article 2 de la … est modifié », « La … est abrogée ». None
// where the subject is another text (« La convention adoptée par la … est modifiée ») or another deliberation acts («
// est modifiée par la délibération n°2 »).
std::optional<GoverningVerb> verb_after(std::string_view text, std::size_t begin, std::size_t end);

// The colon at `colon` ends a clause that decides: what follows is its list, not that of the colon before.
bool opens_list(std::string_view text, std::size_t colon);

// The verb of a list that the colon at `colon` opens: « D'abroger : », « De compléter les délibérations suivantes : ».
std::optional<GoverningVerb> verb_of_list(std::string_view text, std::size_t colon);

// The reference at `begin` opens an item of a list: « - la délibération n°2 … ».
bool heads_item(std::string_view text, std::size_t begin);

// The references that end at `first_end` and begin at `second` share a verb: « A et B », « A relative aux aides et la B
// », never « A, sans préjudice de la B » nor « A et de maintenir la B ».
bool joined_references(std::string_view text, std::size_t first_end, std::size_t second);

}  // namespace recueil::corpus
