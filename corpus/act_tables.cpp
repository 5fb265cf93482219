#include "corpus/act_tables.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace recueil::corpus {

namespace {

bool is_within(const Lines& inner, const Lines& outer) {
    return outer.start > 0 && inner.start >= outer.start && inner.end <= outer.end;
}

std::size_t filled_cells(const std::vector<std::string>& row) {
    return static_cast<std::size_t>(
        std::count_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); }));
}

// Office files and web pages set headings and letterheads by tables too.
bool is_tabular(const DocumentTable& table) {
    return std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return filled_cells(row) > 1; }) >
           1;
}

// A text without blanks of any kind, and where each byte comes from.
struct BareText {
    std::string text;
    std::vector<std::size_t> from;
};

BareText without_blanks(std::string_view text) {
    BareText bare;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const auto point = static_cast<char32_t>(next_code_point(text, at));
        const bool is_blank = point == U' ' || point == U'\t' || point == U'\n' || point == U'\r' ||
                              point == U'\u00A0' || point == U'\u202F' || point == U'\u2009';
        if (is_blank) continue;
        for (std::size_t byte = begin; byte < at; ++byte) {
            bare.text += text[byte];
            bare.from.push_back(byte);
        }
    }
    return bare;
}

std::string words_of(const Table& table) {
    std::string words;
    for (const auto& row : table.rows)
        for (const std::string& cell : row) words += without_blanks(cell).text;
    return words;
}

void add_text(std::vector<TextBlock>& blocks, std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return;
    text = text.substr(first, text.find_last_not_of(" \n") - first + 1);
    blocks.push_back({std::string(text), nullptr});
}

}  // namespace

void add_tables(const Document& document, Act& act) {
    if (act.is_document) return;
    for (const DocumentTable& table : document.tables) {
        if (!is_tabular(table)) continue;
        const Lines lines{table.line_start, table.line_end};
        const auto article = std::find_if(act.articles.begin(), act.articles.end(),
                                          [&](const Article& each) { return is_within(lines, each.lines); });
        if (article != act.articles.end()) {
            act.tables.push_back(
                {"article", article->label.empty() ? OptionalText() : article->label, table.rows, lines});
            continue;
        }
        const auto part = std::find_if(act.parts.begin(), act.parts.end(), [&](const Part& each) {
            return (each.kind == PartKind::annex || each.kind == PartKind::report) && is_within(lines, each.lines);
        });
        if (part != act.parts.end())
            act.tables.push_back({std::string(name_of(part->kind)), std::nullopt, table.rows, lines});
    }
}

std::vector<TextBlock> blocks_of(const Act& act, const Article& article) {
    std::vector<TextBlock> blocks;
    std::vector<const Table*> unplaced;
    const BareText bare = without_blanks(article.text);
    std::size_t from = 0;   // of `bare`
    std::size_t begin = 0;  // of the text
    for (const Table& table : act.tables) {
        if (table.part != "article" || !is_within(table.lines, article.lines)) continue;
        const std::string words = words_of(table);
        const std::size_t at = words.empty() ? std::string::npos : bare.text.find(words, from);
        if (at == std::string::npos) {
            unplaced.push_back(&table);
            continue;
        }
        add_text(blocks, std::string_view(article.text).substr(begin, bare.from[at] - begin));
        blocks.push_back({{}, &table});
        from = at + words.size();
        begin = bare.from[from - 1] + 1;
    }
    add_text(blocks, std::string_view(article.text).substr(begin));
    for (const Table* table : unplaced) blocks.push_back({{}, table});
    return blocks;
}

}  // namespace recueil::corpus
