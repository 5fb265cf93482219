// Which articles of an act a sentence of another one changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::server {

// « De modifier les articles 2 et 3 de la délibération n°2018-83 »: "2" and "3" for the number 2018-83; none where the
// sentence names no article of that deliberation, or names one to spare it (« excepté son article 3 »).
std::vector<std::string> articles_changed(std::string_view sentence, std::string_view number);

}  // namespace recueil::server
