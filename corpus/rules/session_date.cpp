#include "corpus/rules/session_date.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// A day whose year may be missing (0).
struct Day {
    int year = 0;
    int month = 0;
    int day = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

#define RECUEIL_UNITS                                                                                                  \
    "(?:premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix[\\s-]*sept|dix[\\s-]*huit|dix[\\s-]*neuf|dix|onze|"      \
    "douze|"                                                                                                           \
    "treize|quatorze|quinze|seize|vingt(?:[\\s-]*et)?[\\s-]*une?|vingt[\\s-]*(?:deux|trois|quatre|cinq|six|sept|huit|" \
    "neuf)|vingt|trente(?:[\\s-]*et)?[\\s-]*un|trente)"
#define RECUEIL_YEAR_WORDS                                                                                             \
    "(?:deux[\\s-]*mil(?:le)?s?(?:[\\s-]*et)?(?:[\\s-]*(?:vingt|trente|quarante))?(?:[\\s-]*et)?(?:[\\s-]*(?:dix[\\s-" \
    "]*sept|dix[\\s-]*huit|"                                                                                           \
    "dix[\\s-]*neuf|dix|onze|douze|treize|quatorze|quinze|seize|une?|deux|trois|quatre|cinq|six|sept|huit|neuf))?|"    \
    "(?:mil(?:le)?|dix)[\\s-]*neuf[\\s-]*cents?[\\s-]*[a-z]+(?:[\\s-]+[a-z]+){0,3})"
#define RECUEIL_MONTH_NAME                                                                                            \
    "(janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|janv|fevr?|avr|juil|sept|" \
    "oct|nov|"                                                                                                        \
    "dec)"

int number_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits)
        if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
    return value;
}

std::string letters_of(std::string_view words) {
    std::string out;
    for (const char c : words) {
        if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
        if (c >= 'a' && c <= 'z') out += c;
    }
    return out;
}

// 1 to 99 in words without their spaces: « vingtdeux », « trenteetun ».
int small_number(std::string_view words) {
    struct Word {
        std::string_view name;
        int value;
    };
    static constexpr std::array<Word, 27> names{{{"premier", 1},      {"quatrevingtdix", 90},
                                                 {"quatrevingt", 80}, {"soixantedix", 70},
                                                 {"soixante", 60},    {"cinquante", 50},
                                                 {"quarante", 40},    {"trente", 30},
                                                 {"vingt", 20},       {"dixsept", 17},
                                                 {"dixhuit", 18},     {"dixneuf", 19},
                                                 {"onze", 11},        {"douze", 12},
                                                 {"treize", 13},      {"quatorze", 14},
                                                 {"quinze", 15},      {"seize", 16},
                                                 {"dix", 10},         {"neuf", 9},
                                                 {"huit", 8},         {"sept", 7},
                                                 {"six", 6},          {"cinq", 5},
                                                 {"quatre", 4},       {"trois", 3},
                                                 {"deux", 2}}};
    int value = 0;
    while (!words.empty()) {
        if (words.starts_with("et")) {
            words.remove_prefix(2);
            continue;
        }
        if (words.starts_with("s")) {
            if (!words.starts_with("se") && !words.starts_with("si")) {
                words.remove_prefix(1);
                continue;
            }
        }
        if (words.starts_with("un")) {
            value += 1;
            words.remove_prefix(words.starts_with("une") ? 3 : 2);
            continue;
        }
        bool known = false;
        for (const Word& each : names) {
            if (!words.starts_with(each.name)) continue;
            value += each.value;
            words.remove_prefix(each.name.size());
            known = true;
            break;
        }
        if (!known) return 0;
    }
    return value < 100 ? value : 0;
}

