// A position in a text and its code point.
#pragma once

#include <cstddef>
#include <string_view>

#include "stemming/characters.h"

namespace recueil::stemming {

class Cursor {
  public:
    Cursor(std::string_view text, std::size_t at) : text_(text), at_(at) { read(); }

    std::size_t at() const { return at_; }
    bool done() const { return at_ >= text_.size(); }
    CharacterClass what() const { return done() ? CharacterClass::separator : point_.character_class; }
    char32_t value() const { return done() ? kInvalid : point_.value; }
    bool is(CharacterClass character_class) const { return !done() && point_.character_class == character_class; }
    bool is(char32_t value) const { return !done() && point_.value == value; }

    void advance() {
        at_ += point_.length;
        read();
    }
    // Steps over one code point if it is of the class or value.
    template <class What>
    bool take(What what) {
        if (!is(what)) return false;
        advance();
        return true;
    }

  private:
    void read() {
        if (at_ < text_.size()) point_ = code_point_at(text_, at_);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    CodePoint point_;
};

}  // namespace recueil::stemming
