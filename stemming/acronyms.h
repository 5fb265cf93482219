// Acronyms as a text explains them: « Protection Maternelle et Infantile (PMI) », « FSL (Fonds Solidarité Logement) ».
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "stemming/stemming.h"

namespace recueil::stemming {

struct Acronym {
    std::string letters;             // folded, without dots
    std::vector<std::string> words;  // its meaning: folded surfaces, in order, without stop words
};

// Finds the acronyms that `text` explains; `tokens` are its words. An acronym is of 2 to 12 capitals. Every letter
// begins a word, and every word but stop words (« de la », « et ») gives a letter; a stop word may. Linear in the text.
std::vector<Acronym> explained_acronyms(std::string_view text, std::span<const Token> tokens);

}  // namespace recueil::stemming
