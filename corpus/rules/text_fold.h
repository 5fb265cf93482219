// Small operations on UTF-8 text that every rule needs.
#pragma once

#include <string>
#include <string_view>

namespace recueil::corpus {

// Without the white space at its ends; NO-BREAK SPACE and its narrow and figure kin count as white space.
std::string_view trim(std::string_view text);

// Runs of white space, of any kind, become one space; none at the ends.
std::string squeeze(std::string_view text);

// Numbers and articles written with a typesetter's hyphen or dash (« 2018‑83 », « L.3121–14 ») as keyboards write them.
std::string plain_hyphens(std::string_view text);

// Lower case, no accents, ligatures opened, kinds of apostrophe, quotation mark and dash made one, white space folded.
std::string fold_text(std::string_view text);

bool starts_with(std::string_view text, std::string_view prefix);
bool ends_with(std::string_view text, std::string_view suffix);

// The first code point is an upper-case letter (any script).
bool starts_upper(std::string_view text);
// The first code point is a lower-case letter.
bool starts_lower(std::string_view text);
// Holds at least one letter and no lower-case one.
bool all_upper(std::string_view text);

}  // namespace recueil::corpus
