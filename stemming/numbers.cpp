#include "stemming/numbers.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "stemming/cursor.h"
#include "stemming/folding.h"

namespace recueil::stemming {

namespace {

constexpr std::size_t kChainParts = 8;    // longer chains are kept as written
constexpr std::size_t kAmountGroups = 4;  // « 1 000 000 000 000 »; more in a row is a table

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

bool is_word(CharacterClass character_class) {
    return character_class == CharacterClass::letter || character_class == CharacterClass::digit ||
           character_class == CharacterClass::mark || character_class == CharacterClass::ignorable;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    Cursor cursor(text, at);
    std::size_t end = at;
    while (is_word(cursor.what())) {
        const bool counts = !cursor.is(CharacterClass::ignorable);
        cursor.advance();
        if (counts) end = cursor.at();
    }
    return end;
}

int value_of(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) value = value * 10 + (digit - '0');
    return value;
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

std::string_view without_leading_zeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return first == std::string_view::npos ? digits.substr(digits.empty() ? 0 : digits.size() - 1)
                                           : digits.substr(first);
}

std::optional<std::string> iso_date(std::string_view year, std::string_view month, std::string_view day) {
    if (month.size() > 2 || day.size() > 2) return std::nullopt;
    if (year.size() != 4 && year.size() != 2) return std::nullopt;
    const int y = year.size() == 4 ? value_of(year) : value_of(year) + (value_of(year) < 70 ? 2000 : 1900);
    const int m = value_of(month);
    const int d = value_of(day);
    constexpr std::array<int, 12> lengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (y < 1000 || m < 1 || m > 12 || d < 1 || d > lengths.at(static_cast<std::size_t>(m) - 1)) return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", y, m, d);
}

bool is_ordinal_suffix(std::string_view letters) {
    static constexpr std::array<std::string_view, 16> suffixes{
        "e", "er", "ers", "ere", "eres", "re", "res", "es", "eme", "emes", "ieme", "iemes", "nd", "nde", "nds", "ndes"};
    return std::find(suffixes.begin(), suffixes.end(), letters) != suffixes.end();
}

std::string amount(std::string whole, std::string_view decimals) {
    const auto last = decimals.find_last_not_of('0');
    if (last != std::string_view::npos) {
        whole += ',';
        whole += decimals.substr(0, last + 1);
    }
    return whole;
}

bool is_spaced_digit(std::string_view text, std::size_t at) {
    const Cursor cursor(text, at);
    return cursor.is(CharacterClass::digit);
}

}  // namespace

// Digits joined by single signs: « 2018-83 », « 26/03/2018 », « 12,50 ».
struct NumberReader::Chain {
    std::vector<std::string_view> parts;  // the first ones
    std::string signs;                    // the separator between them; every dash is '-'
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t first_end = 0;
    bool too_long = false;

    bool only(char sign) const { return signs.find_first_not_of(sign) == std::string::npos; }
};

NumberReader::Chain NumberReader::chain_at(std::size_t begin) const {
    Chain chain;
    chain.begin = begin;
    std::size_t at = begin;
    while (true) {
        const std::size_t end = digits_end(text_, at);
        if (chain.parts.size() < kChainParts) {
            chain.parts.push_back(text_.substr(at, end - at));
        } else {
            chain.too_long = true;
        }
        if (chain.parts.size() == 1) chain.first_end = end;
        chain.end = end;
        Cursor cursor(text_, end);
        char sign = 0;
        if (cursor.is(CharacterClass::hyphen)) {
            sign = '-';
        } else if (cursor.is(U'/') || cursor.is(U'.') || cursor.is(U'_') || cursor.is(U',')) {
            sign = static_cast<char>(cursor.value());
        }
        if (sign == 0) return chain;
        cursor.advance();
        if (!cursor.is(CharacterClass::digit)) return chain;
        if (chain.signs.size() < kChainParts) chain.signs += sign;
        at = cursor.at();
    }
}

