#include "corpus/rules/header_columns.h"

#include <optional>

#include "corpus/rules/session_labels.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t gap_width = 3;  // blanks between two columns

// The byte at which a column of code points begins; the size of the line where it is shorter.
std::size_t byte_at_column(std::string_view line, std::size_t column) {
    std::size_t byte = 0;
    while (byte < line.size() && column > 0) {
        ++byte;
        while (byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80) ++byte;
        --column;
    }
    return byte;
}

std::size_t column_of_byte(std::string_view line, std::size_t byte) {
    std::size_t column = 0;
    for (std::size_t at = 0; at < byte; ++at)
        if ((static_cast<unsigned char>(line[at]) & 0xC0) != 0x80) ++column;
    return column;
}

bool opens_with_label(std::string_view text) {
    const FoldedText folded(text);
    const auto labels = find_roll_labels(folded);
    return !labels.empty() && labels.front().begin == 0;
}

// The column of a second label behind a gap, on a line that opens with one.
std::optional<std::size_t> second_column(std::string_view line) {
    constexpr std::size_t longest = 400;  // bytes of a line of print
    const std::size_t first = line.find_first_not_of(' ');
    if (first == std::string_view::npos || line.size() > longest) return {};
    for (std::size_t at = line.find("   ", first); at != std::string_view::npos; at = line.find("   ", at)) {
        const std::size_t next = line.find_first_not_of(' ', at);
        if (next == std::string_view::npos) return {};
        if (next - at >= gap_width && opens_with_label(trim(line.substr(next))) &&
            opens_with_label(trim(line.substr(0, at))))
            return column_of_byte(line, next);
        at = next;
    }
    return {};
}

// The gap before the column is blank on this line too.
bool keeps_gap(std::string_view line, std::size_t column) {
    const std::size_t byte = byte_at_column(line, column);
    if (byte >= line.size()) return true;
    return byte > 0 && line[byte - 1] == ' ';
}

}  // namespace

std::vector<HeaderPiece> header_pieces(const SourceLines& lines, int begin, int end) {
    std::vector<HeaderPiece> pieces;
    std::vector<HeaderPiece> right;
    for (int line = begin; line < end; ++line) {
        const bool foot = lines.page_foot(line);
        const auto column = foot ? std::nullopt : second_column(lines.raw(line));
        if (!column) {
            pieces.push_back({lines.trimmed(line), line, foot});
            continue;
        }
        right.clear();
        for (; line < end && !lines.blank(line) && keeps_gap(lines.raw(line), *column); ++line) {
            const std::string_view raw = lines.raw(line);
            const std::size_t byte = byte_at_column(raw, *column);
            pieces.push_back({trim(raw.substr(0, byte)), line});
            right.push_back({trim(raw.substr(byte)), line});
        }
        --line;
        pieces.push_back({{}, line});
        pieces.insert(pieces.end(), right.begin(), right.end());
    }
    return pieces;
}

}  // namespace recueil::corpus
