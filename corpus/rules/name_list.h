// Members named in running text: « M. X, Mme Y et Z », « (DANAN, HUDO) ».
#pragma once

#include <string>
#include <vector>

#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

struct NameList {
    std::vector<std::string> names;  // without civility, as written
    std::size_t end = 0;             // behind the last name
};

// The names that begin at `at` (after white space). Without `bare`, the first needs a civility; a plural civility holds
// for all that follow. « Monsieur le Maire » is `president`, or nobody where that is empty. Linear in what it reads.
NameList names_at(const ResolutionText& text, std::size_t at, bool bare, const std::string& president);

// The names of the last clause before `at` that reads up to it: « M. X et Mme Y (se retirant et) ». Looks back at most
// 400 bytes.
NameList names_before(const ResolutionText& text, std::size_t at, const std::string& president);

}  // namespace recueil::corpus