int year_in_words(std::string_view text) {
    const std::string joined = letters_of(text);
    std::string_view words = joined;
    int base = 0;
    if (words.starts_with("deuxmil")) {
        base = 2000;
        words.remove_prefix(words.starts_with("deuxmille") ? 9 : 7);
        if (words.starts_with("s")) words.remove_prefix(words.starts_with("six") || words.starts_with("se") ? 0 : 1);
        return words.empty() ? base : base + small_number(words) * (small_number(words) != 0 ? 1 : -1000);
    }
    const std::size_t cent = words.find("neufcent");
    if (cent == std::string_view::npos) return 0;
    words.remove_prefix(cent + 8);
    if (words.starts_with("s"))
        words.remove_prefix(words.starts_with("six") || words.starts_with("se") || words.starts_with("soi") ? 0 : 1);
    return 1900 + small_number(words);
}

int month_of(std::string_view name) {
    static constexpr std::array<std::string_view, 12> starts{"jan",  "fev", "mar", "avr", "mai", "juin",
                                                             "juil", "aou", "sep", "oct", "nov", "dec"};
    const std::string small = letters_of(name);
    for (std::size_t i = 0; i < starts.size(); ++i)
        if (small.starts_with(starts[i])) return static_cast<int>(i) + 1;
    return 0;
}

bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A year cut by what OCR spoilt (« deux mil vingt-Cing ») is none.
bool cut(std::string_view text, std::size_t end) {
    if (end >= text.size()) return false;
    if (is_word_char(text[end])) return true;
    return text[end] == '-' && end + 1 < text.size() && is_word_char(text[end + 1]);
}

int year_at(std::string_view text, std::size_t at, std::size_t& end) {
    static const RE2 figures(R"((?i)[\s,.-]*(?:de\s+l'an(?:nee)?\s+)?((?:19|20)\d{2})(?:\D|$))");
    static const RE2 words(R"((?i)[\s,.-]*(?:de\s+)?(?:l'an\s+)?()" RECUEIL_YEAR_WORDS ")");
    if (const Match match = match_at(figures, text, at)) {
        end = static_cast<std::size_t>(match[1].data() + match[1].size() - text.data());
        return number_of(match[1]);
    }
    const Match match = match_at(words, text, at);
    if (!match || cut(text, match.end)) return 0;
    end = match.end;
    return year_in_words(match[1]);
}

// The first day that begins at or after `from` and before `to`.
std::optional<Day> next_day(std::string_view text, std::size_t from, std::size_t to) {
    static const RE2 pattern(
        R"((?i)(?:^|[^a-z0-9/.]|du|le)(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?:[^\d]|$)|(\d{1,2}(?:\s?er\b|[o"'*^]{1,2})?|)" RECUEIL_UNITS
        R"()(?:\s*(?:et|,|&|-|au)\s*(?:le\s+)?(?:\d{1,2}|)" RECUEIL_UNITS
        R"())?[\s,.-]*(?:du\s+mois\s+(?:de\s+|d'\s*))?)" RECUEIL_MONTH_NAME R"()(?:[^a-z]|$))");
    // Numbers in words may join their day: « du10 février ».
    const std::string_view range = text.substr(0, std::min(text.size(), to + 60));
    std::size_t at = from;
    while (at < to) {
        const Match match = find(pattern, range, at);
        if (!match || match.begin >= to) return {};
        Day day;
        day.begin = match.begin;
        if (!match[1].empty()) {
            day.day = number_of(match[1]);
            day.month = number_of(match[2]);
            day.year = number_of(match[3]);
            // « 23.03.01 » is a number of an agenda or a report.
            if (match[3].size() == 2 && text[match.begin + match[0].find(match[1]) + match[1].size()] == '.') {
                at = match.begin + 1;
                continue;
            }
            if (day.year < 100) day.year += day.year < 70 ? 2000 : 1900;
            day.end = static_cast<std::size_t>(match[3].data() + match[3].size() - text.data());
        } else {
            const bool digits = match[4].front() >= '0' && match[4].front() <= '9';
            day.day = digits ? number_of(match[4]) : small_number(letters_of(match[4]));
            day.month = month_of(match[5]);
            day.end = static_cast<std::size_t>(match[5].data() + match[5].size() - text.data());
            day.year = year_at(text, day.end, day.end);
            if (day.year == 0) {
                // « les 18 décembre et 19 décembre 2017 »
                static const RE2 second(R"((?i)\s*(?:et|,|&|-|au)\s*(?:le\s+)?\d{1,2}(?:er)?\s+)" RECUEIL_MONTH_NAME
                                        R"(\s+((?:19|20)\d{2}))");
                if (const Match other = match_at(second, text, day.end)) {
                    day.year = number_of(other[2]);
                    day.end = other.end;
                }
            }
        }
        if (iso_date(day.year == 0 ? 2000 : day.year, day.month, day.day)) return day;
        at = match.begin + 1;
    }
    return {};
}

