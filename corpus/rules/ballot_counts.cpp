#include "corpus/rules/ballot_counts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 24> small_numbers{{
    {"zero", 0},    {"aucune", 0}, {"aucun", 0},  {"un", 1},      {"une", 1},       {"deux", 2},
    {"trois", 3},   {"quatre", 4}, {"cinq", 5},   {"six", 6},     {"sept", 7},      {"huit", 8},
    {"neuf", 9},    {"dix", 10},   {"onze", 11},  {"douze", 12},  {"treize", 13},   {"quatorze", 14},
    {"quinze", 15}, {"seize", 16}, {"vingt", 20}, {"trente", 30}, {"quarante", 40}, {"cinquante", 50},
}};

std::optional<int> value_of_word(std::string_view word) {
    for (const auto& [name, value] : small_numbers)
        if (word == name) return value;
    if (word == "soixante") return 60;
    if (word == "vingts") return 20;
    if (word == "neant") return 0;
    return {};
}

// « vingt-deux », « quatre-vingt-onze »: words joined by hyphens, « et » between.
std::optional<int> number_in_letters(std::string_view words) {
    int sum = 0;
    bool any = false;
    while (!words.empty()) {
        const std::size_t end = words.find_first_of("- \n");
        const std::string_view word = words.substr(0, end);
        if (word != "et" && !word.empty()) {
            const auto value = value_of_word(word);
            if (!value) return {};
            sum = word.substr(0, 5) == "vingt" && sum == 4 ? 80 : sum + *value;
            any = true;
        }
        if (end == std::string_view::npos) break;
        words.remove_prefix(end + 1);
    }
    return any ? std::optional(sum) : std::nullopt;
}

#define RECUEIL_NUMBER_WORD                                                                                       \
    "(?:zero|aucune?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|" \
    "vingts?|trente|quarante|cinquante|soixante)"

// The number as it is printed, figures first.
#define RECUEIL_PRINTED_NUMBER \
    "(?:[0-9][0-9lo]{0,2}|" RECUEIL_NUMBER_WORD "(?:(?:\\s?-\\s?|\\set\\s|\\s)" RECUEIL_NUMBER_WORD "){0,3}|neant)"

#define RECUEIL_NOT_VOTING                                                                                             \
    "(?:ne\\s+(?:pas\\s+)?(?:pren(?:d|ant|nent|dra|dront)|pr[ei]nnent)\\s+(?:pas\\s+|nullement\\s+)?part(?:\\s+au[x]?" \
    "\\s+votes?|\\s+a\\s+(?:ce|la|cette)\\s+"                                                                          \
    "(?:vote|deliberation))?|n'(?:a|ont|ayant)\\s+pas\\s+(?:pris\\s+part|participe)(?:\\s+aux?\\s+votes?)?|"           \
    "ne\\s+particip(?:e|ent|ant)\\s+(?:pas|ni\\s+aux?\\s+debats?\\s+ni)(?:\\s+aux?\\s+votes?)?|sans\\s+(?:prendre\\s+" \
    "part|participer)\\s+au\\s+vote|"                                                                                  \
    "non[\\s-]participations?(?:\\s+aux?\\s+votes?)?|(?:ne\\s+votent|ne\\s+vote)\\s+pas|n\\.?\\s?p\\.?\\s?p\\.?\\s?"   \
    "v\\.?|non["                                                                                                       \
    "\\s-]votants?|refus\\s+de\\s+vote)"

Side side_of(std::string_view label) {
    const bool initials = label.front() == 'n' && (label.back() == 'v' || label.back() == '.');  // « NPPV »
    if (initials || label.find("part") != std::string_view::npos || label.find("vot") != std::string_view::npos)
        return Side::not_voting;
    if (label == "oui") return Side::for_;
    if (label == "non") return Side::against;
    if (label.find("pour") != std::string_view::npos || label.find("favorable") != std::string_view::npos)
        return Side::for_;
    if (label.find("contre") != std::string_view::npos) return Side::against;
    if (label.find("abst") != std::string_view::npos) return Side::abstention;
    return Side::other;
}

