// A range of a document as one text that keeps its line breaks and paragraph borders.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/joined_text.h"
#include "corpus/rules/source_lines.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// Lines of print are parted by "\n", paragraphs by "\n\n"; white space inside a line is folded, a word cut at a line
// end is joined, page furniture is left out. Rules match on folded() and cut facts from text(). Not copyable, since
// the folded form refers to the text. Linear in the lines.
class LinedText {
  public:
    // The lines [begin, end) of the document.
    LinedText(const SourceLines& source, int begin, int end, WordList& words);
    // Text that comes from no document, for tests: its lines are numbered from 1.
    explicit LinedText(std::string text);
    LinedText(const LinedText&) = delete;
    LinedText& operator=(const LinedText&) = delete;

    const std::string& text() const { return text_; }
    const FoldedText& folded() const { return *folded_; }
    // The line of a byte of text(). O(log lines).
    int line_at(std::size_t byte) const;
    // The lines of the bytes [begin, end) of text().
    Lines lines_of(std::size_t begin, std::size_t end) const;
    Lines lines() const;

  private:
    std::string text_;
    std::vector<LineStart> starts_;
    std::unique_ptr<FoldedText> folded_;
};

}  // namespace recueil::corpus
