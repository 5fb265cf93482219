#include "corpus/rules/sum_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "corpus/rules/amounts.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t most_header_lines = 6;
constexpr std::size_t widest_line = 1000;  // bytes; a longer line is no row of a table

struct Cell {
    std::string text;
    double left = 0;  // columns of characters, or of cells where tabs part them
    double right = 0;

    double middle() const { return (left + right) / 2; }
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    const bool tabs = line.find('\t') != std::string_view::npos;
    std::size_t column = 0;
    std::size_t blanks = 2;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_code_point(line, at);
        const bool blank = c == ' ' || c == '\t' || c == 0x00A0 || c == 0x202F;
        if (c == '\t') {
            blanks = 2;
        } else if (blank) {
            ++blanks;
        } else {
            if (blanks >= 2 || cells.empty()) {
                const auto place = static_cast<double>(tabs ? cells.size() : column);
                cells.push_back({{}, place, place});
            } else if (blanks == 1) {
                cells.back().text += ' ';
            }
            cells.back().text += line.substr(begin, at - begin);
            if (!tabs) cells.back().right = static_cast<double>(column + 1);
            blanks = 0;
        }
        ++column;
    }
    return cells;
}

// The sum that fills a cell; plain integers are ranks or years.
std::optional<double> sum_in(const std::string& cell) {
    if (cell.empty() || cell.size() > 40) return {};
    const char first = cell[0];
    if (first < '0' || first > '9') return {};
    const std::string folded = fold_ascii(cell);
    static const RE2 decimals(R"(\d{1,3}(?:[ .]?\d{3})*[.,]\d{2})");
    const auto amounts = find_amounts(matches(decimals, folded) ? folded + " EUR" : folded);
    if (amounts.size() != 1 || amounts[0].begin != 0 || amounts[0].end < folded.size()) return {};
    return amounts[0].euros;
}

struct TableLine {
    int line = 0;
    std::string name;
    std::vector<Cell> sums;
};

TableLine table_line(std::string_view text, int line) {
    TableLine row;
    row.line = line;
    for (Cell& cell : cells_of(text)) {
        if (sum_in(cell.text)) {
            row.sums.push_back(std::move(cell));
        } else if (row.name.empty() && row.sums.empty()) {
            static const RE2 rank(R"(\d{1,3}[.)]?)");
            if (!RE2::FullMatch(cell.text, rank)) row.name = std::move(cell.text);
        }
    }
    return row;
}

// The years of the columns, from the lines above the first row.
class ColumnYears {
  public:
    void add(std::string_view line) {
        static const RE2 year(R"(\b(20\d{2})\b)");
        static const RE2 other(R"((?i)demande|sollicit|cout|depense|budget|travaux|rappel)");
        static const RE2 sum(R"((?i)subvention|montant|aide|vote|propos|attribu|accord)");
        for (const Cell& cell : cells_of(line)) {
            const std::string folded = fold_ascii(cell.text);
            if (const Match match = find(year, folded)) {
                const int value = std::atoi(std::string(match[1]).c_str());
                years_.emplace_back(cell.middle(), value);
                latest_ = std::max(latest_, value);
            }
            if (RE2::PartialMatch(folded, other))
                unwanted_.push_back(cell.middle());
            else if (RE2::PartialMatch(folded, sum))
                wanted_.push_back(cell.middle());
        }
    }
    bool counts(const Cell& cell) const {
        const auto nearest = std::min_element(years_.begin(), years_.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.first - cell.middle()) < std::abs(b.first - cell.middle());
        });
        if (nearest != years_.end() && nearest->second != latest_) return false;
        if (wanted_.empty() || unwanted_.empty()) return true;
        return distance(wanted_, cell) <= distance(unwanted_, cell);
    }

  private:
    static double distance(const std::vector<double>& places, const Cell& cell) {
        double least = 1e9;
        for (const double place : places) least = std::min(least, std::abs(place - cell.middle()));
        return least;
    }

    std::vector<std::pair<double, int>> years_;
    std::vector<double> wanted_;
    std::vector<double> unwanted_;
    int latest_ = 0;
};

