// The tokens of a list of people: civilities, words of names, separators, who gives a proxy to whom.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {

enum class RollTokenKind {
    civility,
    word,      // a word that a name may hold
    particle,  // « de », « van »
    function,  // « Maire », « adjointe », « conseillers »
    remark,    // « arrivée », « jusqu' »: a note on the person before
    prose,     // any other word in small letters
    number,
    comma,  // also « ; », « et », a bullet, a cell
    dash,
    line,       // a line ends
    paragraph,  // a paragraph ends
    stop,       // a sentence ends
    colon,
    bracket,     // « (arrivée à 19h) », whole
    gives_to,    // « donne pouvoir à »
    holds_of,    // « a le pouvoir de »
    substitute,  // « suppléant de »: the next name is of somebody else
};

enum class WordShape { capitals, title, initial };

struct RollToken {
    RollTokenKind kind = RollTokenKind::word;
    std::size_t begin = 0;  // folded bytes
    std::size_t end = 0;
    WordShape shape = WordShape::title;  // of a word
    bool plural = false;                 // of a civility, or of « ont donné pouvoir à »
};

// The tokens of the folded bytes [begin, end). Linear.
std::vector<RollToken> roll_tokens(const FoldedText& text, std::size_t begin, std::size_t end);

}  // namespace recueil::corpus
