// Completions of a query while it is typed: words, members, numbers and titles of acts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/engine/index_reader.h"
#include "query/searcher.h"
#include "stemming/lexicon.h"

namespace recueil::query {

// The text with its last word completed, the most frequent completion first; nothing where the text ends between words
// or its last word is a number.
std::vector<std::string> complete_last_word(std::span<const stemming::Lexicon> lexicons,
                                            const stemming::Analyser& analyser, std::string_view text,
                                            std::size_t limit);

// At most `limit`: numbers that begin so, members one of whose names does, words, then titles that hold all words, the
// last of them begun. May throw Xapian's exceptions: callers guard it.
std::vector<Completion> complete(const IndexReader& index, const std::string& text, std::size_t limit);

}  // namespace recueil::query