bool needs_line_above(const TableLine& row) {
    return row.name.empty() || starts_lower(row.name);
}

void append_name(std::string& name, const std::string& more) {
    const bool cut = ends_with(name, "-") && !ends_with(name, " -");
    if (!name.empty() && !cut) name += ' ';
    name += more;
}

// Rows of one table: lines with sums, and lines of names between them.
class TableReader {
  public:
    TableReader(std::vector<TableLine> lines, const ColumnYears& columns, std::vector<SumRow>& rows)
        : lines_(std::move(lines)), columns_(columns), rows_(rows) {}

    void read() {
        std::vector<std::size_t> with_sums;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (!lines_[i].sums.empty()) with_sums.push_back(i);
        // Lines of a name that is centred beside its sums: one above and one below.
        std::size_t taken = 0;  // lines before this belong to rows above
        for (std::size_t n = 0; n < with_sums.size(); ++n) {
            const std::size_t row = with_sums[n];
            const std::size_t next = n + 1 < with_sums.size() ? with_sums[n + 1] : lines_.size();
            std::string name;
            std::size_t first = row;
            if (needs_line_above(lines_[row]) && row > taken) {
                first = row - 1;
                name = lines_[first].name;
            }
            if (!lines_[row].name.empty()) append_name(name, lines_[row].name);
            std::size_t last = row;
            const std::size_t between = next - row - 1;
            const bool next_takes = next < lines_.size() && needs_line_above(lines_[next]);
            if (first < row && between > (next_takes ? 1U : 0U)) {
                last = row + 1;
                append_name(name, lines_[last].name);
            }
            taken = last + 1;
            add(name, lines_[row], first, last);
        }
    }

  private:
    void add(const std::string& name, const TableLine& row, std::size_t first, std::size_t last) {
        SumRow found;
        found.name = squeeze(name);
        for (const Cell& cell : row.sums)
            if (columns_.counts(cell)) found.sums.push_back(sum_in(cell.text).value_or(0));
        found.lines = {lines_[first].line, lines_[last].line};
        found.text = found.name;
        for (const Cell& cell : row.sums) found.text += " " + cell.text;
        if (!found.name.empty() && !found.sums.empty()) rows_.push_back(std::move(found));
    }

    std::vector<TableLine> lines_;
    const ColumnYears& columns_;
    std::vector<SumRow>& rows_;
};

bool is_prose(std::string_view line) {
    return cells_of(line).size() == 1 && trim(line).size() > 50;
}

}  // namespace

std::vector<SumRow> read_sum_table(const SourceLines& lines, int begin, int end) {
    std::vector<SumRow> rows;
    std::vector<TableLine> table;
    std::vector<int> header;
    bool seen_sums = false;
    ColumnYears columns;
    const auto close = [&] {
        if (seen_sums) TableReader(std::move(table), columns, rows).read();
        table.clear();
        header.clear();
        seen_sums = false;
    };
    for (int line = begin; line < end; ++line) {
        if (lines.page_foot(line) || lines.blank(line)) continue;
        const std::string_view text = lines.raw(line);
        if (text.size() > widest_line || is_prose(text)) {
            close();
            continue;
        }
        TableLine row = table_line(text, line);
        if (!row.sums.empty() && !seen_sums) {
            columns = {};
            const std::size_t first = header.size() > most_header_lines ? header.size() - most_header_lines : 0;
            for (std::size_t i = first; i < header.size(); ++i) columns.add(lines.raw(header[i]));
            // Only the line just above can be the first row's name.
            if (table.size() > 1) table.erase(table.begin(), table.end() - 1);
            seen_sums = true;
        }
        if (!seen_sums) header.push_back(line);
        table.push_back(std::move(row));
    }
    close();
    return rows;
}

}  // namespace recueil::corpus
