// Dates as French councils write them, in figures (« 26/03/2018 », « 26-03-18 »), with shortened months (« 26 janv.
// 2017 ») and in words (« vingt-six mars deux mille dix-huit »).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::corpus {

struct FoundDate {
    std::string iso;
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The dates of a list that begins at `from`: « 26/03/2018 », « 1er juillet 2012 », « 18 et 19 décembre 2017, du 26 mars
// 2018 et 6 juillet 2020 ». A missing month or year is the one of the date that follows; « 6 juillet dernier » is the
// last such day before `session` (ISO; nothing is made of it where empty). A session of two days in a row (« les 18 et
// 19 décembre 2017 ») is known by its first day. Days that do not exist are left out.
std::vector<FoundDate> date_list_at(std::string_view text, std::size_t from, std::string_view session = {});

// The first day that a text gives whole, at or after `from`, in any writing: « 26/03/18 », « 26 mars 2018 », « le
// vingt-six mars deux mille dix-huit », « L'an deux mille dix-huit et le vingt-six mars ». Days that do not exist are
// passed over. Linear in the text.
std::optional<FoundDate> find_date(std::string_view text, std::size_t from = 0);

// ISO 8601 for a day that exists in years 1700 to 2199; absent otherwise.
OptionalText iso_date(int year, int month, int day);

}  // namespace recueil::corpus
