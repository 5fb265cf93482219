// Ranges of sums in the words of a question: « plus de 200 000 euros », « entre 10 000 et 20 000 € ».
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace recueil::query {

struct AmountRange {
    std::uint64_t least = 0;  // cents, both ends included
    std::uint64_t most = 0;
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
};

// The ranges that a text names, in order. A number without a currency is no sum: « plus de 20 agents » is none. Linear
// in the text.
std::vector<AmountRange> amount_ranges(std::string_view text);

}  // namespace recueil::query
