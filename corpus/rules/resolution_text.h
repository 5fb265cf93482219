// The text of an act as the rules of decisions read it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/text/lined_text.h"

namespace recueil::corpus {

// Bytes [begin, end) of the folded text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin >= end; }
};

// The folded text with the stamps of remote transmission blanked out, so that they open and close nothing. Line breaks
// stay. The LinedText must outlive it. Linear in the text.
class ResolutionText {
  public:
    explicit ResolutionText(const LinedText& text);

    const std::string& cased() const { return cased_; }  // ASCII, case kept
    const std::string& small() const { return small_; }  // the same in small letters, byte for byte
    std::size_t size() const { return small_.size(); }

    // The document's own words of a span, white space folded, stamps left out.
    std::string cut(Span span) const;
    Lines lines_of(Span span) const;

    // The first byte at or after `at` that is no white space.
    std::size_t skip_space(std::size_t at) const;
    // Nothing but white space is between the byte and the start of its line.
    bool starts_line(std::size_t at) const;
    // The line before is empty, or there is none.
    bool starts_paragraph(std::size_t at) const;
    // The last byte before `at` that is no white space; 0 where there is none.
    char before(std::size_t at) const;
    // The byte is the first of a line, or a sentence, list entry or quotation ends just before it.
    bool starts_clause(std::size_t at) const;

  private:
    const LinedText& text_;
    std::string cased_;
    std::string small_;
    std::vector<Span> stamps_;
};

}  // namespace recueil::corpus
