#include "corpus/readers/structured_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/readers/page_bands.h"
#include "corpus/readers/page_fragments.h"

namespace recueil::corpus {
namespace {

constexpr std::size_t deepest = 16;              // tables within tables
constexpr std::size_t most_cell_paragraphs = 4;  // a cell of more arranges text, and is no value

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

void StructuredText::begin_paragraph(const LineLayout& layout) {
    open_.emplace_back();
    open_.back().layout = layout;
}

void StructuredText::end_paragraph() {
    if (open_.empty()) return;
    Open paragraph = std::move(open_.back());
    open_.pop_back();
    LineLayout layout = paragraph.layout;
    layout.starts_paragraph = true;
    layout.bold = paragraph.bytes > 0 && paragraph.bold_bytes == paragraph.bytes;
    std::string_view rest = paragraph.text;
    while (true) {
        const std::size_t end = rest.find('\n');
        emit({std::string(rest.substr(0, end)), layout});
        if (end == std::string_view::npos) return;
        rest.remove_prefix(end + 1);
        layout.starts_paragraph = false;
        if (layout.role == LineRole::list_item) layout.role = LineRole::body;
    }
}

void StructuredText::drop_paragraph() {
    if (!open_.empty()) open_.pop_back();
}

void StructuredText::add(std::string_view words) {
    if (open_.empty()) return;
    std::string& text = open_.back().text;
    const std::size_t before = text.size();
    text.append(words);
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(before), text.end(), [](char c) { return c == '\r' || c == '\f'; },
        ' ');
    bytes_ += words.size();
}

void StructuredText::note_look(std::size_t bytes, bool bold, float font_size) {
    if (open_.empty() || bytes == 0) return;
    Open& paragraph = open_.back();
    paragraph.bytes += bytes;
    if (bold) paragraph.bold_bytes += bytes;
    if (bytes > paragraph.longest) {
        paragraph.longest = bytes;
        paragraph.layout.font_size = font_size;
    }
}

void StructuredText::emit(Line line) {
    ++bytes_;
    ++lines_;
    if (!tables_.empty()) {
        Table& table = tables_.back();
        if (!table.in_cell) begin_cell();
        table.rows.back().back().lines.push_back(std::move(line));
        return;
    }
    finished_.push_back(std::move(line));
}

void StructuredText::begin_table() {
    if (tables_.size() == deepest) {
        ++too_deep_;
        return;
    }
    tables_.emplace_back();
}

void StructuredText::begin_row() {
    if (tables_.empty() || too_deep_ > 0) return;
    tables_.back().rows.emplace_back();
    tables_.back().in_row = true;
    tables_.back().in_cell = false;
}

void StructuredText::begin_cell() {
    if (tables_.empty() || too_deep_ > 0) return;
    Table& table = tables_.back();
    if (!table.in_row) begin_row();
    table.rows.back().emplace_back();
    table.in_cell = true;
}

void StructuredText::end_cell() {
    if (!tables_.empty() && too_deep_ == 0) tables_.back().in_cell = false;
}

void StructuredText::end_row() {
    if (tables_.empty() || too_deep_ > 0) return;
    tables_.back().in_cell = false;
    tables_.back().in_row = false;
}

void StructuredText::end_table() {
    if (too_deep_ > 0) {
        --too_deep_;
        return;
    }
    if (tables_.empty()) return;
    Table table = std::move(tables_.back());
    tables_.pop_back();
    if (!tables_.empty()) {
        Table& outer = tables_.back();
        if (!outer.in_cell) begin_cell();
        outer.rows.back().back().has_table = true;
    }
    std::size_t columns = 0;
    std::size_t filled_rows = 0;
    bool arranges = false;
    for (std::vector<Cell>& row : table.rows) {
        columns = std::max(columns, row.size());
        std::size_t filled = 0;
        for (Cell& cell : row) {
            const auto lines = std::count_if(cell.lines.begin(), cell.lines.end(),
                                             [](const Line& line) { return !is_blank(line.text); });
            filled += lines > 0;
            arranges = arranges || cell.has_table || static_cast<std::size_t>(lines) > most_cell_paragraphs;
        }
        filled_rows += filled > 0;
    }
    if (arranges || columns < 2 || filled_rows < 2) {
        write_cells(table);
    } else {
        write_rows(table);
    }
}

void StructuredText::write_rows(Table& table) {
    std::vector<std::vector<std::string>> rows;
    std::vector<Line> lines;
    for (std::vector<Cell>& row : table.rows) {
        std::vector<std::string> cells;
        Line line;
        line.layout.role = LineRole::table_row;
        line.layout.starts_paragraph = true;
        for (Cell& cell : row) {
            std::string words;
            for (const Line& piece : cell.lines) {
                if (!is_blank(piece.text)) join_words(words, piece.text);
                if (line.layout.font_size == 0) line.layout.font_size = piece.layout.font_size;
            }
            std::replace(words.begin(), words.end(), '\t', ' ');
            cells.push_back(std::move(words));
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) line.text.push_back('\t');
            line.text.append(cells[i]);
        }
        while (line.text.ends_with('\t')) line.text.pop_back();
        if (is_blank(line.text)) continue;
        rows.push_back(std::move(cells));
        lines.push_back(std::move(line));
    }
    if (tables_.empty()) finished_tables_.push_back({finished_.size(), std::move(rows)});
    for (Line& line : lines) emit(std::move(line));
}

