#include "query/language/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "stemming/stemming.h"

namespace recueil::query {

namespace {

int days_in(int year, int month) {
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[static_cast<std::size_t>(month) - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<DayRange> range_of(int year, int month, int day) {
    if (year < 1000 || year > 9999) return std::nullopt;
    if (month == 0) return DayRange{fmt::format("{:04}0101", year), fmt::format("{:04}1231", year)};
    if (month < 1 || month > 12) return std::nullopt;
    if (day == 0)
        return DayRange{fmt::format("{:04}{:02}01", year, month),
                        fmt::format("{:04}{:02}{:02}", year, month, days_in(year, month))};
    if (day < 1 || day > days_in(year, month)) return std::nullopt;
    const std::string whole = fmt::format("{:04}{:02}{:02}", year, month, day);
    return DayRange{whole, whole};
}

// A number of at most four digits; -1 where it is none.
int number_of(std::string_view text) {
    if (text.empty() || text.size() > 4) return -1;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

}  // namespace

std::optional<std::chrono::year_month_day> iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

int month_named(std::string_view folded) {
    static constexpr std::array<std::string_view, 12> names{"janvier",   "fevrier", "mars",     "avril",
                                                            "mai",       "juin",    "juillet",  "aout",
                                                            "septembre", "octobre", "novembre", "decembre"};
    const auto found = std::find(names.begin(), names.end(), folded);
    return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

std::optional<DayRange> parse_days(std::string_view wording) {
    const auto ends_in_sign = [](char c) { return c == '-' || c == '/' || c == '.'; };
    if (wording.empty() || wording.size() > 40 || ends_in_sign(wording.front()) || ends_in_sign(wording.back()))
        return std::nullopt;
    const std::string folded = stemming::fold(wording);
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && folded[i] != ' ' && folded[i] != '-' && folded[i] != '/' && folded[i] != '.') continue;
        if (i > from) parts.push_back(std::string_view(folded).substr(from, i - from));
        from = i + 1;
    }
    if (parts.empty() || parts.size() > 3) return std::nullopt;
    if (parts.front() == "1er") parts.front() = "1";
    std::array<int, 3> values{0, 0, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        values[i] = month_named(parts[i]);
        if (values[i] == 0) values[i] = number_of(parts[i]);
        if (values[i] <= 0) return std::nullopt;
    }
    // « mars » and « juin » have four letters too.
    const bool year_first = parts.front().size() == 4 && month_named(parts.front()) == 0;
    if (!year_first && parts.back().size() != 4) return std::nullopt;
    if (!year_first) std::reverse(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(parts.size()));
    return range_of(values[0], values[1], values[2]);
}

}  // namespace recueil::query