const RE2& labels() {
    static const RE2 pattern(
        "\\b(?:(?:(?:ont|a)\\s+)?(?:votes?|voix|suffrages?|votants?|nombre\\s+de\\s+voix)\\s*[\"']?\\s*)?(pour|contre|"
        "abstentions?|"
        "s(?:'est|e\\s+sont)\\s+abstenue?s?|s'abst(?:ient|iennent|enant)|s'etant\\s+abstenue?s?|" RECUEIL_NOT_VOTING
        "|exprimes?|nuls?|blancs?|refus|oui|non)\\b(?:\\s?\\(s\\))?(?:[\"']|\\s\")?|\\b(abst)\\b\\.?");
    return pattern;
}

const RE2& number_before() {
    static const RE2 pattern(
        "(?:^|[^0-9a-z.,/-])(" RECUEIL_PRINTED_NUMBER
        ")\\s*(?:\\(\\s*[0-9a-z "
        "-]+\\)\\s*)?(?:voix|votes?|suffrages?|membres?|elus?|conseill(?:er|ere)s?|delegues?)?(?:\\(s\\))?"
        "\\s*(?:se\\s+pronon(?:ce|cent)\\s+)?(?:des?\\s+|en\\s+faveur\\s+)?[\"'(]*\\s*$");
    return pattern;
}

// Bytes that a count may be looked for before its label.
constexpr std::size_t reach_before = 60;

std::optional<int> number_just_before(std::string_view small, std::size_t from, std::size_t label, std::size_t& begin) {
    from = std::max(from, label > reach_before ? label - reach_before : 0);
    const std::string_view window = small.substr(from, label - from);
    const Match match = find(number_before(), window);
    if (!match) return {};
    const auto at = static_cast<std::size_t>(match[1].data() - small.data());
    const auto number = printed_number_at(small, at);
    if (!number) return {};
    begin = at;
    return number->value;
}

// The text that may end the number of a side: « 13 voix POUR – 1 ABSTENTION ».
bool ends_count(std::string_view cased, std::size_t label_begin, std::size_t at) {
    static const RE2 behind(
        R"(["')\s]*(?:$|[,;.:()\]|/*+-]|\n|et\b|dont\b|ou\b|(?i:votes?\b|contre\b|abst)|[0-9]|une?\b|deux\b|de\s+(?:m\.|mme|monsieur|madame)|le\b|DECIDE|[A-Z]{3,}))");
    if (match_at(behind, cased, at)) return true;
    return cased.substr(label_begin, 4) == "POUR";
}

const RE2& value_after() {
    static const RE2 pattern(
        "(?:\\s?[\"')])*\\s*(?:au\\s+vote\\s*)?((?:[:=*]|-\\s|\\.\\.+)?)[ ]*(?:\\.\\.+[ "
        "]*)?(\\s*" RECUEIL_PRINTED_NUMBER "\\b|/|-(?:\\s|$)|0)(?:\\s*(?:voix|votes?))?");
    return pattern;
}

// « pour 12, contre 2 »: small letters are a label where another side follows the number.
bool side_follows(std::string_view small, std::size_t at) {
    static const RE2 pattern(R"(\s*[,;/)-]?\s*(?:et\s+)?(?:contre|absten|abst\b|blancs?\b)\s*:?\s*[0-9])");
    return static_cast<bool>(match_at(pattern, small, at));
}

// A number that counts something else: « pour : 21 € », « contre 3 % ».
bool counts_other_things(std::string_view small, std::size_t at) {
    static const RE2 unit(
        R"((?:[.,][0-9])|\s?(?:eur|euros?|%|ans?\b|mois\b|jours?\b|heures?\b|h[0-9]|m2|ha\b|000\b|postes?\b|[a-z]*(?:eme|er)\b))");
    return static_cast<bool>(match_at(unit, small, at));
}

}  // namespace

