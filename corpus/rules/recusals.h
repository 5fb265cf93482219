// Members who took no part in a matter that interests them.
#pragma once

#include <string_view>

namespace recueil::corpus {

// The folded text says that someone takes no part: « intéressés à l'affaire », « ne prend pas part au vote », « se
// déporte », « hors la présence de ».
bool says_recusal(std::string_view folded);

}  // namespace recueil::corpus
