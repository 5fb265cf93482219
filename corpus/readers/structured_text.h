// The paragraphs and tables of an office file or a web page, as lines with their layout.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// A paragraph may hold others (a text box, a note): those come first, each on its own line. A table is read row by row,
// one line a row; one that only arranges text on the page is read cell by cell.
class StructuredText {
  public:
    void begin_paragraph(const LineLayout& layout = {});
    void end_paragraph();
    void drop_paragraph();  // the open one is hidden

    // Words of the open paragraph; '\n' starts another line of it. Words outside any paragraph are none a reader sees.
    void add(std::string_view words);
    bool is_open() const { return !open_.empty(); }
    std::string& words() { return open_.back().text; }    // of the open paragraph
    LineLayout& layout() { return open_.back().layout; }  // the same
    // How a piece of the open paragraph looks: its line is bold where all are, and has the size of the longest.
    void note_look(std::size_t bytes, bool bold, float font_size);

    void begin_table();
    void begin_row();
    void begin_cell();
    void end_cell();
    void end_row();
    void end_table();
    bool in_table() const { return !tables_.empty(); }

    std::size_t size() const { return bytes_; }
    std::size_t lines_so_far() const { return lines_; }

    // Text, lines and tables; the object is spent afterwards.
    Extraction finish();

  private:
    struct Line {
        std::string text;
        LineLayout layout;
    };
    struct Open {
        std::string text;
        LineLayout layout;
        std::size_t bold_bytes = 0;
        std::size_t longest = 0;
        std::size_t bytes = 0;
    };
    struct Cell {
        std::vector<Line> lines;
        bool has_table = false;
    };
    struct Table {
        std::vector<std::vector<Cell>> rows;
        bool in_row = false;
        bool in_cell = false;
    };
    struct FinishedTable {
        std::size_t first = 0;  // among the finished lines
        std::vector<std::vector<std::string>> rows;
    };

    void emit(Line line);
    void write_rows(Table& table);
    void write_cells(Table& table);

    std::vector<Open> open_;
    std::vector<Table> tables_;
    std::size_t too_deep_ = 0;  // tables that are open beyond the deepest that is read as a table
    std::vector<Line> finished_;
    std::vector<FinishedTable> finished_tables_;
    std::size_t bytes_ = 0;
    std::size_t lines_ = 0;
};

// One text below another, its tables' lines counted on; a text of no words leaves no line.
Extraction joined(Extraction&& above, Extraction&& below);

}  // namespace recueil::corpus
