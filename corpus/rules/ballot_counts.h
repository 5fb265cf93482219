// Counts of a ballot as they are printed: « Pour : 18 », « par 13 voix POUR », « abstentions : néant ».
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

enum class Side { for_, against, abstention, not_voting, other };

// A side of a ballot as it is printed, with its number where one belongs to it.
struct SideCount {
    Side side = Side::other;
    Span label;
    std::size_t group_begin = 0;  // « groupe X » behind the label; equal where none is printed
    std::size_t group_end = 0;
    Span whole;                // label and number
    std::optional<int> count;  // absent where only names or nothing is printed
    bool empty_form = false;   // a label with a colon and no value: « abstentions : »
};

// The sides printed in the span, in order. The word « pour » alone is a side only beside a number or a colon. Linear.
std::vector<SideCount> side_counts(const ResolutionText& text, Span span);

// A number up to 999 in figures or, up to 99, in letters, that begins at `at` exactly: « 2l » is 21, « néant » 0.
struct PrintedNumber {
    int value = 0;
    std::size_t end = 0;
};
std::optional<PrintedNumber> printed_number_at(std::string_view small, std::size_t at);

}  // namespace recueil::corpus