// Words right before a day say that it is of a former session, a convocation or a notice.
bool of_another_day(std::string_view text, std::size_t title, std::size_t day) {
    static const RE2 other(
        R"((?i)(?:approbation|adoption|approuv|adopt|arrete|lecture|observations?\s+sur|depuis|derniere?|precedent\w*|prochaine?|convocation|convoque\w*|(?:affich\w*|publi(?:ee?s?|cation))\s*(?:le\b|du\b|:|en\s+date)|transmi\w*|adressee?|recu|envoye|signature)[^\n]{0,70}$)");
    static const RE2 between(R"((?i)convo|affich|publi(?:ee?s?\b|cation)|date\s+d|envoy|recu|adress)");
    const std::size_t from = title > 90 ? title - 90 : 0;
    std::string_view before = text.substr(from, title - from);
    // Only words of the same sentence count.
    for (std::size_t at = before.size(); at-- > 1;) {
        if ((before[at] == '.' || before[at] == ';') || (before[at] == '\n' && before[at - 1] == '\n')) {
            before.remove_prefix(at + 1);
            break;
        }
    }
    // « Vu la délibération du conseil de territoire du … », and every day in the line of a ground.
    static const RE2 ground(R"((?i)(?:^|\n)[\s*-]*(?:vu|considerant|attendu)\b[^\n]*$)");
    static const RE2 cited(
        R"((?i)\b(?:la|une|cette|sa|par|notre|vu)\s+(?:deliberations?|(?:arrete|decision)s?)\b[^\n.;]{0,70}$)");
    static const RE2 by_article(R"((?i)(?:\bvu\s+|\bpar\s+)(?:la|les|une|sa|ses)\s+$|\b(?:la|une|cette|sa)\s+$)");
    static const RE2 a_deliberation(R"(^(?i)\W?deliberation)");
    if (find(ground, before) || find(cited, before)) return true;
    if (find(a_deliberation, text.substr(title, 14)) && find(by_article, before)) return true;
    // « met aux voix le procès-verbal de la séance du … »
    static const RE2 former(R"(^\W?(?:proces|compte)[\s-]+(?:verbal|rendu)\s)");
    static const RE2 article(R"((?:^|\s)(?:le|du|au|les|des)$)");
    if (find(former, text.substr(title, day - title)) && find(article, before)) return true;
    return find(other, before) || find(between, text.substr(title, day - title));
}

// Minutes that are approved are named by their day too: « Procès-verbal de la réunion du … adopté ».
bool approved_behind(std::string_view text, std::size_t end) {
    static const RE2 pattern(R"((?i)[^.\n]{0,40}?(?:est\s+|ont\s+ete\s+|a\s+ete\s+)?(?:adopte|approuve|valide)\w*)");
    return static_cast<bool>(match_at(pattern, text, end));
}

