#include "corpus/rules/amounts.h"

#include <algorithm>

#include "corpus/rules/number_words.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

double value_of(std::string_view whole, std::string_view decimals) {
    double value = 0;
    for (const char c : whole)
        if (is_digit(c)) value = value * 10 + (c - '0');
    double unit = 1;
    double part = 0;
    for (const char c : decimals) {
        part = part * 10 + (c - '0');
        unit *= 10;
    }
    return value + part / unit;
}

// « 3,500 » and « 2018.500 » go on a number of another shape: its end is no sum.
bool goes_on_a_number(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    if (is_digit(text[at - 1])) return true;
    return at > 1 && (text[at - 1] == ',' || text[at - 1] == '.') && is_digit(text[at - 2]);
}

void find_figures(std::string_view text, std::vector<Amount>& amounts) {
    // Thousands are parted by a space, a point or an apostrophe; a lone run of digits is taken whole.
    static const RE2 pattern(
        R"((?i)(\d{1,3}(?:[ .']\d{3})+|\d+)(?:\s?[.,]\s?(\d{1,2}))?(?:,-)?\s*/?\s*(?:\([a-z -]{3,120}\)\s*)?(?:(k\s?(?:EUR|euros?)|milliers?\s+d'\s?euros)|(m\s?(?:EUR|euros?)|millions?\s+(?:d'\s?euros|EUR))|EURuros?|EUR|euros?|€)(?:[^a-z]|$))");
    for (std::size_t at = 0; const Match match = find(pattern, text, at);) {
        if (goes_on_a_number(text, match.begin)) {
            at = match.begin + 1;
            while (at < text.size() && is_digit(text[at])) ++at;
            continue;
        }
        double value = value_of(match[1], match[2]);
        if (!match[3].empty()) value *= 1e3;
        if (!match[4].empty()) value *= 1e6;
        std::size_t end = match.end;
        // The letter boundary is no part of the sum.
        if (const char last = text[end - 1]; last != 'R' && last != 'r' && last != 'o' && last != 's' && last != 'O' &&
                                             last != 'S' && static_cast<unsigned char>(last) < 0x80)
            --end;
        amounts.push_back({value, match.begin, end});
        at = end;
    }
}

// « EUR 900 », « € 1 250,00 »: the currency is before its sum, and no number before the currency.
void find_prefixed(std::string_view text, std::vector<Amount>& amounts) {
    static const RE2 pattern(
        R"((?:^|[^\d\s)])\s+(EUR\s?(\d{1,3}(?:[ .']\d{3})+|\d+)(?:[.,](\d{1,2}))?)(?:\s*([a-zA-Z%€\d])|[^a-zA-Z\d]|$))");
    for (std::size_t at = 0; const Match match = find(pattern, text, at);) {
        at = match.begin + 1;
        static const RE2 unit(R"((?:EUR|euros?|€))");
        const auto begin = static_cast<std::size_t>(match[1].data() - text.data());
        const std::size_t end = begin + match[1].size();
        if (!match[4].empty() && match_at(unit, text, static_cast<std::size_t>(match[4].data() - text.data())))
            continue;
        amounts.push_back({value_of(match[2], match[3]), begin, end});
        at = end;
    }
}

void find_words(std::string_view text, std::vector<Amount>& amounts) {
    static const RE2 first_word(
        R"((?i)\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mill?e?|millions?)\b)");
    static const RE2 currency(R"((?i)\s*(?:\(\s*[\d .,]+\)\s*)?(?:d'\s?)?(?:euros?|EUR)\b)");
    static const RE2 joint(R"((?i)\s*(?:,\s*)?(?:et\s+)?)");
    static const RE2 cents(R"((?i)\s*(?:centimes?|cents?)\b)");
    for (std::size_t at = 0; const Match match = find(first_word, text, at);) {
        at = match.end;
        const auto number = number_in_words_at(text, match.begin);
        if (!number) continue;
        at = std::max(at, number->end);
        const Match unit = match_at(currency, text, number->end);
        if (!unit) continue;
        Amount amount{static_cast<double>(number->value), match.begin, unit.end};
        if (const Match between = match_at(joint, text, unit.end))
            if (const auto part = number_in_words_at(text, between.end); part && part->value < 100)
                if (const Match coins = match_at(cents, text, part->end)) {
                    amount.euros += static_cast<double>(part->value) / 100;
                    amount.end = coins.end;
                }
        amounts.push_back(amount);
        at = amount.end;
    }
}

// The end of a bracket that opens behind a sum; the sum's own end where none does, or where it is long.
std::size_t bracket_end(std::string_view text, std::size_t sum_end) {
    static const RE2 bracket(R"(\s*(?:TTC|HT)?\s*\([^()]{0,200}\))");
    const Match match = match_at(bracket, text, sum_end);
    return match ? match.end : sum_end;
}

// « mille cinq cents euros (1 500 EUR) » and « 1 500 EUR (mille cinq cents euros) » are one sum, and its figures hold.
void join_bracketed(std::string_view text, std::vector<Amount>& amounts) {
    static const RE2 open(R"(\s*(?:TTC|HT)?\s*\(\s*(?:soit\s+)?)");
    std::vector<Amount> joined;
    std::size_t bracket = 0;  // end of the bracket behind the last sum
    for (const Amount& amount : amounts) {
        if (!joined.empty() && amount.begin < joined.back().end) continue;
        if (!joined.empty() && amount.end <= bracket) {
            Amount& before = joined.back();
            const bool in_figures = is_digit(text[amount.begin]);
            if (in_figures != is_digit(text[before.begin])) {
                const Match opened = match_at(open, text, before.end);
                if (in_figures && opened && opened.end == amount.begin) before.euros = amount.euros;
                if (!in_figures || (opened && opened.end == amount.begin)) {
                    before.end = bracket;
                    continue;
                }
            }
        }
        joined.push_back(amount);
        bracket = bracket_end(text, amount.end);
    }
    amounts = std::move(joined);
}

}  // namespace

std::vector<Amount> find_amounts(std::string_view text) {
    std::vector<Amount> amounts;
    find_figures(text, amounts);
    find_prefixed(text, amounts);
    find_words(text, amounts);
    std::stable_sort(amounts.begin(), amounts.end(),
                     [](const Amount& a, const Amount& b) { return a.begin < b.begin; });
    join_bracketed(text, amounts);
    return amounts;
}

}  // namespace recueil::corpus
