// The lines of a document as the rules read them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"

namespace recueil::corpus {

// Views into a document's text; the document must outlive it. Line numbers are 1-based, as everywhere.
class SourceLines {
  public:
    explicit SourceLines(const Document& document);

    int count() const { return static_cast<int>(lines_.size()); }
    // The line without the white space at its ends; empty where no such line exists.
    std::string_view trimmed(int line) const;
    // The line as given; empty where no such line exists.
    std::string_view raw(int line) const;
    bool blank(int line) const { return trimmed(line).empty(); }
    // A page starts here: the format says so, or the line begins with the single space that text made from PDF keeps
    // at each page start.
    bool starts_page(int line) const;
    // The format says that a paragraph starts on this line.
    bool starts_paragraph(int line) const { return layout_of_line(document_, line).starts_paragraph; }
    // The line holds nothing but what is printed at the foot of pages: « 2 / 5 », « 546 », « CD20200928-12 ».
    bool page_foot(int line) const { return in_range(line) && page_foot_[index(line)]; }

    // The first line at or after `line` that is neither blank nor a page foot, or `end` where none is before it.
    int next_text(int line, int end) const;
    // The last line at or before `line` that is not blank, or `begin - 1`.
    int previous_text(int line, int begin) const;

  private:
    bool in_range(int line) const { return line >= 1 && line <= count(); }
    static std::size_t index(int line) { return static_cast<std::size_t>(line - 1); }
    void find_page_feet();

    const Document& document_;
    std::vector<std::string_view> lines_;
    std::vector<bool> format_page_start_;
    std::vector<bool> page_foot_;
};

// Upper case without accents, white space folded: headers compare this way (« DÉLIBÉRATION » = « DELIBERATION »).
std::string header_key(std::string_view line);

}  // namespace recueil::corpus
