#include "tools/wrap.h"

#include <algorithm>

namespace recueil::tools {

namespace {

// Length of the ANSI sequence at the start of the text, 0 where there is none.
std::size_t sequence_length(std::string_view text) {
    if (text.substr(0, 2) != "\x1b[") return 0;
    const std::size_t end = text.find('m');
    return end == std::string_view::npos ? 0 : end + 1;
}

// Byte after the code point or sequence at `at`; `columns` grows by what it takes.
std::size_t step(std::string_view text, std::size_t at, std::size_t& columns) {
    if (const std::size_t sequence = sequence_length(text.substr(at, 16)); sequence > 0) return at + sequence;
    ++columns;
    ++at;
    while (at < text.size() && !starts_code_point(text[at])) ++at;
    return at;
}

// French sets a space before some marks, which stay with their word: « 2 votes : », « « texte » ».
bool stays_with_word_before(std::string_view word) {
    for (const std::string_view mark : {":", ";", "?", "!", "»", "»,", "».", "»)", "»:", "–", "€", "%"})
        if (word == mark) return true;
    return false;
}

bool stays_with_word_after(std::string_view word) {
    constexpr std::string_view opening = "«";
    return (word.size() >= opening.size() && word.substr(word.size() - opening.size()) == opening) || word == "–";
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
    constexpr int most_joined = 3;  // a row of dashes is no word
    for (int joined = 0;; ++joined) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        const std::size_t next = end + 1;
        if (joined == most_joined || next >= text.size() || text[end] == '\n') return end;
        const std::size_t next_end = std::min(text.find_first_of(" \n", next), text.size());
        if (next_end == next) return end;
        if (!stays_with_word_before(text.substr(next, next_end - next)) &&
            !stays_with_word_after(text.substr(at, end - at)))
            return end;
        at = next;
    }
}

}  // namespace

std::size_t columns_of(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) at = step(text, at, columns);
    return columns;
}

std::string first_columns(std::string_view text, std::size_t columns) {
    std::size_t seen = 0;
    std::size_t at = 0;
    while (at < text.size() && seen < columns) at = step(text, at, seen);
    return std::string(text.substr(0, at));
}

std::string wrap(std::string_view text, std::string_view indent, std::size_t columns) {
    std::string out;
    std::size_t line_columns = 0;
    const std::size_t indent_columns = columns_of(indent);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ' || text[at] == '\n') {
            ++at;
            continue;
        }
        const std::size_t end = end_of_word(text, at);
        const std::string_view word = text.substr(at, end - at);
        const std::size_t word_columns = columns_of(word);
        if (line_columns == 0) {
            out.append(indent);
            line_columns = indent_columns;
        } else if (line_columns + 1 + word_columns > columns) {
            out.push_back('\n');
            out.append(indent);
            line_columns = indent_columns;
        } else {
            out.push_back(' ');
            ++line_columns;
        }
        out.append(word);
        line_columns += word_columns;
        at = end;
    }
    if (line_columns > 0) out.push_back('\n');
    return out;
}

std::string shorten(std::string_view text, std::size_t columns) {
    std::string start = first_columns(text, columns);
    if (start.size() == text.size()) return start;
    return first_columns(text, columns > 1 ? columns - 1 : 0) + "…";
}

}  // namespace recueil::tools
