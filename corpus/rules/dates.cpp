#include "corpus/rules/dates.h"

#include <array>
#include <chrono>
#include <optional>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "corpus/rules/number_words.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::array<std::string_view, 12> months{"janvier", "fevrier", "mars",      "avril",   "mai",      "juin",
                                                  "juillet", "aout",    "septembre", "octobre", "novembre", "decembre"};

// Also of a shortened name: « janv. », « juill », « sept. ».
int month_named(std::string_view name) {
    const std::string folded = fold_text(name);
    if (folded == "juil") return 7;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (starts_with(months[i], folded)) return static_cast<int>(i) + 1;
    return 0;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

// « 17 » is 2017 and « 98 » is 1998, as in queries.
int year_of(std::string_view digits) {
    const int year = number(digits);
    if (digits.size() == 4) return year;
    return year + (year < 70 ? 2000 : 1900);
}

// The patterns read folded text; names of months also as they are written.
#define RECUEIL_MONTH                                                                                                      \
    "(janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre|(?:janv?|f[ée]vr?" \
    "|"                                                                                                                    \
    "avr|juill?|sept?|oct|nov|d[ée]c)(?:\\.|\\b))"
#define RECUEIL_WEEKDAY "(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\\s*,)?\\s+(?:le\\s+)?)?"

const RE2& figures() {
    static const RE2 pattern(R"((\d{1,2})(?:\s?/\s?(\d{1,2})\s?/\s?|\s?\.\s?(\d{1,2})\s?\.\s?|-(\d{1,2})-)(\d{4})\b)");
    return pattern;
}
// « 30/01/17 », « 30-01-17 »: not the beginning of a longer row of figures.
const RE2& short_figures() {
    static const RE2 pattern(
        R"((\d{1,2})/(\d{1,2})/(\d{2})(?:[^\d/]|$)|(\d{2})(?:\.(\d{2})\.|-(\d{2})-)(\d{2})(?:[^\d/.,_-]|[.,](?:\D|$)|$))");
    return pattern;
}
const RE2& iso() {
    static const RE2 pattern(R"((\d{4})-(\d{2})-(\d{2})\b)");
    return pattern;
}
const RE2& weekday() {
    static const RE2 pattern("(?i)" RECUEIL_WEEKDAY);
    return pattern;
}
const RE2& day_in_figures() {
    static const RE2 pattern(R"((?i)(\d{1,2})(?:\s?er\b|\s?ᵉʳ)?)");
    return pattern;
}
const RE2& first_day() {
    static const RE2 pattern(R"((?i)premier\b)");
    return pattern;
}
const RE2& month() {
    static const RE2 pattern(R"((?i)(?:\s*-\s*|\s*)(?:(?:du\s+)?mois\s+(?:de\s+|d['’]\s?))?)" RECUEIL_MONTH);
    return pattern;
}
// « 2017 », « de l'an 2017 », « dernier » behind a month.
const RE2& year() {
    static const RE2 pattern(
        R"((?i)(?:\s*-\s*|\s*)(?:de\s+l['’]\s?an(?:n[ée]e)?\s+)?((?:1[789]|2[01])\d{2})\b|\s+(?:dernier|pass[ée]|[ée]coul[ée])(?:[\s,;:.)]|$))");
    return pattern;
}
const RE2& year_lead() {
    static const RE2 pattern(R"((?i)(?:\s*,\s*|\s+|-)(?:de\s+)?(?:l['’]\s?an(?:n[ée]e)?\s+)?)");
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
    bool bare = false;  // a day without its month
};

// A year in words has at least a thousand.
int year_in_words_at(std::string_view text, std::size_t from, std::size_t& end) {
    const auto words = number_in_words_at(text, from);
    if (!words || words->value < 1700 || words->value > 2199) return 0;
    end = words->end;
    return static_cast<int>(words->value);
}

void read_year(std::string_view text, Item& item) {
    if (const Match m = match_at(year(), text, item.end)) {
        if (m[1].empty()) {
            item.last = true;
            item.end = m.end;
            static const RE2 mark(R"([\s,;:.)])");
            if (match_at(mark, text, item.end - 1)) --item.end;
        } else {
            item.year = number(m[1]);
            item.end = m.end;
        }
        return;
    }
    // « 30 janv. 17 », « 30 janvier ’17 » at the end of a clause; « 30 janvier 17 heures » is no year.
    static const RE2 short_year(R"(\s+['’]?(\d{2})(?:\s*[,;:.)]|\s*$))");
    if (const Match m = match_at(short_year, text, item.end)) {
        item.year = year_of(m[1]);
        item.end = static_cast<std::size_t>(m[1].data() + m[1].size() - text.data());
        return;
    }
    const Match lead = match_at(year_lead(), text, item.end);
    std::size_t end = 0;
    if (lead && (item.year = year_in_words_at(text, lead.end, end)) != 0) item.end = end;
}

std::optional<Item> item_at(std::string_view text, std::size_t from) {
    const char first = from < text.size() ? text[from] : ' ';
    const bool digit = first >= '0' && first <= '9';
    Item item;
    item.begin = item.end = from;
    if (digit) {
        if (const Match m = match_at(figures(), text, from)) {
            const std::string_view middle = !m[2].empty() ? m[2] : !m[3].empty() ? m[3] : m[4];
            return Item{number(m[1]), number(middle), number(m[5]), false, m.begin, m.end};
        }
        if (const Match m = match_at(short_figures(), text, from)) {
            const std::size_t last = m[3].empty() ? 7 : 3;
            const std::string_view middle = !m[2].empty() ? m[2] : !m[5].empty() ? m[5] : m[6];
            return Item{number(m[3].empty() ? m[4] : m[1]),
                        number(middle),
                        year_of(m[last]),
                        false,
                        m.begin,
                        static_cast<std::size_t>(m[last].data() + m[last].size() - text.data())};
        }
        if (const Match m = match_at(iso(), text, from))
            return Item{number(m[3]), number(m[2]), number(m[1]), false, m.begin, m.end};
    } else if (const Match m = match_at(weekday(), text, from)) {
        item.end = m.end;
    }
    const std::size_t day_begin = item.end;
    if (const Match m = match_at(day_in_figures(), text, day_begin)) {
        item.day = number(m[1]);
        item.end = m.end;
    } else if (const Match premier = match_at(first_day(), text, day_begin)) {
        item.day = 1;
        item.end = premier.end;
    } else if (const auto words = number_in_words_at(text, day_begin);
               words && words->value >= 1 && words->value <= 31) {
        item.day = static_cast<int>(words->value);
        item.end = words->end;
    } else {
        return {};
    }
    if (const Match m = match_at(month(), text, item.end)) {
        item.month = month_named(ends_with(m[1], ".") ? m[1].substr(0, m[1].size() - 1) : m[1]);
        item.end = m.end;
        // « marsouin », « maire » begin with the name of a month.
        const char next = item.end < text.size() ? text[item.end] : ' ';
        if (static_cast<unsigned char>(next) >= 0x80 && next != '\xC2' && next != '\xE2') return {};
        if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return {};
        read_year(text, item);
        return item;
    }
    // « 18/03 », « 12 000 », « 16,8 » begin with a number and are no days.
    const char next = item.end < text.size() ? text[item.end] : ' ';
    if (next == '/' || next == '%' || (next >= '0' && next <= '9')) return {};
    item.bare = true;
    return item;
}

// « L'an deux mille dix-huit et le vingt-six mars », « L'an 2018, le lundi 26 mars »: the year comes first.
std::optional<Item> year_first_at(std::string_view text, std::size_t from) {
    static const RE2 lead(R"((?i)l\s?['’]\s?an\s+(\d{4}\b)?)");
    static const RE2 joint(R"((?i)(?:\s*,)?\s*(?:et\s*,?\s*)?(?:le\s+)?)");
    if (from >= text.size() || (text[from] != 'l' && text[from] != 'L')) return {};
    const Match match = match_at(lead, text, from);
    if (!match) return {};
    std::size_t end = match.end;
    const int year = match[1].empty() ? year_in_words_at(text, match.end, end) : number(match[1]);
    if (year == 0) return {};
    const Match between = match_at(joint, text, end);
    auto item = item_at(text, between ? between.end : end);
    if (!item || item->month == 0) return {};
    if (item->year == 0 && !item->last) item->year = year;
    item->begin = from;
    return item;
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
        const bool second_day = i > 0 && items[i - 1].bare && items[i].day == items[i - 1].day + 1 &&
                                items[i].month == items[i - 1].month && items[i].year == items[i - 1].year;
        if (second_day) {
            if (!dates.empty()) dates.back().end = items[i].end;
            continue;
        }
        if (auto date = iso_date(items[i].year, items[i].month, items[i].day))
            dates.push_back({std::move(*date), items[i].begin, items[i].end});
    }
    return dates;
}

std::optional<FoundDate> find_date(std::string_view text, std::size_t from) {
    bool in_word = false;
    for (std::size_t at = from; at < text.size(); ++at) {
        const char c = text[at];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
        const bool digit = c >= '0' && c <= '9';
        if ((letter || digit) && !in_word) {
            auto item = year_first_at(text, at);
            if (!item) item = item_at(text, at);
            if (item && item->month != 0) {
                if (auto date = iso_date(item->year, item->month, item->day))
                    return FoundDate{std::move(*date), item->begin, item->end};
            }
        }
        in_word = letter || digit;
    }
    return {};
}

OptionalText parse_date(std::string_view wording) {
    const std::string text = squeeze(wording);
    static const RE2 lead(R"((?i)(?:le|du|en date du|au)\s+)");
    const Match before = match_at(lead, text, 0);
    auto item = year_first_at(text, 0);
    if (!item) item = item_at(text, before ? before.end : 0);
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
