// References to codes, laws, decrees, ordinances and orders, with their articles.
#pragma once

#include <vector>

#include "corpus/reference.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// Appends, in order, each code, law, decree, ordinance and order (arrêté) the text refers to; places are bytes of the
// folded text. An article belongs to the text that its own « du », « de la » names, else to the one before it.
void find_texts(const FoldedText& text, std::vector<Reference>& references);

}  // namespace recueil::corpus
