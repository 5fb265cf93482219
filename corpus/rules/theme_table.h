// theme_codes.tsv and theme_rules.tsv as they are built into the program.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/rules/theme_words.h"
#include "corpus/theme.h"

namespace recueil::corpus {

enum class ThemeEvidence { title, unit, code, law, assembly, fact };

struct ThemeRule {
    std::size_t code = 0;  // place in ThemeTable::codes
    double weight = 0;
    ThemeEvidence where = ThemeEvidence::title;
    std::string words;                 // as the table has them
    std::vector<std::size_t> phrases;  // in ThemeTable::phrases: all must be there
    std::string article;               // of a code: « L3122 »; empty for the code as a whole
    bool article_is_beginning = false;
};

struct ThemeTable {
    std::vector<ThemeCode> codes;
    std::vector<ThemeRule> rules;
    PhraseSet phrases;
    std::vector<std::string> mistakes;  // lines of the tables that have no meaning; empty, as a test makes sure
};

// Read on first use; any thread may call.
const ThemeTable& theme_table();

// An article's number without dots and spaces: « L. 3122-5 » is « L3122-5 ».
std::string plain_article(std::string_view article);

}  // namespace recueil::corpus
