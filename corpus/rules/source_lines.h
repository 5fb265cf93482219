// The lines of a document as the rules read them.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/furniture/stamps.h"

namespace recueil::corpus {

struct ColumnBlock;
struct PageMark;

// Lines without what print adds to a text: every kind of space is a space, soft hyphens and zero-width characters are
// gone, stamps are cut out, and text that came without line breaks is cut into lines of about a sentence. Lines are
// numbered from 1; source_line() gives the line of the document. The document must outlive the object. Linear in the
// text.
class SourceLines {
  public:
    explicit SourceLines(const Document& document);
    SourceLines(const SourceLines&) = delete;
    SourceLines& operator=(const SourceLines&) = delete;

    int count() const { return static_cast<int>(lines_.size()); }
    // The line without the white space at its ends; empty where no such line exists.
    std::string_view trimmed(int line) const;
    // The whole line; empty where no such line exists.
    std::string_view raw(int line) const;
    bool blank(int line) const { return trimmed(line).empty(); }
    // A page starts here: the format says so, or the line begins with the single space that text made from PDF keeps
    // at each page start.
    bool starts_page(int line) const;
    // The format, or a cut of running text, says that a paragraph starts on this line.
    bool starts_paragraph(int line) const { return in_range(line) && lines_[index(line)].starts_paragraph; }
    // The line holds page furniture: a stamp, a running head or foot, « 2 / 5 », « 546 », « CD20200928-12 ».
    bool page_foot(int line) const { return in_range(line) && lines_[index(line)].furniture; }
    // The document came without line breaks: several lines are one line of it.
    bool running_text() const { return running_text_; }

    // The line of the document that a line was cut from; 0 for 0.
    int source_line(int line) const;
    LineLayout layout(int line) const { return layout_of_line(document_, source_line(line)); }
    const Document& document() const { return document_; }
    // Stamps in order; their lines are those of this object.
    const std::vector<Stamp>& stamps() const { return stamps_; }

    // The first line at or after `line` that is neither blank nor furniture, or `end` where none is before it.
    int next_text(int line, int end) const;
    // The last line at or before `line` that is not blank, or `begin - 1`.
    int previous_text(int line, int begin) const;

  private:
    struct Line {
        std::string_view text;
        int source = 0;
        bool page_start = false;
        bool starts_paragraph = false;
        bool furniture = false;
    };
    bool in_range(int line) const { return line >= 1 && line <= count(); }
    static std::size_t index(int line) { return static_cast<std::size_t>(line - 1); }
    std::string_view visible(std::string_view text);
    void cut_lines(const std::vector<std::string_view>& texts);
    void add_columns(const std::vector<std::string_view>& texts, const ColumnBlock& block);
    void add_piece(std::string_view text, int source, bool first, bool running,
                   const std::vector<PageMark>& page_marks);
    void add_stamp(std::string_view text, int source, bool first);
    void find_page_feet();
    void find_furniture();

    const Document& document_;
    std::deque<std::string> cleaned_;  // lines that differ from the document's
    std::vector<Line> lines_;
    std::vector<Stamp> stamps_;
    bool running_text_ = false;
};

// Upper case without accents, white space folded: headers compare this way (« DÉLIBÉRATION » = « DELIBERATION »).
std::string header_key(std::string_view line);

}  // namespace recueil::corpus
