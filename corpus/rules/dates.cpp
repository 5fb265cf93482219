#include "corpus/rules/dates.h"

#include <array>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::array<std::string_view, 12> months{"janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
                                                  "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};

int month_named(std::string_view name) {
    const std::string folded = fold_text(name);
    for (std::size_t i = 0; i < months.size(); ++i)
        if (folded == months[i]) return static_cast<int>(i) + 1;
    return 0;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

#define RECUEIL_MONTH "(janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre)"

const RE2& figures() {
    static const RE2 pattern(R"((\d{1,2})[/.](\d{1,2})[/.](\d{4})\b)");
    return pattern;
}
const RE2& iso() {
    static const RE2 pattern(R"((\d{4})-(\d{2})-(\d{2})\b)");
    return pattern;
}
const RE2& day_in_words() {
    static const RE2 pattern(
        R"((?i)(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?(\d{1,2})(?:\s?er\b)?(?:\s+)" RECUEIL_MONTH
        R"(\b(?:\s+(\d{4})\b|\s+(dernier|pass[ée])\b)?)?)");
    return pattern;
}
const RE2& list_separator() {
    static const RE2 pattern(
        R"((?i)\s*(?:,?\s*\bet\b|,|;|-|–|&|\bau\b)\s*(?:(?:en date\s+)?(?:du|des|de|le|les)\s+)?)");
    return pattern;
}

struct Item {
    int day = 0, month = 0, year = 0;
    bool last = false;  // « dernier »
    std::size_t begin = 0, end = 0;
};

std::optional<Item> item_at(std::string_view text, std::size_t from) {
    if (const Match m = match_at(figures(), text, from))
        return Item{number(m[1]), number(m[2]), number(m[3]), false, m.begin, m.end};
    if (const Match m = match_at(iso(), text, from))
        return Item{number(m[3]), number(m[2]), number(m[1]), false, m.begin, m.end};
    if (const Match m = match_at(day_in_words(), text, from)) {
        // « 18/03 », « 12 000 », « 16,8 » begin with a number and are no days.
        const std::string_view rest = text.substr(m.end);
        if (m[2].empty() && !rest.empty() && (rest[0] == '/' || rest[0] == '%' || (rest[0] >= '0' && rest[0] <= '9')))
            return {};
        return Item{number(m[1]), month_named(m[2]), m[3].empty() ? 0 : number(m[3]), !m[4].empty(), m.begin, m.end};
    }
    return {};
}

}  // namespace

OptionalText iso_date(int year, int month, int day) {
    if (year < 1700 || year > 2199 || month < 1 || day < 1) return {};
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return {};
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

std::vector<FoundDate> date_list_at(std::string_view text, std::size_t from, std::string_view session) {
    std::vector<Item> items;
    std::size_t at = from;
    while (items.size() < 64) {
        const auto item = item_at(text, at);
        if (!item) break;
        items.push_back(*item);
        const Match separator = match_at(list_separator(), text, item->end);
        if (!separator) break;
        at = separator.end;
    }
    // A bare number at the end (« le 26 mars 2018, 12 emplois ») belongs to what follows, not to the list.
    while (!items.empty() && items.back().month == 0) items.pop_back();

    for (std::size_t i = items.size(); i-- > 0;) {
        if (i + 1 < items.size()) {
            if (items[i].month == 0) items[i].month = items[i + 1].month;
            if (items[i].year == 0 && !items[i].last) {
                items[i].year = items[i + 1].year;
                items[i].last = items[i + 1].last;
            }
        }
        if (items[i].year == 0 && items[i].last && session.size() == 10) {
            const int year = number(session.substr(0, 4));
            const auto same_year = iso_date(year, items[i].month, items[i].day);
            items[i].year = same_year && *same_year < session ? year : year - 1;
        }
    }
    std::vector<FoundDate> dates;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const bool second_day = i > 0 && items[i].day == items[i - 1].day + 1 && items[i].month == items[i - 1].month &&
                                items[i].year == items[i - 1].year &&
                                text.substr(items[i - 1].begin, items[i - 1].end - items[i - 1].begin).size() <= 3;
        if (second_day) {
            if (!dates.empty()) dates.back().end = items[i].end;
            continue;
        }
        if (auto date = iso_date(items[i].year, items[i].month, items[i].day))
            dates.push_back({std::move(*date), items[i].begin, items[i].end});
    }
    return dates;
}

OptionalText parse_date(std::string_view wording) {
    const std::string text = squeeze(wording);
    static const RE2 lead(R"((?i)(?:le|du|en date du|au)\s+)");
    const Match before = match_at(lead, text, 0);
    const auto item = item_at(text, before ? before.end : 0);
    if (!item || item->end != text.size() || item->month == 0 || item->year == 0) return {};
    return iso_date(item->year, item->month, item->day);
}

OptionalText impossible_date(std::string_view text) {
    static const RE2 quoted(R"(«[^«»]*(?:»|$))");
    static const RE2 written(
        R"((?i)\b(?:\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:\s?er)?\s+)" RECUEIL_MONTH
        R"(\s+\d{4})\b)");
    std::string said(text);
    RE2::GlobalReplace(&said, quoted, " ");
    // Not a variable of the condition: GCC 12 ends it before the step.
    for (Match match = find(written, said, 0); match; match = find(written, said, match.end)) {
        const auto item = item_at(said, match.begin);
        const bool exists = item && std::chrono::year_month_day{std::chrono::year(item->year),
                                                                std::chrono::month(static_cast<unsigned>(item->month)),
                                                                std::chrono::day(static_cast<unsigned>(item->day))}
                                        .ok();
        if (!exists) return std::string(match[0]);
    }
    return {};
}

}  // namespace recueil::corpus
