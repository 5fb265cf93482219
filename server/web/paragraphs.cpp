#include "server/web/paragraphs.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "corpus/act_tables.h"
#include "server/web/marked_text.h"

namespace recueil::server {
namespace {

// Where an item of a list begins: « - » after the mark that ends the item before, or a bullet. Only how the text is
// set changes, none of its words.
std::size_t next_item(const std::string& text, std::size_t from) {
    for (std::size_t at = text.find(' ', from); at != std::string::npos; at = text.find(' ', at + 1)) {
        const std::string_view rest = std::string_view(text).substr(at + 1);
        const char before = at > 0 ? text[at - 1] : ' ';
        const bool ended = before == ';' || before == ':' || before == '.';
        if (ended && (rest.rfind("- ", 0) == 0 || rest.rfind("– ", 0) == 0)) return at;
        // Each visa and each recital is a paragraph, as in the document.
        const bool is_ground = before == ';' && (rest.rfind("Vu ", 0) == 0 || rest.rfind("Considérant ", 0) == 0);
        if (is_ground) return at;
        if (rest.rfind("•", 0) == 0 || rest.rfind("\uF0B7", 0) == 0 || rest.rfind("\uF0A7", 0) == 0) return at;
    }
    return std::string::npos;
}

Model table_model(const corpus::Table& table, const query::Marker& marker) {
    TimeLimit::check();
    Model rows = Model::array();
    for (const auto& row : table.rows) {
        Model cells = Model::array();
        for (const std::string& cell : row) cells.push_back({{"run", runs_of(cell, marker)}});
        rows.push_back({{"cell", std::move(cells)}});
    }
    return {{"row", std::move(rows)}, {"table_lines", lines_text(table.lines)}};
}

void add_text_block(Model& blocks, const std::string& text, const query::Marker& marker) {
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string::npos) return;
    const std::string trimmed = text.substr(first, text.find_last_not_of(" \n") - first + 1);
    blocks.push_back({{"block_paragraph", paragraphs(trimmed, marker)}, {"table", Model::array()}});
}

void add_table_block(Model& blocks, const corpus::Table& table, const query::Marker& marker) {
    blocks.push_back({{"block_paragraph", Model::array()}, {"table", Model::array({table_model(table, marker)})}});
}

// The table whose rows a line is of; null where there is none.
const corpus::Table* table_on(const corpus::Act& act, int line) {
    const auto found = std::find_if(act.tables.begin(), act.tables.end(), [&](const corpus::Table& table) {
        return line >= table.lines.start && line <= table.lines.end;
    });
    return found == act.tables.end() ? nullptr : &*found;
}

}  // namespace

std::string lines_text(const corpus::Lines& lines) {
    if (lines.start <= 0) return {};
    if (lines.end <= lines.start) return fmt::format("ligne {}", lines.start);
    return fmt::format("lignes {} à {}", lines.start, lines.end);
}

Model paragraphs(const std::string& text, const query::Marker& marker) {
    Model list = Model::array();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min({text.find('\n', at), next_item(text, at), text.size()});
        if (end > at) {
            const std::string piece = text.substr(at, end - at);
            const bool item = piece.rfind("- ", 0) == 0 || piece.rfind("– ", 0) == 0;
            list.push_back({{"run", runs_of(piece, marker)}, {"paragraph_item", item}});
        }
        at = end + 1;
    }
    return list;
}

Model article_blocks(const corpus::Act& act, const corpus::Article& article, const query::Marker& marker) {
    TimeLimit::check();
    Model blocks = Model::array();
    for (const corpus::TextBlock& block : corpus::blocks_of(act, article)) {
        if (block.table == nullptr)
            add_text_block(blocks, block.text, marker);
        else
            add_table_block(blocks, *block.table, marker);
    }
    return blocks;
}

Model passage_blocks(const corpus::Act& act, const corpus::Passage& passage, const query::Marker& marker,
                     std::set<const corpus::Table*>& shown) {
    TimeLimit::check();
    Model blocks = Model::array();
    std::vector<corpus::LineStart> starts = passage.line_starts;
    if (starts.empty() || starts.front().byte > 0) starts.insert(starts.begin(), {0, passage.lines.start});
    std::string text;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end = i + 1 < starts.size() ? starts[i + 1].byte : passage.text.size();
        const corpus::Table* table = table_on(act, starts[i].line);
        if (table == nullptr) {
            text += passage.text.substr(starts[i].byte, end - starts[i].byte);
            continue;
        }
        add_text_block(blocks, std::exchange(text, {}), marker);
        if (shown.insert(table).second) add_table_block(blocks, *table, marker);
    }
    add_text_block(blocks, text, marker);
    return blocks;
}

}  // namespace recueil::server
