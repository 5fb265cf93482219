// Cuts a text into the words and numbers that a reader would count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "stemming/cursor.h"
#include "stemming/numbers.h"

namespace recueil::stemming {

struct Lexeme {
    enum class Kind {
        word,      // `text` is a slice of the source text
        rejoined,  // `text` holds the letters of a dotted acronym or of a letter-spaced word
        number,    // `text` is the number's one spelling
    };
    Kind kind = Kind::word;
    std::string_view text;  // valid until the next call
    std::size_t begin = 0;  // bytes: what a reader would mark as this word
    std::size_t end = 0;
};

class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text), numbers_(text) {}

    // False at the end of the text. Linear in the text over all calls.
    bool next(Lexeme& lexeme);

  private:
    bool word(std::size_t begin, Lexeme& lexeme);
    bool acronym(std::size_t begin, std::size_t end, Lexeme& lexeme);
    bool spaced_word(std::size_t begin, std::size_t end, Lexeme& lexeme);
    bool number(Number found, std::size_t begin, Lexeme& lexeme);
    std::size_t inflection_end(std::size_t end) const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::string storage_;
    NumberReader numbers_;
};

}  // namespace recueil::stemming
