#include "corpus/readers/csv_table.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <csv.h>
#include <fmt/format.h>

#include "base/text.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {

namespace {

constexpr std::array<char, 4> delimiters{';', ',', '\t', '|'};

// libcsv tells of no lines: it is fed line by line, and a row begins on the line after the one that ended the last.
class Rows {
  public:
    explicit Rows(char delimiter) {
        csv_init(&parser_, CSV_APPEND_NULL);
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    }
    ~Rows() { csv_free(&parser_); }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    // Stops after `most` rows.
    Outcome<std::vector<CsvRow>> read(std::string_view text, std::size_t most) {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            const std::string_view line = text.substr(0, end == std::string_view::npos ? end : end + 1);
            ++line_;
            if (csv_parse(&parser_, line.data(), line.size(), take_cell, take_row, this) != line.size())
                return problem(fmt::format("line {}: {}", line_, csv_strerror(csv_error(&parser_))));
            if (rows_.size() >= most) return std::move(rows_);
            text.remove_prefix(line.size());
        }
        // The line feed that ends the text ends the last row, unless a quotation mark is open: it took in the rest.
        csv_parse(&parser_, "\n", 1, take_cell, take_row, this);
        const std::size_t before = rows_.size();
        csv_fini(&parser_, take_cell, take_row, this);
        if (rows_.size() > before)
            return problem(fmt::format("line {}: a quotation mark opens there and never closes", begin_of_last_));
        return std::move(rows_);
    }

  private:
    static void take_cell(void* cell, std::size_t size, void* self) {
        static_cast<Rows*>(self)->cells_.emplace_back(static_cast<const char*>(cell), size);
    }
    static void take_row(int, void* self) { static_cast<Rows*>(self)->end_row(); }

    void end_row() {
        const bool is_empty =
            std::all_of(cells_.begin(), cells_.end(), [](const std::string& cell) { return cell.empty(); });
        begin_of_last_ = begin_;
        if (!is_empty) rows_.push_back({begin_, std::move(cells_)});
        cells_.clear();
        begin_ = line_ + 1;
    }

    csv_parser parser_{};
    std::vector<CsvRow> rows_;
    std::vector<std::string> cells_;
    int line_ = 0;
    int begin_ = 1;
    int begin_of_last_ = 1;
};

// Judges by the first row with more than one cell: lists may have titles above their header.
char best_delimiter(std::string_view text) {
    constexpr std::size_t rows_looked_at = 10;
    std::array<std::vector<std::size_t>, delimiters.size()> columns;
    for (std::size_t i = 0; i < delimiters.size(); ++i) {
        auto rows = Rows(delimiters[i]).read(text, rows_looked_at);
        // A quotation mark that never closes is no sign of another delimiter.
        if (!rows) rows = Rows(delimiters[i]).read(text, 1);
        if (rows)
            for (const CsvRow& row : *rows) columns[i].push_back(row.cells.size());
    }
    for (std::size_t row = 0; row < rows_looked_at; ++row) {
        std::size_t most = 1;
        std::size_t best = delimiters.size();
        for (std::size_t i = 0; i < delimiters.size(); ++i) {
            if (row >= columns[i].size() || columns[i][row] <= most) continue;
            most = columns[i][row];
            best = i;
        }
        if (best < delimiters.size()) return delimiters[best];
    }
    return delimiters.front();
}

// « \r » alone ended lines on old Macs.
void end_lines_with_feeds(std::string& text) {
    if (text.find('\n') == std::string::npos) std::replace(text.begin(), text.end(), '\r', '\n');
}

}  // namespace

Outcome<CsvTable> read_csv(std::string_view bytes) {
    if (!looks_like_text(bytes)) return problem("it is no text");
    auto decoded = decode_text(bytes);
    if (!decoded) return tl::unexpected(decoded.error());
    std::string& text = decoded->text;
    end_lines_with_feeds(text);
    std::string_view rest = text;
    CsvTable table;
    int lines_before = 0;
    if (rest.substr(0, 4) == "sep=" && rest.size() > 5) {
        table.delimiter = rest[4];
        lines_before = 1;
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    } else {
        table.delimiter = best_delimiter(rest);
    }
    auto rows = Rows(table.delimiter).read(rest, static_cast<std::size_t>(-1));
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return problem("it holds no rows");
    for (CsvRow& row : *rows) row.line += lines_before;
    table.header = std::move(rows->front().cells);
    rows->erase(rows->begin());
    table.rows = std::move(*rows);
    return table;
}

}  // namespace recueil::corpus