NumberReader::Chain NumberReader::part_at(std::size_t begin) const {
    Chain part;
    part.begin = begin;
    part.end = part.first_end = digits_end(text_, begin);
    part.parts.push_back(text_.substr(begin, part.end - begin));
    return part;
}

Number NumberReader::first_part(const Chain& chain) {
    apart_until_ = std::max(apart_until_, chain.end);
    const std::string_view part = chain.parts.front();
    return {std::string(part.size() <= 2 ? without_leading_zeros(part) : part), chain.first_end};
}

Number NumberReader::whole(const Chain& chain) const {
    std::string surface;
    surface.reserve(chain.end - chain.begin);
    for (Cursor cursor(text_, chain.begin); cursor.at() < chain.end; cursor.advance()) {
        const bool dash = cursor.is(CharacterClass::hyphen) || cursor.is(U'/') || cursor.is(U'_');
        surface += dash ? '-' : static_cast<char>(cursor.value());
    }
    return {std::move(surface), chain.end};
}

std::optional<Number> NumberReader::grouped(std::size_t begin) {
    if (begin < ungrouped_until_) return std::nullopt;
    std::size_t end = digits_end(text_, begin);
    if (end - begin > 3 || text_[begin] == '0') return std::nullopt;
    std::string digits(text_.substr(begin, end - begin));
    std::size_t groups = 0;
    while (true) {
        Cursor cursor(text_, end);
        if (!cursor.take(CharacterClass::space)) break;
        const std::size_t group_end = digits_end(text_, cursor.at());
        if (group_end - cursor.at() != 3) break;
        if (groups < kAmountGroups) digits += text_.substr(cursor.at(), 3);
        end = group_end;
        ++groups;
    }
    if (groups == 0) return std::nullopt;
    if (groups > kAmountGroups) {
        ungrouped_until_ = end;
        return std::nullopt;
    }
    const Cursor cursor(text_, end);
    if (cursor.is(CharacterClass::letter)) return std::nullopt;
    const bool sign = cursor.is(CharacterClass::hyphen) || cursor.is(U'/') || cursor.is(U'.') || cursor.is(U'_');
    if (sign && end + 1 < text_.size() && is_digit(text_[end + 1])) return std::nullopt;
    std::string_view decimals;
    if (cursor.is(U',') && is_spaced_digit(text_, end + 1)) {
        const std::size_t decimals_end = digits_end(text_, end + 1);
        decimals = text_.substr(end + 1, decimals_end - end - 1);
        end = decimals_end;
    }
    return Number{amount(std::move(digits), decimals), end};
}

