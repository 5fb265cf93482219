// The lines of text of a document with the signals that the layout weighs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/document.h"
#include "corpus/layout/act_numbers.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

struct DocumentLine {
    int line = 0;             // of SourceLines
    std::string folded;       // at most 1,000 bytes
    std::string key;          // letters alone, in lower case: lines that differ only in marks compare equal
    bool gap_before = false;  // a border of paragraphs, a blank line or a page is above
    bool page_start = false;
    bool rule_above = false;  // a line of dashes or stars, which is no line here
    char32_t bullet = 0;      // the mark that opens the line, or is alone above it
    bool bold = false;
    bool heading = false;  // the format says so
    bool capitals = false;
    bool in_table = false;
    float font_size = 0;
    bool formula = false;  // a decision formula begins here
    bool vote = false;
    bool decides = false;  // a formula, a vote, « Décide : » below grounds, or who is named below « Désignation … »
    bool agenda = false;  // an entry of the agenda
    std::optional<ActNumber> number;
    std::optional<Rank> rank;
};

// The letters and digits of the line's number: « N° 2023 - 12 » and « N°2023-12 » are one.
std::string number_letters(const DocumentLine& line);

// Blank lines and page furniture are left out. Linear in the text.
class DocumentLines {
  public:
    explicit DocumentLines(const SourceLines& lines);

    const SourceLines& source() const { return source_; }
    int count() const { return static_cast<int>(lines_.size()); }
    const DocumentLine& operator[](int index) const { return lines_[static_cast<std::size_t>(index)]; }
    // Keys of the agenda's entries, in order.
    const std::vector<std::string>& agenda() const { return agenda_; }
    float usual_font_size() const { return usual_font_size_; }
    // Formulas (parted by three lines at least, or by a title) and votes of the lines [begin, end). O(1).
    int formulas(int begin, int end) const;
    int votes(int begin, int end) const;
    // Lines of [begin, end) that decide something, formulas close to each other included. O(1).
    int decisions(int begin, int end) const;
    // The first line of [begin, end) that decides something, or `end`. O(1).
    int next_decision(int begin, int end) const;
    // The first index whose line is at or after `line`.
    int index_of(int line) const;

  private:
    void mark_decisions();
    void mark_lone_verbs();
    void mark_additions();
    std::vector<bool> designations() const;
    bool title_between(int last, int next) const;
    void find_agenda();
    void find_contents();
    bool comes_back(int heading, int at, const std::vector<std::string>& keys) const;
    bool comes_back_decided(int heading, int at) const;
    bool opens_below_last_entry(int heading, int at, const std::vector<std::string>& keys) const;
    bool goes_on_series(int heading, int at) const;
    int above_result(int heading, int result) const;

    const SourceLines& source_;
    std::vector<DocumentLine> lines_;
    std::vector<std::string> agenda_;
    std::vector<int> formula_sums_;
    std::vector<int> vote_sums_;
    std::vector<int> decision_sums_;
    std::vector<int> next_decisions_;  // for each line
    float usual_font_size_ = 0;
};

// A mark that closes a sentence ends the text.
bool ends_sentence(std::string_view text);

// Letters of folded text in lower case, without a leading rank or number.
std::string letters_key(std::string_view folded);

}  // namespace recueil::corpus
