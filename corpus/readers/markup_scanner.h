// Tags and text of HTML or XML, one after the other, in one pass over the bytes.
//
// libxml2's parsers compare the attributes of a tag with one another and look through all open elements: 900 KB of
// hostile HTML take it 9 s, and time grows with the square. What only needs to see tags pass reads them here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace recueil::corpus {

// White space as HTML and XML know it, the line tabulation and the form feed included.
constexpr bool is_markup_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct Markup {
    enum class Kind { text, start, end, other, finished };  // other: comment, declaration, processing instruction
    Kind kind = Kind::finished;
    std::string_view text;        // of text: as it is, references unresolved; of other: what it holds
    std::string_view name;        // of a tag, as written
    std::string_view attributes;  // of a start tag: all between the name and its end
    bool is_empty = false;        // a start tag that ends in « /> »
    bool is_cdata = false;        // text that holds no references
};

class MarkupScanner {
  public:
    explicit MarkupScanner(std::string_view source) : source_(source) {}

    Markup next();

    // Goes on after the end tag `name` (lower case), or at the end where there is none; for content that is no markup,
    // which it gives.
    std::string_view skip_past_end_tag(std::string_view name);

  private:
    Markup take_tag();
    Markup take_declaration();

    std::string_view source_;
    std::size_t at_ = 0;
};

// Resolves the character references of a text: named ones of HTML 4, decimal and hexadecimal ones.
void append_resolved(std::string& to, std::string_view text);

// ASCII letters in lower case.
std::string lower_case(std::string_view name);

}  // namespace recueil::corpus
