// Lines joined into running text that remembers where each piece was.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

// The words of a document, to distinguish a word cut at a line end (« Dépar-/tement ») from a true hyphen («
// Jean-/Claude »): the hyphen goes only where the word without it stands elsewhere in the document and the hyphenated
// one does not. Made on first use. Not thread-safe; one a document.
class WordList {
  public:
    explicit WordList(const Document& document) : document_(document) {}
    bool cut_at_line_end(std::string_view before, std::string_view after);

  private:
    void gather();

    const Document& document_;
    bool gathered_ = false;
    std::unordered_set<std::string> words_;
};

class JoinedText {
  public:
    JoinedText() = default;
    // A text whose lines begin at `starts`, in order.
    JoinedText(std::string text, std::vector<LineStart> starts) : text_(std::move(text)), starts_(std::move(starts)) {}

    // Appends a line: white space folded, one space between lines, none after a hyphen that joins letters or digits.
    void add(std::string_view line, int number, WordList& words);

    bool empty() const { return text_.empty(); }
    const std::string& text() const { return text_; }
    // The line a byte of the text came from.
    int line_at(std::size_t byte) const;
    Lines lines() const;
    // The lines of a range of bytes.
    Lines lines_of(std::size_t begin, std::size_t end) const;
    // Where each of its lines begins, in order.
    const std::vector<LineStart>& line_starts() const { return starts_; }

  private:
    std::string text_;
    std::vector<LineStart> starts_;
};

// A fact's text with the places of its lines, found again in the lines it came from; all of it on the first of them
// where they hold it no more. Linear in these lines.
JoinedText placed_text(const SourceLines& source, std::string_view text, const Lines& lines, WordList& words);

// The lines [begin, end) of a document joined, page feet and blank lines left out.
JoinedText join(const SourceLines& source, int begin, int end, WordList& words);

}  // namespace recueil::corpus
