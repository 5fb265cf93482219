#include "corpus/rules/source_lines.h"

#include <algorithm>

#include <re2/re2.h>

#include "corpus/furniture/page_furniture.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/running_lines.h"
#include "corpus/text/text_columns.h"

namespace recueil::corpus {

namespace {

bool is_page_number(std::string_view line) {
    // « 546 », « 2 / 5 », « 2/9 », « Page 3 sur 49 », « - 3 - »
    static const RE2 pattern(R"((?i)(?:page\s+)?\d{1,5}(?:\s*(?:/|sur|de)\s*\d{1,5})?|-\s*\d{1,5}\s*-)");
    return line.size() <= 24 && RE2::FullMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

bool is_document_code(std::string_view line) {
    static const RE2 pattern(R"([A-Z]{2,3}\d{8}-\d{1,4})");
    return line.size() <= 24 && RE2::FullMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

// Bytes of a character that print hides at `at`, and what it becomes: a space or nothing. 0 for any other character.
std::size_t hidden_character(std::string_view text, std::size_t at, bool& space) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    space = true;
    if (byte(0) == 0xC2 && byte(1) == 0xA0) return 2;  // NO-BREAK SPACE
    if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) <= 0x8A || byte(2) == 0xAF) && byte(2) >= 0x80) return 3;
    if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) == 0x9F) return 3;
    if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;
    space = false;
    if (byte(0) == 0xC2 && byte(1) == 0xAD) return 2;                                        // SOFT HYPHEN
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0x8B && byte(2) <= 0x8F) return 3;  // zero width, directions
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 3;
    if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xA4) return 3;  // WORD JOINER
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;
    return 0;
}

}  // namespace

SourceLines::SourceLines(const Document& document) : document_(document) {
    const std::string_view text = document.text;
    std::vector<std::string_view> texts;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        texts.push_back(visible(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    cut_lines(texts);
    find_page_feet();
    find_furniture();
}

std::string_view SourceLines::visible(std::string_view text) {
    bool space = false;
    std::size_t at = 0;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) < 0xC2 || hidden_character(text, at, space) == 0))
        ++at;
    if (at == text.size()) return text;
    std::string clean(text.substr(0, at));
    while (at < text.size()) {
        const std::size_t hidden = hidden_character(text, at, space);
        if (hidden == 0) {
            clean += text[at++];
            continue;
        }
        // A soft hyphen that ends the line says that its word goes on.
        const bool soft_hyphen = text[at] == '\xC2' && !space;
        at += hidden;
        if (space)
            clean += ' ';
        else if (soft_hyphen && trim(text.substr(at)).empty())
            clean += "\xC2\xAD";
    }
    cleaned_.push_back(std::move(clean));
    return cleaned_.back();
}

// Cuts stamps out and running text into lines.
void SourceLines::cut_lines(const std::vector<std::string_view>& texts) {
    FoundStamps found = find_stamps(texts);
    auto span = found.spans.begin();
    const std::vector<ColumnBlock> columns =
        document_.lines.empty() ? find_column_blocks(texts) : std::vector<ColumnBlock>{};
    auto block = columns.begin();
    std::vector<int> first_line(texts.size() + 1, 0);  // of this object, for each line of the document
    lines_.reserve(texts.size());
    const auto written =
        std::count_if(texts.begin(), texts.end(), [](std::string_view text) { return !trim(text).empty(); });
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (block != columns.end() && block->first == static_cast<int>(i)) {
            const bool stamped = span != found.spans.end() && span->line <= block->last;
            if (!stamped) {
                for (int line = block->first; line <= block->last; ++line)
                    first_line[static_cast<std::size_t>(line)] = count() + 1;
                add_columns(texts, *block);
                i = static_cast<std::size_t>(block->last);
                ++block;
                continue;
            }
            ++block;
        }
        const std::string_view text = texts[i];
        const int source = static_cast<int>(i) + 1;
        first_line[i] = count() + 1;
        // Of the whole line: stamps cut it into pieces that are too short to judge.
        const bool running = holds_running_text(text, written <= 1);
        const std::vector<PageMark> page_marks = running ? find_page_marks(text) : std::vector<PageMark>{};
        auto mark = page_marks.begin();
        const auto marks_within = [&](std::size_t from, std::size_t to) {
            std::vector<PageMark> within;
            for (; mark != page_marks.end() && mark->begin < to; ++mark)
                if (mark->begin >= from && mark->end <= to) within.push_back({mark->begin - from, mark->end - from});
            return within;
        };
        std::size_t begin = 0;
        bool first = true;
        for (; span != found.spans.end() && span->line == static_cast<int>(i); ++span) {
            const std::string_view before = text.substr(begin, span->begin - begin);
            if (!trim(before).empty()) {
                add_piece(before, source, first, running, marks_within(begin, span->begin));
                first = false;
            }
            add_stamp(text.substr(span->begin, span->end - span->begin), source, first);
            first = false;
            begin = span->end;
        }
        const std::string_view rest = text.substr(begin);
        if (first || !trim(rest).empty()) add_piece(rest, source, first, running, marks_within(begin, text.size()));
    }
    first_line[texts.size()] = count() + 1;
    stamps_ = std::move(found.stamps);
    for (Stamp& stamp : stamps_)
        stamp.lines = {first_line[static_cast<std::size_t>(stamp.lines.start)],
                       first_line[static_cast<std::size_t>(stamp.lines.end) + 1] - 1};
    for (const int line : document_.page_starts) {
        if (line < 1 || static_cast<std::size_t>(line) > texts.size()) continue;
        const int at = first_line[static_cast<std::size_t>(line) - 1];
        if (in_range(at)) lines_[index(at)].page_start = true;
    }
}

