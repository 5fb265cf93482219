#include "query/language/amounts.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "query/characters.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t most_digits = 13;

enum class Bound { least, most };

struct Comparison {
    Bound bound;
    std::array<std::string_view, 3> words;  // folded; empty past the last
};

constexpr std::array<Comparison, 19> comparisons{{{Bound::least, {"plus", "de"}},
                                                  {Bound::least, {"au", "moins"}},
                                                  {Bound::least, {"superieur", "a"}},
                                                  {Bound::least, {"superieure", "a"}},
                                                  {Bound::least, {"superieurs", "a"}},
                                                  {Bound::least, {"superieures", "a"}},
                                                  {Bound::least, {"au", "dessus", "de"}},
                                                  {Bound::least, {"au-dessus", "de"}},
                                                  {Bound::least, {"depassant"}},
                                                  {Bound::least, {"a", "partir", "de"}},
                                                  {Bound::least, {"au-dela", "de"}},
                                                  {Bound::most, {"moins", "de"}},
                                                  {Bound::most, {"au", "plus"}},
                                                  {Bound::most, {"inferieur", "a"}},
                                                  {Bound::most, {"inferieure", "a"}},
                                                  {Bound::most, {"inferieurs", "a"}},
                                                  {Bound::most, {"inferieures", "a"}},
                                                  {Bound::most, {"au", "dessous", "de"}},
                                                  {Bound::most, {"au-dessous", "de"}}}};

struct Word {
    std::string folded;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The words between white space; a sign behind a number is a word of its own: « 200000€ » gives « 200000 » and « € ».
std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    const auto width_of_space = [&](std::size_t at) -> std::size_t {
        if (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r')) return 1;
        if (text.substr(at, 2) == "\u00A0") return 2;
        return text.substr(at, 3) == "\u202F" ? 3 : 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t space = width_of_space(at)) {
            at += space;
            continue;
        }
        const std::size_t begin = at;
        const bool number = is_digit(text[begin]);
        while (at < text.size() && width_of_space(at) == 0 &&
               (!number || is_digit(text[at]) || text[at] == ',' || text[at] == '.'))
            ++at;
        std::string folded = stemming::fold(text.substr(begin, at - begin));
        // Marks alone, a soft hyphen, fold to nothing.
        if (!folded.empty()) words.push_back({std::move(folded), begin, at});
    }
    return words;
}

// Zeros behind a number of this unit, in cents; absent where the words are no currency. Moves past the unit.
std::optional<std::size_t> zeros_of_unit(const std::vector<Word>& words, std::size_t& at) {
    if (at == words.size()) return std::nullopt;
    std::string unit = words[at].folded;
    while (!unit.empty() && (unit.back() == ',' || unit.back() == '.' || unit.back() == '?')) unit.pop_back();
    const auto is = [&](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), unit) != names.end();
    };
    ++at;
    if (is({"euros", "euro", "€", "eur"})) return 2;
    if (is({"k€", "keuros", "keur"})) return 5;
    if (is({"m€", "meuros", "meur"})) return 8;
    if (is({"millions", "million"})) {
        if (at < words.size() && words[at].folded.substr(0, 6) == "d'euro") ++at;
        return 8;
    }
    return std::nullopt;
}

struct Number {
    std::string whole;
    std::string decimals;
};

// « 200 000 », « 1.5 », « 33,00 »: groups of three digits belong together.
std::optional<Number> number_at(const std::vector<Word>& words, std::size_t& at) {
    Number number;
    while (at < words.size() && is_digit(words[at].folded.front())) {
        const std::string& word = words[at].folded;
        const std::size_t mark = std::min(word.find_first_of(",."), word.size());
        if (!number.whole.empty() && mark != 3) return std::nullopt;
        number.whole += word.substr(0, mark);
        ++at;
        if (mark < word.size()) {
            number.decimals = word.substr(mark + 1);
            break;
        }
    }
    if (number.decimals.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    // « 200.000 »: a mark before three digits parts thousands.
    if (number.decimals.size() == 3) number.whole += std::exchange(number.decimals, {});
    if (number.whole.empty() || number.whole.size() > most_digits) return std::nullopt;
    return number;
}

std::optional<std::uint64_t> cents(Number number, std::size_t zeros) {
    number.decimals.resize(zeros, '0');
    const std::string digits = number.whole + number.decimals;
    if (digits.size() > 18) return std::nullopt;
    return std::stoull(digits);
}

std::optional<std::uint64_t> sum_at(const std::vector<Word>& words, std::size_t& at) {
    auto number = number_at(words, at);
    if (!number) return std::nullopt;
    const auto zeros = zeros_of_unit(words, at);
    if (!zeros) return std::nullopt;
    return cents(*std::move(number), *zeros);
}

// « entre 10 000 et 20 000 € »: the unit may be said once.
std::optional<AmountRange> between_at(const std::vector<Word>& words, std::size_t& at) {
    if (words[at].folded != "entre") return std::nullopt;
    std::size_t next = at + 1;
    auto first = number_at(words, next);
    if (!first) return std::nullopt;
    std::size_t unit = next;
    const auto zeros = zeros_of_unit(words, unit);
    if (zeros) next = unit;
    if (next == words.size() || words[next].folded != "et") return std::nullopt;
    ++next;
    auto second = number_at(words, next);
    if (!second) return std::nullopt;
    const auto last_zeros = zeros_of_unit(words, next);
    if (!last_zeros) return std::nullopt;
    const auto least = cents(*std::move(first), zeros.value_or(*last_zeros));
    const auto most = cents(*std::move(second), *last_zeros);
    if (!least || !most) return std::nullopt;
    const AmountRange range{std::min(*least, *most), std::max(*least, *most), words[at].begin, words[next - 1].end};
    at = next;
    return range;
}

std::optional<AmountRange> compared_at(const std::vector<Word>& words, std::size_t& at) {
    for (const Comparison& comparison : comparisons) {
        std::size_t next = at;
        bool fits = true;
        for (const std::string_view word : comparison.words) {
            if (word.empty()) break;
            fits = fits && next < words.size() && words[next].folded == word;
            ++next;
        }
        if (!fits) continue;
        const auto sum = sum_at(words, next);
        if (!sum) continue;
        AmountRange range{0, no_limit, words[at].begin, words[next - 1].end};
        (comparison.bound == Bound::least ? range.least : range.most) = *sum;
        at = next;
        return range;
    }
    return std::nullopt;
}

}  // namespace

std::vector<AmountRange> amount_ranges(std::string_view text) {
    std::vector<AmountRange> ranges;
    if (text.find_first_of("0123456789") == std::string_view::npos) return ranges;
    const std::vector<Word> words = words_of(text);
    for (std::size_t at = 0; at < words.size();) {
        auto range = between_at(words, at);
        if (!range) range = compared_at(words, at);
        if (range)
            ranges.push_back(*range);
        else
            ++at;
    }
    return ranges;
}

}  // namespace recueil::query
