// Two texts compared word by word.
//
// Myers' algorithm in linear space ("An O(ND) Difference Algorithm and Its Variations", 1986), with a budget of steps:
// past it what is left counts as replaced whole. libdtl, the one library of Debian for it, keeps every path it tried
// and has no such limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::query {

struct DiffPiece {
    enum class Kind { equal, removed, added };
    Kind kind = Kind::equal;
    std::string text;  // with the spaces between its words; an equal one as the second text writes it
};

struct WordDiff {
    std::vector<DiffPiece> pieces;
    std::size_t words_equal = 0;
    std::size_t words_removed = 0;
    std::size_t words_added = 0;
    bool is_cut = false;  // the budget was spent: there may be smaller differences
};

// The steps that may still be taken; one for all texts of a pair of acts. Each text takes at most half of what is left.
struct DiffBudget {
    std::size_t steps = 20'000'000;  // some tenths of a second
};

// The words of a text as numbers. Words that differ only in apostrophes and spaces are the same; so are
// « 120 000,00 » and « 120000,00 ».
struct WordText {
    std::string_view text;
    struct Word {
        std::uint32_t id = 0;
        std::size_t begin = 0;  // bytes
        std::size_t end = 0;
        bool has_letters = false;  // or digits
    };
    std::vector<Word> words;
};

// Numbers the words of several texts alike.
class WordNumbers {
  public:
    // `text` must outlive the result. Costs n log n; the text may be broken UTF-8.
    WordText read(std::string_view text);

  private:
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

// Both texts must come from one WordNumbers. Where hardly a word is common, the first is removed whole and the second
// added whole, which reads better than scattered small words.
WordDiff compare_words(const WordText& from, const WordText& to, DiffBudget& budget);

}  // namespace recueil::query