// The left column from top to bottom, then the right one.
void SourceLines::add_columns(const std::vector<std::string_view>& texts, const ColumnBlock& block) {
    for (const bool right : {false, true}) {
        bool paragraph = true;
        for (int line = block.first; line <= block.last; ++line) {
            const std::string_view text = texts[static_cast<std::size_t>(line)];
            const std::size_t cut = block.cuts[static_cast<std::size_t>(line - block.first)];
            const std::string_view part =
                right ? (cut == std::string_view::npos ? std::string_view{} : text.substr(cut)) : text.substr(0, cut);
            // A part left blank is a border inside its column.
            if (trim(part).empty()) {
                paragraph = true;
                continue;
            }
            if (paragraph && line != block.first) lines_.push_back({part.substr(0, 0), line + 1, false, false, false});
            lines_.push_back({part, line + 1, false, paragraph, false});
            paragraph = false;
        }
        lines_.push_back({std::string_view{}, block.last + 1, false, false, false});
    }
}

void SourceLines::add_stamp(std::string_view text, int source, bool first) {
    lines_.push_back({text, source, false, first && layout_of_line(document_, source).starts_paragraph, true});
}

// Adds one line, or several where the text holds whole acts without a line break.
void SourceLines::add_piece(std::string_view text, int source, bool first, bool running,
                            const std::vector<PageMark>& page_marks) {
    const bool paragraph = first && layout_of_line(document_, source).starts_paragraph;
    if (!running) {
        lines_.push_back({text, source, false, paragraph, false});
        return;
    }
    running_text_ = true;
    for (const RunningLine& each : cut_running_text(text, page_marks))
        lines_.push_back(
            {text.substr(each.begin, each.end - each.begin), source, false, each.starts_paragraph, each.page_mark});
}

std::string_view SourceLines::raw(int line) const {
    return in_range(line) ? lines_[index(line)].text : std::string_view{};
}

std::string_view SourceLines::trimmed(int line) const {
    return trim(raw(line));
}

int SourceLines::source_line(int line) const {
    if (lines_.empty() || line < 1) return 0;
    return lines_[index(std::min(line, count()))].source;
}

bool SourceLines::starts_page(int line) const {
    if (!in_range(line)) return false;
    if (lines_[index(line)].page_start) return true;
    const std::string_view text = lines_[index(line)].text;
    return text.size() > 1 && text[0] == ' ' && text[1] != ' ' && document_.page_starts.empty();
}

void SourceLines::find_furniture() {
    std::vector<FurnitureCandidate> lines;
    lines.reserve(lines_.size());
    for (int line = 1; line <= count(); ++line)
        lines.push_back({page_foot(line) ? std::string_view{} : trimmed(line), lines_[index(line)].page_start});
    const std::vector<bool> furniture = find_page_furniture(lines);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const LineRole role = layout_of_line(document_, lines_[i].source).role;
        if (furniture[i] || role == LineRole::page_footer) lines_[i].furniture = true;
    }
}

// A foot is a run of page numbers and document codes that ends its page: two blank lines, a page start, a foot that the
// format marks or the end of the document follow. A lone number elsewhere is a cell of a table.
void SourceLines::find_page_feet() {
    const int last = count();
    for (int line = 1; line <= last;) {
        const std::string_view text = trimmed(line);
        if (text.empty() || text.size() > 24 || !(is_page_number(text) || is_document_code(text))) {
            ++line;
            continue;
        }
        int run_end = line;
        int blanks = 0;
        int next = line + 1;
        for (; next <= last; ++next) {
            const std::string_view following = trimmed(next);
            if (following.empty()) {
                if (++blanks > 3) break;
                continue;
            }
            if (blanks > 1 || starts_page(next) || !(is_page_number(following) || is_document_code(following))) break;
            run_end = next;
            blanks = 0;
        }
        const bool ends_page = blanks >= 2 || next > last || starts_page(next) ||
                               layout_of_line(document_, lines_[index(next)].source).role == LineRole::page_footer;
        if (ends_page) {
            for (int each = line; each <= run_end; ++each)
                if (!blank(each)) lines_[index(each)].furniture = true;
        }
        line = run_end + 1;
    }
}

int SourceLines::next_text(int line, int end) const {
    line = std::max(line, 1);
    while (line < end && (blank(line) || page_foot(line))) ++line;
    return std::min(line, end);
}

int SourceLines::previous_text(int line, int begin) const {
    while (line >= begin && blank(line)) --line;
    return line;
}

std::string header_key(std::string_view line) {
    std::string key = fold_text(line);
    for (char& c : key)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return key;
}

}  // namespace recueil::corpus
