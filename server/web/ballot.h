// A vote as pages draw it: a bar of its sides, and the words that say the same.
#pragma once

#include <string>

#include "corpus/act.h"
#include "server/web/page.h"

namespace recueil::server {

struct Ballot {
    Model sides = Model::array();  // for « side » of a template, in order
    bool is_drawn = false;         // false where no count is said
};

Ballot ballot_of(const corpus::Vote& vote);

// « 22 pour, 3 contre (Groupe …), 1 abstention »
std::string ballot_words(const corpus::Vote& vote);

}  // namespace recueil::server
