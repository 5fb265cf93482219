#include "corpus/readers/list_numbering.h"

#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace recueil::corpus {
namespace {

constexpr long most_letters = 26 * 20;
constexpr long most_roman = 3999;

std::string letters(long number, char first) {
    // After z comes aa, bb: Word and LibreOffice repeat the letter.
    const auto letter = static_cast<char>(first + (number - 1) % 26);
    return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), letter);
}

std::string roman(long number, bool upper) {
    static constexpr std::array<std::pair<long, std::string_view>, 13> digits = {{{1000, "M"},
                                                                                  {900, "CM"},
                                                                                  {500, "D"},
                                                                                  {400, "CD"},
                                                                                  {100, "C"},
                                                                                  {90, "XC"},
                                                                                  {50, "L"},
                                                                                  {40, "XL"},
                                                                                  {10, "X"},
                                                                                  {9, "IX"},
                                                                                  {5, "V"},
                                                                                  {4, "IV"},
                                                                                  {1, "I"}}};
    std::string text;
    for (const auto& [value, digit] : digits) {
        for (; number >= value; number -= value) text.append(digit);
    }
    if (!upper) {
        for (char& c : text) c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

}  // namespace

std::string format_number(NumberFormat format, long number) {
    const bool has_letter = number > 0 && number <= most_letters;
    const bool has_roman = number > 0 && number <= most_roman;
    switch (format) {
        case NumberFormat::none:
        case NumberFormat::bullet:
            return {};
        case NumberFormat::decimal_zero:
            return (number >= 0 && number < 10 ? "0" : "") + std::to_string(number);
        case NumberFormat::upper_letter:
            return has_letter ? letters(number, 'A') : std::to_string(number);
        case NumberFormat::lower_letter:
            return has_letter ? letters(number, 'a') : std::to_string(number);
        case NumberFormat::upper_roman:
            return has_roman ? roman(number, true) : std::to_string(number);
        case NumberFormat::lower_roman:
            return has_roman ? roman(number, false) : std::to_string(number);
        case NumberFormat::ordinal:
            return std::to_string(number) + (number == 1 ? "er" : "ème");
        case NumberFormat::decimal:
            break;
    }
    return std::to_string(number);
}

std::string ListCounter::next(const std::array<ListLevel, list_levels>& levels, std::size_t level) {
    if (level >= list_levels) level = list_levels - 1;
    for (std::size_t i = 0; i <= level; ++i) {
        if (begun_[i]) continue;
        begun_[i] = true;
        counts_[i] = levels[i].start - (i == level ? 1 : 0);
    }
    ++counts_[level];
    for (std::size_t i = level + 1; i < list_levels; ++i) begun_[i] = false;
    const ListLevel& shown = levels[level];
    if (shown.format == NumberFormat::bullet) return readable_bullet(shown.text);
    std::string label;
    for (std::size_t at = 0; at < shown.text.size(); ++at) {
        const char c = shown.text[at];
        const char digit = at + 1 < shown.text.size() ? shown.text[at + 1] : '\0';
        if (c == '%' && digit >= '1' && digit <= '9') {
            const auto of = static_cast<std::size_t>(digit - '1');
            label += format_number(levels[of].format, counts_[of]);
            ++at;
        } else {
            label.push_back(c);
        }
    }
    return label;
}

void ListCounter::set(std::size_t level, long number) {
    if (level >= list_levels) return;
    begun_[level] = true;
    counts_[level] = number - 1;
}

std::string readable_bullet(std::string_view bullet) {
    if (bullet.empty()) return "•";
    const auto lead = static_cast<unsigned char>(bullet.front());
    const bool is_private =
        lead == 0xEE || (lead == 0xEF && bullet.size() > 1 && static_cast<unsigned char>(bullet[1]) < 0xA4);
    return is_private ? "•" : std::string(bullet);
}

std::string in_capitals(std::string_view words) {
    const icu::StringPiece piece(words.data(), static_cast<int32_t>(words.size()));
    std::string capitals;
    icu::UnicodeString::fromUTF8(piece).toUpper(icu::Locale::getFrench()).toUTF8String(capitals);
    return capitals;
}

}  // namespace recueil::corpus
