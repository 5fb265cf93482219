#include "corpus/readers/markdown_reader.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t\r") + 1 - start);
}

bool is_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || byte >= 0x80;
}

bool is_mark(char c) {
    return c != '\0' && std::string_view("\\`*_{}[]()#+-.!|<>~").find(c) != std::string_view::npos;
}

// « [words](address) » and « ![picture](address) »: where the address ends, or npos.
std::size_t end_of_address(std::string_view text, std::size_t bracket) {
    if (bracket + 1 >= text.size() || text[bracket + 1] != '(') return std::string_view::npos;
    constexpr std::size_t longest = 2000;
    const std::size_t close = text.substr(0, std::min(text.size(), bracket + longest)).find(')', bracket);
    return close;
}

// The words without what only dresses them.
std::string plain(std::string_view text) {
    std::string words;
    words.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const char before = at == 0 ? ' ' : text[at - 1];
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (c == '\\' && is_mark(next)) {
            words.push_back(next);
            ++at;
        } else if (c == '*' && (next == '*' || is_word(next) || is_word(before) || before == '*')) {
            // A star between blanks is one.
        } else if (c == '_' && (!is_word(before) || !is_word(next)) &&
                   (is_word(before) || is_word(next) || next == '_')) {
            // « _mot_ » loses its marks, « 2022_41 » is a number, « ____ » a line to write on.
            if (next == '_' || before == '_') words.push_back(c);
        } else if (c == '`' || (c == '~' && next == '~') || (c == '~' && before == '~')) {
            continue;
        } else if (c == '!' && next == '[') {
            const std::size_t close = text.substr(0, std::min(text.size(), at + 500)).find(']', at);
            const std::size_t end = close == std::string_view::npos ? close : end_of_address(text, close);
            if (end == std::string_view::npos) {
                words.push_back(c);
            } else {
                at = end;
            }
        } else if (c == '[') {
            const std::size_t close = text.substr(0, std::min(text.size(), at + 500)).find(']', at);
            const bool is_link =
                close != std::string_view::npos && end_of_address(text, close) != std::string_view::npos;
            if (!is_link) words.push_back(c);
        } else if (c == ']' && end_of_address(text, at) != std::string_view::npos) {
            at = end_of_address(text, at);
        } else {
            words.push_back(c);
        }
    }
    return words;
}

// The cells of « | a | b | »; none where the line is no row.
std::vector<std::string> cells_of(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 2 || line.front() != '|') return {};
    line.remove_prefix(1);
    std::vector<std::string> cells;
    std::size_t start = 0;
    for (std::size_t at = 0; at <= line.size(); ++at) {
        const bool is_end = at == line.size();
        if (!is_end && (line[at] != '|' || (at > 0 && line[at - 1] == '\\'))) continue;
        if (is_end && at == start) break;
        cells.emplace_back(trimmed(plain(trimmed(line.substr(start, at - start)))));
        start = at + 1;
    }
    return cells;
}

bool is_rule_of_table(std::string_view line) {
    line = trimmed(line);
    return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

// « --- », « *** » or « ___ » alone on a line, and the line under a heading.
bool is_rule(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 3 || std::string_view("-*_=").find(line.front()) == std::string_view::npos) return false;
    const char mark = line.front();
    return line.find_first_not_of(mark == '-'   ? "- "
                                  : mark == '*' ? "* "
                                  : mark == '_' ? "_ "
                                                : "=") == std::string_view::npos;
}

class MarkdownText {
  public:
    Extraction run(std::string_view source) {
        while (!source.empty()) {
            const std::size_t end = std::min(source.find('\n'), source.size());
            take(source.substr(0, end));
            source.remove_prefix(std::min(end + 1, source.size()));
        }
        return std::move(result_);
    }

  private:
    void take(std::string_view line) {
        LineLayout layout;
        layout.starts_paragraph = after_blank_;
        after_blank_ = false;
        line = trimmed(line);
        if (line.starts_with("```") || line.starts_with("~~~")) {
            in_code_ = !in_code_;
            after_blank_ = true;
            return write({}, {});
        }
        if (in_code_) return write(std::string(line), layout);
        if (is_rule_of_table(line) || (is_rule(line) && !line.starts_with('_'))) {
            after_blank_ = true;
            if (in_table_ && is_rule_of_table(line)) {
                result_.tables.back().rows.emplace_back();
                ++result_.tables.back().line_end;
            }
            const bool goes_on = in_table_ && is_rule_of_table(line);
            write({}, {});
            in_table_ = goes_on;
            return;
        }
        std::vector<std::string> cells = cells_of(line);
        if (cells.size() > 1) return take_row(std::move(cells));
        while (line.starts_with('>')) line = trimmed(line.substr(1));
        take_words(line, layout);
    }

    void take_row(std::vector<std::string> cells) {
        LineLayout layout;
        layout.role = LineRole::table_row;
        layout.starts_paragraph = true;
        std::string text;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text.push_back('\t');
            text.append(cells[i]);
        }
        while (text.ends_with('\t')) text.pop_back();
        const int number = static_cast<int>(result_.lines.size()) + 1;
        const bool goes_on = in_table_;
        if (!goes_on) result_.tables.push_back({number, number, {}});
        result_.tables.back().line_end = number;
        result_.tables.back().rows.push_back(std::move(cells));
        write(std::move(text), layout);
        in_table_ = true;
        after_blank_ = true;
    }

    void take_words(std::string_view line, LineLayout layout) {
        const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
        const bool is_heading = marks > 0 && marks <= 6 && marks < line.size() && line[marks] == ' ';
        if (is_heading) {
            layout.role = LineRole::heading;
            layout.level = static_cast<std::uint8_t>(marks);
            layout.starts_paragraph = true;
            line = trimmed(line.substr(marks));
            while (line.ends_with('#')) line.remove_suffix(1);
            line = trimmed(line);
            after_blank_ = true;
        }
        const bool is_item =
            line.size() > 2 && line[1] == ' ' && std::string_view("-*+").find(line.front()) != std::string_view::npos;
        const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
        const bool is_numbered = digits > 0 && digits < 4 && digits + 1 < line.size() &&
                                 (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
        if (!is_heading && (is_item || is_numbered)) {
            layout.role = LineRole::list_item;
            layout.level = 1;
            layout.starts_paragraph = true;
        }
        layout.bold = line.size() > 4 && line.starts_with("**") && line.ends_with("**");
        std::string words = is_item && !is_heading ? "• " + plain(line.substr(2)) : plain(line);
        after_blank_ = after_blank_ || is_blank(words);
        write(std::move(words), layout);
    }

    void write(std::string text, const LineLayout& layout) {
        std::replace(text.begin(), text.end(), '\r', ' ');
        if (layout.role != LineRole::table_row) in_table_ = false;
        result_.text.append(text);
        result_.text.push_back('\n');
        result_.lines.push_back(layout);
    }

    Extraction result_;
    bool in_table_ = false;
    bool in_code_ = false;
    bool after_blank_ = true;
};

}  // namespace

Outcome<Extraction> read_markdown(std::string_view bytes) {
    Outcome<Decoded> decoded = decode_text(bytes);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    std::string& text = decoded->text;
    std::replace(text.begin(), text.end(), '\f', '\n');
    Extraction extraction = MarkdownText().run(text);
    extraction.media_type = "text/markdown";
    extraction.encoding = std::move(decoded->encoding);
    extraction.notes = std::move(decoded->notes);
    return extraction;
}

}  // namespace recueil::corpus
