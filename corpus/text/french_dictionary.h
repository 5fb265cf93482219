// French words as hunspell-fr spells them, to distinguish a word that a line end cuts from a compound.
#pragma once

#include <string_view>

namespace recueil::corpus {

// The dictionary of the system holds the word, with its endings; false where no dictionary is installed. The first call
// reads it (about 0.1 s). Thread-safe: calls wait for one another.
bool is_french_word(std::string_view word);

}  // namespace recueil::corpus
