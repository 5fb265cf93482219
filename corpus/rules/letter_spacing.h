// Lines whose letters were set apart (« t ravai l  ont  é té », « o p é r a t i o n n e l »).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recueil::corpus {

// The line with such words made whole. Only where two spaces or more still part the words, and most of the line is
// single letters that are no words of their own; absent for any other line. Linear in the line.
std::optional<std::string> without_letter_spacing(std::string_view line);

}  // namespace recueil::corpus
