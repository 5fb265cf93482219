// Numbers written in words: « vingt-six », « deux mille vingt-trois », « mille cinq cents ».
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace recueil::corpus {

struct NumberInWords {
    long long value = 0;
    std::size_t end = 0;  // bytes of the text
};

// The number that begins at `from`, below 10^12; absent where no number word begins there. Hyphens and spaces between
// its words may lack (« vingttrois »); « et » is only read in « vingt et un », « soixante et onze ». Ends at a word's
// end. Linear in the number.
std::optional<NumberInWords> number_in_words_at(std::string_view text, std::size_t from);

}  // namespace recueil::corpus
