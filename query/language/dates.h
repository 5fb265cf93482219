// Days, months and years as people bound a search with them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace recueil::query {

// The days that a wording covers, as YYYYMMDD: both ends of « 2018 », « 2018-09 », « 09/2018 », « septembre 2018 »;
// the same day twice for « 2018-09-15 », « 15/09/2018 », « 15 septembre 2018 ». Absent where no such day exists.
struct DayRange {
    std::string first;
    std::string last;
};
std::optional<DayRange> parse_days(std::string_view wording);

// The day that YYYY-MM-DD names; absent where the text is not of that form, or no such day exists.
std::optional<std::chrono::year_month_day> iso_day(std::string_view text);

// 1 to 12 for a month's name in French, folded; 0 for any other word.
int month_named(std::string_view folded);

}  // namespace recueil::query
