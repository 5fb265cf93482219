// Which of several spellings of one value is shown.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace recueil::query {

// With how many acts write it so.
using Spellings = std::map<std::string, std::uint32_t, std::less<>>;

// The most frequent spelling; one in capitals alone only where there is no other. Between equals the one with more
// accents, which capitals and haste lose, then the first. Empty where there is none.
std::string best_spelling(const Spellings& spellings);

}  // namespace recueil::query