#define RECUEIL_WEEKDAY_NAME "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
#define RECUEIL_MEETING \
    R"((?i)(?:^|[^a-z])(?:(?:seance|reunion|session|assemblee)s?(?:\s+(?:publique|ordinaire|extraordinaire|pleniere|officielle|publiques?))*|conseil\s+(?:municipal|communautaire|departemental|regional|metropolitain|territorial|de\s+(?:la\s+)?(?:communaute|territoire|metropole|agglomeration)|d'agglomeration|d'arrondissement|d'administration|syndical|general)|bureau(?:\s+(?:communautaire|metropolitain|syndical))?|commission\s+permanente|comite(?:\s+syndical)?|compte[\s-]+rendu|proces[\s-]+verbal|cm|deliberations?(?:\s+n\S+(?:\s+\S+)?)?))"

// The first day at group 1 of a match of `pattern` that is the session's; one without a year only where there is no
// other.
std::optional<Day> day_behind(std::string_view text, const RE2& pattern) {
    std::size_t at = 0;
    std::optional<Day> without_year;
    while (const Match match = find(pattern, text, at)) {
        at = match.begin + 4;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.data());
        const auto day = next_day(text, begin > 1 ? begin - 2 : 0, begin + 1);
        if (!day) continue;
        at = day->end;
        if (of_another_day(text, match.begin, day->begin) || approved_behind(text, day->end)) continue;
        if (day->year != 0) return day;
        if (!without_year) without_year = day;
    }
    return without_year;
}

// « Séance du 16 février 2023 », « CR du conseil municipal 7 octobre 2022 »
std::optional<Day> title_day(std::string_view text) {
    static const RE2 of_day(
        RECUEIL_MEETING
        R"([^.;\n]{0,90}?(?:\bdu|\bdes|\bde\s+ce|\ble|\bde\s+la\s+date\s+du|en\s+date\s+du|[:\n,-])\s*(?:le\s+)?(?:)" RECUEIL_WEEKDAY_NAME
        R"([\s,]*(?:le\s+)?)?(\d|)" RECUEIL_UNITS R"()(?:\W|\d|er\b))");
    static const RE2 direct(RECUEIL_MEETING R"((?:\s+)" RECUEIL_WEEKDAY_NAME R"()?\s+(\d|)" RECUEIL_UNITS
                                            R"()(?:\W|\d|er\b))");
    auto day = day_behind(text, of_day);
    if (day && day->year != 0) return day;
    // « Conseil du 24 janvier 2022 » alone on its line.
    static const RE2 bare(R"((?:^|\n)[\s*]*Conseil\s+du\s+(?:)" RECUEIL_WEEKDAY_NAME R"(\s+)?(\d)(?:\W|\d|er\b))");
    if (auto council = day_behind(text, bare); council && council->year != 0) return council;
    const auto other = day_behind(text, direct);
    return other && (!day || other->year != 0) ? other : day;
}

bool names_convocation(std::string_view words) {
    static const RE2 pattern(R"((?i)convo|adresse)");
    return static_cast<bool>(find(pattern, words));
}

// « L'an deux mille vingt-trois, le seize février »
std::optional<Day> opening_day(std::string_view text) {
    static const RE2 opening(R"((?i)(?:^|[^a-z])l'\s*an\s*,?\s*)");
    std::size_t from = 0;
    while (const Match match = find(opening, text, from)) {
        from = match.end;
        std::size_t end = match.end;
        const int year = year_at(text, match.end, end);
        auto day = next_day(text, end > 0 ? end - 1 : 0, end + 60);
        if (!day || names_convocation(text.substr(end, day->begin > end ? day->begin - end : 0))) continue;
        if (day->year == 0) day->year = year;
        return day;
    }
    return {};
}

