// Sums in euros.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recueil::corpus {

struct Amount {
    double euros = 0;
    std::size_t begin = 0;  // bytes of the text searched
    std::size_t end = 0;
};

// The sums of a folded text, in order: « 250 000,00 EUR », « 3.500,00 EUR », « 3 500.00 EUR », « 12 000 euros », « 25
// kEUR », « 1,5 million d'euros », « mille cinq cents euros ». A sum in words with its figures in brackets is one.
// Linear in the text.
std::vector<Amount> find_amounts(std::string_view text);

}  // namespace recueil::corpus
