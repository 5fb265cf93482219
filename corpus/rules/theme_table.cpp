#include "corpus/rules/theme_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "theme_tables.h"

namespace recueil::corpus {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> pieces;
    while (true) {
        const std::size_t end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + separator.size());
    }
}

template <class Take>
void each_line(std::string_view table, Take take) {
    for (const std::string_view line : split(table, "\n")) {
        if (!line.empty() && line.front() != '#') take(line);
    }
}

std::optional<ThemeEvidence> evidence_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, ThemeEvidence>, 6> names = {
        {{"title", ThemeEvidence::title},
         {"unit", ThemeEvidence::unit},
         {"code", ThemeEvidence::code},
         {"law", ThemeEvidence::law},
         {"assembly", ThemeEvidence::assembly},
         {"fact", ThemeEvidence::fact}}};
    for (const auto& [known, evidence] : names) {
        if (known == name) return evidence;
    }
    return std::nullopt;
}

void add_rule(ThemeTable& table, std::set<std::string>& meanings, std::string_view line) {
    const std::vector<std::string_view> columns = split(line, "\t");
    const auto mistake = [&] { table.mistakes.emplace_back(line); };
    if (columns.size() != 4) return mistake();
    const auto code = std::find_if(table.codes.begin(), table.codes.end(),
                                   [&](const ThemeCode& one) { return one.code == columns[0]; });
    const auto where = evidence_named(columns[2]);
    double weight = 0;
    const auto [end, error] = std::from_chars(columns[1].data(), columns[1].data() + columns[1].size(), weight);
    const bool is_number = error == std::errc() && end == columns[1].data() + columns[1].size() && weight > 0;
    if (code == table.codes.end() || code->code.size() < 3 || !where || !is_number || columns[3].empty()) {
        return mistake();
    }
    ThemeRule rule;
    rule.code = static_cast<std::size_t>(code - table.codes.begin());
    rule.weight = weight;
    rule.where = *where;
    rule.words = columns[3];
    std::string_view words = columns[3];
    if (*where == ThemeEvidence::code) {
        const std::vector<std::string_view> parts = split(words, " / ");
        words = parts[0];
        if (parts.size() > 1) rule.article = plain_article(parts[1]);
        rule.article_is_beginning = rule.article.ends_with('*');
        if (rule.article_is_beginning) rule.article.pop_back();
    }
    if (*where != ThemeEvidence::law && *where != ThemeEvidence::fact) {
        for (const std::string_view phrase : split(words, " + ")) rule.phrases.push_back(table.phrases.add(phrase));
    }
    // Two wordings of one phrase (« mission locale », « missions locales ») are one.
    std::string meaning = fmt::format("{} {} {}", columns[0], columns[2], rule.article);
    for (const std::string& word : theme_words(words)) meaning += ' ' + word;
    if (rule.where == ThemeEvidence::law) meaning += std::string(columns[0]) + rule.words;
    if (!meanings.insert(std::move(meaning)).second) return mistake();
    table.rules.push_back(std::move(rule));
}

ThemeTable load() {
    ThemeTable table;
    each_line(embedded_theme_codes, [&](std::string_view line) {
        const std::vector<std::string_view> columns = split(line, "\t");
        if (columns.size() == 2 && !columns[1].empty()) {
            table.codes.push_back({std::string(columns[0]), std::string(columns[1])});
        } else {
            table.mistakes.emplace_back(line);
        }
    });
    std::set<std::string> meanings;
    each_line(embedded_theme_rules, [&](std::string_view line) { add_rule(table, meanings, line); });
    return table;
}

}  // namespace

const ThemeTable& theme_table() {
    static const ThemeTable table = load();
    return table;
}

std::string plain_article(std::string_view article) {
    std::string plain;
    for (const char c : article) {
        if (c != '.' && c != ' ') plain.push_back(c);
    }
    return plain;
}

}  // namespace recueil::corpus