// Any other sentence: « réunis le … », « s'est réuni … le jeudi 24 avril 2014 », a day that opens a line.
std::optional<Day> sentence_day(std::string_view text) {
    static const RE2 met(
        R"((?i)(?:s'\s*est|se\s+sont|s'\s*etant)?\s*(?:reuni|assemble|tenue?)(?:e|s|es)?\b[^.;]{0,140}?(?:\ble|\bdu)\s+)");
    if (auto day = opening_day(text)) return day;
    std::size_t at = 0;
    while (const Match match = find(met, text, at)) {
        at = match.begin + 4;
        const auto day = next_day(text, match.end - 1, match.end + 14);
        if (day && !names_convocation(text.substr(match.begin, day->begin - match.begin))) return day;
    }
    // « Le vingt trois juillet deux mille vingt …, le Conseil municipal s'est réuni »
    static const RE2 bare(R"((?i)(?:^|[\n.:+*-]|\d\s)\s*(?:le\s+)?(?:)" RECUEIL_WEEKDAY_NAME R"(\s+)?)");
    static const RE2 weekday("(?i)" RECUEIL_WEEKDAY_NAME R"(\s+)");
    for (const RE2* pattern : {&bare, &weekday}) {
        at = 0;
        while (at < text.size()) {
            const Match match = find(*pattern, text, at);
            if (!match) break;
            at = std::max(match.begin + 1, match.end);
            const auto day = next_day(text, match.end > 0 ? match.end - 1 : 0, match.end + 1);
            if (day && day->year != 0 && !of_another_day(text, match.begin, day->begin)) return day;
        }
    }
    return {};
}

OptionalText iso(const Day& day) {
    return iso_date(day.year, day.month, day.day);
}

bool same_day_of_year(const Day& day, const OptionalText& date) {
    return date && date->size() == 10 && number_of(std::string_view(*date).substr(5, 2)) == day.month &&
           number_of(std::string_view(*date).substr(8, 2)) == day.day;
}

int year_of_evidence(const Day& day, const SessionEvidence& evidence, const std::optional<Day>& other) {
    if (other && other->year != 0 && other->month == day.month && other->day == day.day) return other->year;
    for (const OptionalText& date : {evidence.stamp_date, evidence.file_date})
        if (same_day_of_year(day, date)) return number_of(std::string_view(*date).substr(0, 4));
    for (const OptionalText& date : {evidence.stamp_date, evidence.file_date})
        if (date && date->size() >= 4) return number_of(std::string_view(*date).substr(0, 4));
    if (other) return other->year;
    return 0;
}

// Of a document's beginning only a title or « L'an … » with a year counts.
OptionalText date_of_opening(const FoldedText& opening) {
    const auto title = title_day(opening.text());
    const auto sentence = opening_day(opening.text());
    // Of two days the sentence is surer this far down; a year alone is the title's.
    const bool same_day = title && sentence && title->day == sentence->day && title->month == sentence->month;
    if (sentence && !(same_day && title->year != 0))
        if (auto date = iso(*sentence)) return date;
    return title ? iso(*title) : OptionalText{};
}

}  // namespace

OptionalText read_session_date(const FoldedText& header, const SessionEvidence& evidence, const FoldedText* opening) {
    const std::string_view text = header.text();
    auto title = title_day(text);
    auto sentence = sentence_day(text);
    // A day named below « L'an … » belongs to a matter of the session.
    if (const auto opening_sentence = opening_day(text);
        title && opening_sentence && opening_sentence->year != 0 && title->begin > opening_sentence->end &&
        (title->day != opening_sentence->day || title->month != opening_sentence->month))
        title.reset();
    if (title) {
        if (title->year == 0) title->year = year_of_evidence(*title, evidence, sentence);
        // The sentence and the stamp agree against the title, which is of other minutes.
        if (sentence && iso(*sentence) && iso(*sentence) == evidence.stamp_date) return iso(*sentence);
        if (const auto date = iso(*title)) return date;
    }
    if (sentence) {
        if (sentence->year == 0) sentence->year = year_of_evidence(*sentence, evidence, title);
        // The year of a sentence copied from last year's.
        for (const OptionalText& date : {evidence.stamp_date, evidence.file_date})
            if (same_day_of_year(*sentence, date)) return date;
        if (const auto date = iso(*sentence)) return date;
    }
    if (opening != nullptr)
        if (auto date = date_of_opening(*opening)) return date;
    return evidence.stamp_date ? evidence.stamp_date : evidence.file_date;
}

}  // namespace recueil::corpus
