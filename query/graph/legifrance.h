// Addresses on Légifrance, made from what a text says alone: nothing is looked up.
#pragma once

#include <string>
#include <string_view>

#include "corpus/act.h"

namespace recueil::query {

// An article in any wording (« L.3121-14 », « R. 212-29 à R.212-34 » gives the first) of a code: a search for its
// number, which always shows the version in force. Légifrance searches it in every code: say the code's name beside the
// link. Empty where the wording is no article's, or the code is known to be repealed.
std::string code_article_url(std::string_view code, std::string_view article);

// The code itself; empty where its name is not in the table.
std::string code_url(std::string_view code);

// A law, decree, ordinance or order. By its European identifier where number and date are enough to make it, else a
// search for its number; empty without a number.
std::string text_url(corpus::ReferenceKind kind, std::string_view number, std::string_view date);

}  // namespace recueil::query