// Lists of people with « Présents » over one column and « Absents » over another are read column by column.
void StructuredText::write_cells(Table& table) {
    std::vector<std::string> heads;
    std::size_t columns = 0;
    for (const std::vector<Cell>& row : table.rows) {
        columns = std::max(columns, row.size());
        if (!heads.empty()) continue;
        for (const Cell& cell : row) heads.push_back(cell.lines.empty() ? std::string() : cell.lines.front().text);
    }
    const auto labels = std::count_if(heads.begin(), heads.end(), is_attendance_label);
    if (labels > 1 && columns <= heads.size() && columns < 4) {
        for (std::size_t column = 0; column < columns; ++column) {
            for (std::vector<Cell>& row : table.rows) {
                if (column >= row.size()) continue;
                for (Line& line : row[column].lines) emit(std::move(line));
            }
        }
        return;
    }
    for (std::vector<Cell>& row : table.rows)
        for (Cell& cell : row)
            for (Line& line : cell.lines) emit(std::move(line));
}

Extraction StructuredText::finish() {
    while (!open_.empty()) end_paragraph();
    while (too_deep_ > 0 || !tables_.empty()) end_table();
    Extraction extraction;
    extraction.text.reserve(bytes_);
    extraction.lines.reserve(finished_.size());
    for (const Line& line : finished_) {
        extraction.text.append(line.text);
        extraction.text.push_back('\n');
        extraction.lines.push_back(line.layout);
    }
    for (FinishedTable& table : finished_tables_) {
        if (table.rows.empty()) continue;
        const int first = static_cast<int>(table.first) + 1;
        const int last = first + static_cast<int>(table.rows.size()) - 1;
        extraction.tables.push_back({first, last, std::move(table.rows)});
    }
    return extraction;
}

Extraction joined(Extraction&& above, Extraction&& below) {
    if (is_blank(above.text)) return std::move(below);
    if (is_blank(below.text)) return std::move(above);
    const int lines = static_cast<int>(above.lines.size());
    above.text += below.text;
    above.lines.insert(above.lines.end(), below.lines.begin(), below.lines.end());
    for (DocumentTable& table : below.tables) {
        table.line_start += lines;
        table.line_end += lines;
        above.tables.push_back(std::move(table));
    }
    return std::move(above);
}

}  // namespace recueil::corpus