Number NumberReader::number_at(std::size_t begin) {
    if (auto number = grouped(begin)) return *std::move(number);
    const Chain chain = begin < apart_until_ ? part_at(begin) : chain_at(begin);
    const auto& parts = chain.parts;

    const std::size_t letters_end = word_end(text_, chain.end);
    if (letters_end > chain.end) {
        const std::string letters =
            fold_word(text_.substr(chain.end, std::min<std::size_t>(letters_end - chain.end, 16))).folded;
        if (parts.size() == 1 && is_ordinal_suffix(letters)) return {first_part(chain).surface, letters_end};
        if (chain.only('-')) return mixed(begin, letters_end);
    }
    if (chain.too_long) return chain.only(',') ? first_part(chain) : whole(chain);
    if (parts.size() == 1) return first_part(chain);
    if (parts.size() == 3 && (chain.only('/') || chain.only('.') || chain.only('-'))) {
        if (parts[0].size() == 4) {
            if (auto date = iso_date(parts[0], parts[1], parts[2])) return {*std::move(date), chain.end};
        } else if (parts[2].size() == 4 || !chain.only('-')) {
            if (auto date = iso_date(parts[2], parts[1], parts[0])) return {*std::move(date), chain.end};
        }
    }
    if (chain.signs.find(',') != std::string::npos) {
        const bool thousands =
            chain.signs.size() > 1 && chain.signs.find(',') == chain.signs.size() - 1 &&
            chain.signs.find_first_not_of('.') == chain.signs.size() - 1 &&
            std::all_of(parts.begin() + 1, parts.end() - 1, [](auto part) { return part.size() == 3; });
        if (thousands) {
            std::string digits;
            for (std::size_t part = 0; part + 1 < parts.size(); ++part) digits += parts[part];
            return {amount(std::move(digits), parts.back()), chain.end};
        }
        if (parts.size() == 2) return {amount(std::string(parts[0]), parts[1]), chain.end};
        return first_part(chain);
    }
    if (chain.only('.')) {
        const bool thousands = parts[0].size() <= 3 && parts[0].front() != '0' &&
                               std::all_of(parts.begin() + 1, parts.end(), [](auto part) { return part.size() == 3; });
        if (thousands) {
            std::string digits;
            for (const auto part : parts) digits += part;
            return {std::move(digits), chain.end};
        }
        const bool telephone =
            parts.size() == 5 && std::all_of(parts.begin(), parts.end(), [](auto part) { return part.size() == 2; });
        return telephone ? first_part(chain) : whole(chain);
    }
    if (parts.size() == 2) {
        const bool years = is_year(parts[0]) && is_year(parts[1]);
        if (years && parts[0] < parts[1]) return first_part(chain);
        if (is_year(parts[0])) return {fmt::format("{}-{}", parts[0], without_leading_zeros(parts[1])), chain.end};
        if (chain.only('/') && parts[1].size() != 4) return first_part(chain);
        if (chain.only('/')) return {fmt::format("{}/{}", without_leading_zeros(parts[0]), parts[1]), chain.end};
    }
    return whole(chain);
}

std::optional<Number> NumberReader::reference_after(std::string_view letters, std::size_t after) const {
    const bool law = letters == "l" || letters == "r" || letters == "d" || letters == "lo";
    const bool order = letters == "a";
    const bool road = letters == "rd" || letters == "rn" || letters == "vc";
    if (!law && !order && !road) return std::nullopt;

    Cursor cursor(text_, after);
    const bool dot = cursor.take(U'.');
    const bool star = cursor.take(U'*');
    bool space = false;
    for (int spaces = 0; spaces < 2 && cursor.take(CharacterClass::space); ++spaces) space = true;
    if (!cursor.is(CharacterClass::digit)) return std::nullopt;

    const std::size_t begin = cursor.at();
    if (digits_end(text_, begin) - begin > 4) return std::nullopt;
    const Chain chain = chain_at(begin);
    // A full stop or a list may follow the number: only what dashes join belongs to it.
    std::size_t parts = 1;
    while (parts < chain.parts.size() && chain.signs[parts - 1] == '-') ++parts;
    std::string surface(letters);
    std::size_t end = begin;
    for (std::size_t part = 0; part < parts; ++part) {
        if (part > 0) surface += '-';
        surface += chain.parts[part];
        end = static_cast<std::size_t>(chain.parts[part].data() - text_.data()) + chain.parts[part].size();
    }
    if (Cursor(text_, end).is(CharacterClass::letter)) return std::nullopt;
    if (road) return Number{std::move(surface), end};
    if (order && space) return std::nullopt;
    const bool plain_year = space && !dot && !star && letters == "d" && is_year(chain.parts[0]);
    if (plain_year) return std::nullopt;
    if (parts == 1 && chain.parts[0].size() < (dot || star ? 2U : 3U)) return std::nullopt;
    return Number{std::move(surface), end};
}

Number NumberReader::mixed(std::size_t begin, std::size_t end) const {
    while (is_digit(text_[end - 1])) {
        Cursor cursor(text_, end);
        if (!cursor.take(CharacterClass::hyphen) || !cursor.is(CharacterClass::digit)) break;
        end = word_end(text_, cursor.at());
    }
    return {fold_word(text_.substr(begin, end - begin)).folded, end};
}

}  // namespace recueil::stemming
