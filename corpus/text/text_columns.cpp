#include "corpus/text/text_columns.h"

#include <algorithm>
#include <map>
#include <utility>

#include "corpus/layout/line_signals.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr int fewest_lines = 2;
constexpr int most_lines = 120;
constexpr std::size_t longest_line = 400;  // bytes
constexpr std::size_t narrowest_gutter = 3;
constexpr std::size_t no_cut = std::string_view::npos;

// Where text begins behind a gutter: code point column and byte.
struct Start {
    std::size_t column;
    std::size_t byte;
};

std::vector<Start> starts_behind_gutters(std::string_view line) {
    std::vector<Start> starts;
    std::size_t column = 0;
    std::size_t spaces = 0;
    bool text = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto byte = static_cast<unsigned char>(line[at]);
        if ((byte & 0xC0U) == 0x80U) continue;
        if (byte == ' ') {
            ++spaces;
        } else {
            if ((text && spaces >= narrowest_gutter) || (!text && spaces >= 12)) starts.push_back({column, at});
            text = true;
            spaces = 0;
        }
        ++column;
    }
    return starts;
}

// The byte at which a column of code points begins; npos where the line is shorter.
std::size_t byte_of_column(std::string_view line, std::size_t wanted) {
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if ((static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80U) continue;
        if (column++ == wanted) return at;
    }
    return no_cut;
}

// A gutter at the column goes through every line of the block; fills where each right column begins.
bool gutter_holds(const std::vector<std::string_view>& lines, int first, int last, std::size_t column,
                  std::vector<std::size_t>& cuts) {
    cuts.clear();
    for (int line = first; line <= last; ++line) {
        const std::string_view text = lines[static_cast<std::size_t>(line)];
        const std::size_t byte = byte_of_column(text, column);
        cuts.push_back(byte);
        if (byte == no_cut) continue;
        if (byte < 2 || text[byte - 1] != ' ' || text[byte - 2] != ' ') return false;
    }
    return true;
}

bool heads_roll_call(std::string_view text) {
    const std::string folded = fold_ascii(trim(text));
    return folded.find(':') != std::string::npos && is_roll_call(folded);
}

}  // namespace

std::vector<ColumnBlock> find_column_blocks(const std::vector<std::string_view>& lines) {
    std::vector<ColumnBlock> blocks;
    const int count = static_cast<int>(lines.size());
    for (int first = 0; first < count; ++first) {
        const std::string_view opening = lines[static_cast<std::size_t>(first)];
        if (opening.size() > longest_line || opening.find(':') == std::string_view::npos) continue;
        const std::vector<Start> starts = starts_behind_gutters(opening);
        const auto head = std::find_if(starts.begin(), starts.end(), [&](const Start& each) {
            return heads_roll_call(opening.substr(each.byte)) && !trim(opening.substr(0, each.byte)).empty();
        });
        if (head == starts.end()) continue;
        int last = first;
        std::vector<std::size_t> cuts;
        while (last + 1 < count && last - first < most_lines &&
               !trim(lines[static_cast<std::size_t>(last) + 1]).empty() &&
               lines[static_cast<std::size_t>(last) + 1].size() <= longest_line)
            ++last;
        while (last - first + 1 >= fewest_lines && !gutter_holds(lines, first, last, head->column, cuts)) {
            // The block ends where a line crosses the gutter.
            last = first + static_cast<int>(cuts.size()) - 2;
        }
        if (last - first + 1 < fewest_lines) continue;
        blocks.push_back({first, last, std::move(cuts)});
        first = last;
    }
    return blocks;
}

}  // namespace recueil::corpus
