// Corrections of mistyped words, from the words of the corpus.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "query/language/parser.h"
#include "stemming/lexicon.h"
#include "stemming/stemming.h"

namespace recueil::query {

// How many acts answer to a word (in any of its inflections).
using ActsOf = std::function<std::size_t(const stemming::Token& word)>;

// The display form of the nearest word of the lexicons, or two words that were written without the space between;
// absent where none is near. Every word of the lexicons is looked at: about a millisecond for a hundred thousand.
std::optional<std::string> nearest_word(std::span<const stemming::Lexicon> lexicons, std::string_view surface);

// What a word that `acts` acts have may have meant: the nearest word where no act has it, or a much more frequent one
// where few have; absent where none is near, and for a word that is French as `written`.
std::optional<std::string> correction_of(std::span<const stemming::Lexicon> lexicons, std::string_view surface,
                                         std::string_view written, std::size_t acts);

// The query with its unknown words, and those much rarer than a near one, replaced by what may have been meant; absent
// where nothing is to be mended. Words inside quotes, fields and references are left alone, and at most four are
// mended.
std::optional<std::string> suggest_query(std::string_view text, const ParsedQuery& parsed,
                                         const stemming::Analyser& analyser,
                                         std::span<const stemming::Lexicon> lexicons, const ActsOf& acts_of);

}  // namespace recueil::query
