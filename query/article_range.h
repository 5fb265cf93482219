// Articles of codes cited as « L.311-1 et suivants » or « R.212-29 à R.212-34 »: which single articles they take in.
#pragma once

#include <string_view>

namespace recueil::query {

// Both as the index keys them (terms.h, code_article_key): "l311-1etsuivants" takes in "l311-4", "r212-29ar212-34"
// takes in "r212-30" and "r212-30-1". A single article takes in nothing but is no range either: false.
bool takes_in(std::string_view range_key, std::string_view article_key);

}  // namespace recueil::query
