// References typed without their noun: « 4 du 23 juin 2014 », « 23/06/2014, n° 4 », « 6 ».
#pragma once

#include <optional>
#include <string_view>

#include "corpus/reference.h"

namespace recueil::corpus {

// The deliberation that a text of single spaces names and besides which it says nothing; absent where it says more, or
// names two numbers or two dates. Linear in the text.
std::optional<Reference> bare_reference(std::string_view text);

}  // namespace recueil::corpus