std::optional<PrintedNumber> printed_number_at(std::string_view small, std::size_t at) {
    static const RE2 figures("([0-9][0-9lo]{0,2})(?:[^0-9a-z]|$)");
    static const RE2 letters("(" RECUEIL_NUMBER_WORD "(?:(?:\\s?-\\s?|\\set\\s|\\s)" RECUEIL_NUMBER_WORD
                             "){0,3}|neant)\\b");
    if (const Match match = match_at(figures, small, at)) {
        std::string digits;
        for (const char c : match[1]) digits += c == 'l' ? '1' : c == 'o' ? '0' : c;
        PrintedNumber number;
        std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
        number.end = at + digits.size();
        return number;
    }
    if (const Match match = match_at(letters, small, at)) {
        if (const auto value = number_in_letters(match[1])) return PrintedNumber{*value, at + match[1].size()};
    }
    return {};
}

std::vector<SideCount> side_counts(const ResolutionText& text, Span span) {
    const std::string_view small = std::string_view(text.small()).substr(0, span.end);
    const std::string_view cased = std::string_view(text.cased()).substr(0, span.end);
    std::vector<SideCount> found;
    bool label_first = false;       // the side before had its number behind it
    std::size_t free = span.begin;  // numbers before this byte are taken
    for (std::size_t at = span.begin; const Match match = find(labels(), small, at);) {
        at = match.end;
        SideCount side;
        const std::string_view word = match[1].empty() ? match[2] : match[1];
        side.side = side_of(word);
        side.label = {match.begin, match.end};
        side.whole = side.label;
        const bool plain = word == "pour" || word == "contre";
        // « une contre-proposition »
        if (plain && match.end + 1 < small.size() && small[match.end] == '-' && small[match.end + 1] >= 'a' &&
            small[match.end + 1] <= 'z')
            continue;
        // « Oui : 17 » is a side; the words alone are not.
        static const RE2 figure(R"((?:\s?["')])*\s*[:=]\s*[0-9])");
        if ((word == "oui" || word == "non") && !match_at(figure, small, match.end)) continue;
        std::size_t number_begin = 0;
        const auto before = number_just_before(small, free, match.begin, number_begin);
        const Match after = match_at(value_after(), small, match.end);
        // A plain word before a colon is a field of a form where it opens its clause or follows another field.
        const bool field = !plain || match[0] != word || text.starts_clause(match.begin) ||
                           (!found.empty() && match.begin - found.back().whole.end < 40) || cased[match.begin] < 'a' ||
                           (text.before(match.begin) >= '0' && text.before(match.begin) <= '9') ||
                           text.before(match.begin) == '(';
        const bool colon = after && field && (after[1] == ":" || after[1] == "=" || after[1] == "*");
        // « Vote : Pour, 17 »
        static const RE2 behind_comma(R"(\s*,\s*([0-9]{1,3})\s*(?:\n|$))");
        const Match comma = word == "pour" ? match_at(behind_comma, small, match.end) : Match{};
        // « Ont voté POUR (8) : », « CONTRE (2) : »: names follow.
        static const RE2 in_brackets(R"(\s*\(\s*([0-9]{1,3})\s*\)\s*:)");
        if (const Match bracket = match_at(in_brackets, small, match.end)) {
            side.count = printed_number_at(small, static_cast<std::size_t>(bracket[1].data() - small.data()))->value;
            side.whole.end = bracket.end;
        } else if (comma && text.before(match.begin) == ':') {
            side.count = printed_number_at(small, static_cast<std::size_t>(comma[1].data() - small.data()))->value;
            side.whole.end = static_cast<std::size_t>(comma[1].data() - small.data()) + comma[1].size();
        } else if (after && colon && !counts_other_things(small, after.end)) {
            const auto begin = text.skip_space(static_cast<std::size_t>(after[2].data() - small.data()));
            const auto number = printed_number_at(small, begin);
            side.count = number ? number->value : 0;
            side.whole.end = after.end;
        } else if (before && !(label_first && match.begin - found.back().whole.end < 12) &&
                   (!plain || match[0] != word || ends_count(cased, match.begin, match.end) ||
                    small.substr(number_begin, match.begin - number_begin).find("voix") != std::string_view::npos)) {
            side.count = before;
            side.whole.begin = number_begin;
        } else if (after && !colon && !counts_other_things(small, after.end) && after[2] != "/" && after[2][0] != '-' &&
                   (!plain || match[0] != word || cased[match.begin] == 'P' || cased[match.begin] == 'C' ||
                    text.before(match.begin) == ':' || (label_first && match.begin - found.back().whole.end < 12) ||
                    side_follows(small, after.end)) &&
                   word.find("absten") != 2) {
            const auto begin = text.skip_space(static_cast<std::size_t>(after[2].data() - small.data()));
            const auto number = printed_number_at(small, begin);
            // « Pour 2025 », « Contre un projet »: letters need a colon.
            const bool figures = small[begin] >= '0' && small[begin] <= '9';
            if (number && figures && ends_count(cased, match.begin, number->end)) {
                side.count = number->value;
                side.whole.end = after.end;
            }
        }
        // « Contre : groupe Avenir (8) »
        static const RE2 of_group(
            R"((?:\s?["')])*\s*:\s*((?:l[ea]s?\s+)?groupes?\s[^:;()\n]{2,100}?)\s*\(\s*([0-9]{1,3})\s*(?:voix|votes?)?\s*\))");
        if (!side.count && field) {
            if (const Match group = match_at(of_group, small, match.end)) {
                side.count = printed_number_at(small, static_cast<std::size_t>(group[2].data() - small.data()))->value;
                side.group_begin = static_cast<std::size_t>(group[1].data() - small.data());
                side.group_end = side.group_begin + group[1].size();
                side.whole.end = group.end;
            }
        }
        if (!side.count) {
            static const RE2 no_value(R"((?:\s?["')])*\s*:)");
            if (const Match empty = match_at(no_value, small, match.end)) {
                // « d'accord pour : », « et … abstentions : / - AUTORISE » open a list.
                static const RE2 entry(R"(\s*\n\s*[-*>]\s+[a-z'])");
                static const RE2 next_side(
                    R"(\s*\n\s*[-*>]\s+(?:votes?\b|voix\b|pour\b|contre\b|absten|ne\s|n'|nppv))");
                const bool list = match_at(entry, small, empty.end) && !match_at(next_side, small, empty.end);
                if (!field || list) continue;
                side.empty_form = true;
                side.whole.end = empty.end;
            } else if (plain && match[0] == word) {
                continue;
            }
        }
        if (side.side == Side::other && !side.count) continue;
        label_first = side.count && side.whole.end > side.label.end;
        free = at = std::max(at, side.whole.end);
        found.push_back(side);
    }
    // « Votes pour : Votes contre : Abstentions : 41 0 0 »: as many numbers after the labels as there are labels.
    static const RE2 numbers(R"(\s*([0-9]{1,3})\b)");
    for (std::size_t first = 0; first < found.size(); ++first) {
        std::size_t last = first;
        const auto next_to = [&](std::size_t i) {
            return text.skip_space(found[i].whole.end) == found[i + 1].whole.begin;
        };
        if (!found[first].empty_form) continue;
        while (last + 1 < found.size() && found[last + 1].empty_form && next_to(last)) ++last;
        const bool ends_with_value = last + 1 < found.size() && next_to(last) && found[last + 1].count && last > first;
        const std::size_t labels_end = ends_with_value ? last + 1 : last;
        if (labels_end > first) {
            std::vector<int> values;
            std::size_t at = found[labels_end].whole.end;
            if (ends_with_value) values.push_back(*found[labels_end].count);
            while (values.size() <= labels_end - first) {
                const Match match = match_at(numbers, small, at);
                if (!match) break;
                int value = 0;
                std::from_chars(match[1].data(), match[1].data() + match[1].size(), value);
                values.push_back(value);
                at = match.end;
            }
            if (values.size() == labels_end - first + 1) {
                for (std::size_t i = first; i <= labels_end; ++i) {
                    found[i].count = values[i - first];
                    found[i].empty_form = false;
                }
                found[labels_end].whole.end = at;
            }
        }
        first = labels_end;
    }
    return found;
}

}  // namespace recueil::corpus
