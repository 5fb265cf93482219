// References to codes, laws, decrees, ordinances and orders, with their articles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/reference.h"

namespace recueil::corpus {

// The articles listed at `from`: « L.3121-14 et L.3211-1 », « R.212-29 à R.212-34 », « L.311-1 et suivants », « 262 et
// 263 ». A range is one entry, as written. `end` is set behind the list; it is `from` where there is none.
std::vector<std::string> article_list_at(std::string_view text, std::size_t from, std::size_t& end);

// Appends, in order, each code, law, decree, ordinance and order (arrêté) the text refers to.
void find_texts(std::string_view text, std::vector<Reference>& references);

}  // namespace recueil::corpus
