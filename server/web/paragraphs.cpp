#include "server/web/paragraphs.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/time_limit.h"
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
        // Each visa and each ground stands on its own, as in the document.
        const bool is_ground = before == ';' && (rest.rfind("Vu ", 0) == 0 || rest.rfind("Considérant ", 0) == 0);
        if (is_ground) return at;
        if (rest.rfind("•", 0) == 0 || rest.rfind("\uF0B7", 0) == 0 || rest.rfind("\uF0A7", 0) == 0) return at;
    }
    return std::string::npos;
}

}  // namespace

std::string lines_text(const corpus::Lines& lines) {
    if (lines.start <= 0) return {};
    if (lines.end <= lines.start) return fmt::format("ligne {}", lines.start);
    return fmt::format("lignes {} à {}", lines.start, lines.end);
}

Model tables_within(const corpus::Act& act, const corpus::Lines& lines) {
    TimeLimit::check();
    Model tables = Model::array();
    for (const corpus::Table& table : act.tables) {
        if (table.lines.start < lines.start || table.lines.start > lines.end) continue;
        Model rows = Model::array();
        for (const auto& row : table.rows) {
            Model cells = Model::array();
            for (const std::string& cell : row) cells.push_back({{"cell_text", french_spacing(cell)}});
            rows.push_back({{"cell", std::move(cells)}});
        }
        tables.push_back({{"row", std::move(rows)}, {"table_lines", lines_text(table.lines)}});
    }
    return tables;
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

}  // namespace recueil::server
