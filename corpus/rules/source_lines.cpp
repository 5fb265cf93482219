#include "corpus/rules/source_lines.h"

#include <algorithm>

#include <re2/re2.h>

#include "corpus/rules/text_fold.h"

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

}  // namespace

SourceLines::SourceLines(const Document& document) : document_(document) {
    const std::string_view text = document.text;
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t end = text.find('\n', begin);
        if (end == std::string_view::npos) end = text.size();
        lines_.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    format_page_start_.assign(lines_.size(), false);
    for (const int line : document.page_starts)
        if (in_range(line)) format_page_start_[index(line)] = true;
    find_page_feet();
}

std::string_view SourceLines::raw(int line) const {
    return in_range(line) ? lines_[index(line)] : std::string_view{};
}

std::string_view SourceLines::trimmed(int line) const {
    return trim(raw(line));
}

bool SourceLines::starts_page(int line) const {
    if (!in_range(line)) return false;
    if (format_page_start_[index(line)]) return true;
    const std::string_view text = lines_[index(line)];
    return text.size() > 1 && text[0] == ' ' && text[1] != ' ' && document_.page_starts.empty();
}

// A foot is a run of page numbers and document codes that ends its page: two blank lines, a page start or the end of
// the document follow. A lone number elsewhere is a cell of a table.
void SourceLines::find_page_feet() {
    page_foot_.assign(lines_.size(), false);
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
        const bool ends_page = blanks >= 2 || next > last || starts_page(next);
        if (ends_page) {
            for (int each = line; each <= run_end; ++each)
                if (!blank(each)) page_foot_[index(each)] = true;
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
