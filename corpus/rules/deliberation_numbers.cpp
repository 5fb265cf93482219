#include "corpus/rules/deliberation_numbers.h"

#include <algorithm>
#include <array>

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// « DEL_2023_007 », « B-D2022-249 », « RH/01-2023 », « 2021-VII-24 », « 24-07/044-B », « del2025-17 ».
#define RECUEIL_NUMBER_GROUPS R"((?:[-/_.](?:\d+[A-Z]{0,4}\d*|[A-Z]{1,6}\d*|bis\b|ter\b))*)"

const RE2& whole_number() {
    static const RE2 pattern(
        R"((?:(?:[A-Z]{1,6}[ ._/-]?){0,2}|[a-z]{1,6}[_-]?)\d+(?:[A-Z]{1,6}\d+)?[A-Z]?(?:bis|ter)?)" RECUEIL_NUMBER_GROUPS);
    return pattern;
}

// Numbers in parts: « 2014 / 166 », « 24-07 / 041 », « 2018 - 83 », « 24 03_01 », « 2020-02-25 1812 »,
// « DEL 2023 007 », « 2023 1 1 ».
const RE2& parted_number() {
    static const RE2 pattern(
        R"((?:[A-Z]{1,6} )?(?:\d{2,4}(?:-\d{1,4})?\s/\s\d{1,4}|(?:19|20)\d{2}\s-\s\d{1,4}|\d{2} \d{2}_\d{2}|(?:19|20)\d{2}-\d{2}-\d{2} \d{3,4}|(?:19|20)\d{2} \d{1,3}(?: \d{1,3})?)\b)");
    return pattern;
}

const RE2& number_mark() {
    static const RE2 pattern(
        R"((?i)\s*[,:]?\s*(\(?)\s*(?:n(?:\s?[o*'"]s?)?\.?|num(?:ero)?s?\.?|(?:enregistree?s?\s+)?sous\s+l(?:es?|a)\s+(?:references?|numeros?|n\s?[o*]s?)|refs?\.?(?:erences?)?)\s*:?\s*)");
    return pattern;
}

const RE2& closing() {
    static const RE2 pattern(R"(\s*\))");
    return pattern;
}

bool starts_with_small_word(std::string_view number) {
    static constexpr std::array<std::string_view, 12> words{"DU", "DE", "DES", "LE", "LA",  "LES",
                                                            "EN", "ET", "A",   "AU", "AUX", "PAR"};
    const std::size_t end = number.find(' ');
    return end != std::string_view::npos && std::find(words.begin(), words.end(), number.substr(0, end)) != words.end();
}

bool ends_at_word(std::string_view text, std::size_t end) {
    if (end >= text.size()) return true;
    const char next = text[end];
    return !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9'));
}

// « n° 2018 12 mars »: the last part is a day.
bool ends_in_a_day(std::string_view text, const Match& match) {
    const std::size_t space = match[0].rfind(' ');
    if (space == std::string_view::npos) return false;
    const auto dates = date_list_at(text, match.begin + space + 1);
    return !dates.empty() && dates.front().end > match.end;
}

std::optional<FoundNumber> shape_at(std::string_view text, std::size_t from) {
    if (const Match match = match_at(parted_number(), text, from);
        match && !ends_in_a_day(text, match) && !starts_with_small_word(match[0]))
        return FoundNumber{match.begin, match.end, match.end};
    const Match match = match_at(whole_number(), text, from);
    if (!match || starts_with_small_word(match[0])) return {};
    return FoundNumber{match.begin, match.end, match.end};
}

bool is_day(std::string_view text, const FoundNumber& number) {
    const auto dates = date_list_at(text, number.begin);
    return !dates.empty() && dates.front().begin == number.begin && dates.front().end >= number.end &&
           dates.front().end - number.begin > 4;
}

}  // namespace

std::optional<FoundNumber> marked_number_at(std::string_view folded, std::size_t from) {
    const Match mark = match_at(number_mark(), folded, from);
    if (!mark) return {};
    auto number = shape_at(folded, mark.end);
    // « n°2011/.. » is the blank of a model.
    static const RE2 blank(R"(\s?[-/_]?(?:\.\.|_|\*\*|x{2}|X{2}))");
    if (!number || match_at(blank, folded, number->end)) return {};
    // « n 12 » is a mark only before figures or capitals; « nos délibérations » holds none.
    // « n° 21/151 AC de l'Assemblée de Corse »
    static const RE2 initials(R"(\s[A-Z]{2,3}\b)");
    static const RE2 of_body(R"((?i)\s(?:de\s+l'\s?assemblee|du\s+conseil|de\s+la\s+commission)\b)");
    if (const Match body = match_at(initials, folded, number->end); body && match_at(of_body, folded, body.end))
        number->end = number->after = body.end;
    if (!mark[1].empty())
        if (const Match close = match_at(closing(), folded, number->end)) number->after = close.end;
    return number;
}

std::optional<FoundNumber> bare_number_at(std::string_view folded, std::size_t from) {
    static const RE2 lead(R"(\s*(\(?)\s*)");
    static const RE2 shape(
        R"((?:[A-Z]{1,6}[._-]?)?(?:19|20)\d{2}[-_/](?:[A-Z]{1,4}[-_/])?\d{1,4})" RECUEIL_NUMBER_GROUPS
        R"(|(?:CP|CR|CD|DCC?|DBC?|DEL|DCM|DL|DE|D|B|CC|CM)[ _-]?\d{2,}[0-9A-Z]*)" RECUEIL_NUMBER_GROUPS
        R"(|[A-Z]{2,8}[_-]?\d{2,}[0-9A-Z]*(?:[-/_.](?:\d+[A-Z]{0,4}\d*|[A-Z]{1,6}\d*))+|\d{2}[-_.]\d{2}[-_/]\d{2,4}(?:-[A-Z])?|\d{4}\.\d{4,6})");
    static const RE2 before_day(R"((?i)(\d{1,4})\s+(?:du|en\s+date\s+du)\s+)");
    const Match open = match_at(lead, folded, from);
    const std::size_t at = open ? open.end : from;
    std::optional<FoundNumber> number;
    if (const Match match = match_at(shape, folded, at); match && ends_at_word(folded, match.end)) {
        number = FoundNumber{match.begin, match.end, match.end};
        if (is_day(folded, *number)) return {};
    } else if (const Match rank = match_at(before_day, folded, at); rank && !date_list_at(folded, rank.end).empty()) {
        const std::size_t end = at + rank[1].size();
        number = FoundNumber{at, end, end};
    }
    if (number && open && !open[1].empty()) {
        const Match close = match_at(closing(), folded, number->end);
        if (!close) return {};
        number->after = close.end;
    }
    return number;
}

}  // namespace recueil::corpus
