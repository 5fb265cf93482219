// The words of decisions: the reviewed table decision_words.tsv as pieces of patterns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::corpus {

// Each is a group of alternatives « (?:a|b) » of RE2 for folded text in small letters.
struct DecisionWords {
    std::string finite;  // « approuve », « approuvent », « prend acte »; a participle folds to the same letters
    std::string infinitives;  // « approuver »
    std::string speech;       // « precise », « rappelle »
    std::string organs;       // « conseil municipal », with « ... » as up to four words
    std::string formulas;
    std::string proposals;
    std::string tails;
    std::vector<std::string> mistakes;  // rows of the table that say nothing
};

// Reads the table once. Any thread may call it.
const DecisionWords& decision_words();

// The same of any table, for tests.
DecisionWords read_decision_words(std::string_view table);

}  // namespace recueil::corpus
