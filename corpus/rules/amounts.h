// Sums in euros.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace recueil::corpus {

struct Amount {
    double euros = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// « 250 000,00 € », « 12 000 euros », « 1,5 million d'euros », in order.
std::vector<Amount> find_amounts(std::string_view text);

}  // namespace recueil::corpus
