#include "server/web/ballot.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "server/web/french.h"

namespace recueil::server {
namespace {

struct Side {
    std::string_view name;
    std::string_view one;
    std::string_view many;
    std::string_view style;
    std::optional<corpus::Tally> corpus::Vote::*tally;
};

constexpr std::array<Side, 5> sides{
    {{"Pour", "pour", "pour", "for", &corpus::Vote::for_},
     {"Contre", "contre", "contre", "against", &corpus::Vote::against},
     {"Abstention", "abstention", "abstentions", "abstention", &corpus::Vote::abstention},
     {"Absents sans pouvoir", "absent", "absents", "absent", &corpus::Vote::absent},
     {"Ne prennent pas part au vote", "sans prendre part au vote", "sans prendre part au vote", "absent",
      &corpus::Vote::not_voting}}};

int count_of(const corpus::Tally& tally) {
    return std::max(tally.count.value_or(0), 0);
}

std::string names_of(const corpus::Tally& tally) {
    std::vector<std::string> names = tally.groups;
    names.insert(names.end(), tally.members.begin(), tally.members.end());
    return fmt::format("{}", fmt::join(names, "\u00A0; "));
}

}  // namespace

Ballot ballot_of(const corpus::Vote& vote) {
    int total = 0;
    for (const Side& side : sides)
        if (vote.*side.tally) total += count_of(*(vote.*side.tally));
    Ballot ballot;
    ballot.is_drawn = total > 0;
    double x = 0;
    for (const Side& side : sides) {
        const auto& tally = vote.*side.tally;
        if (!tally) continue;
        const int count = count_of(*tally);
        const double width = total > 0 ? 100.0 * count / total : 0;
        ballot.sides.push_back(
            {{"side_name", side.name},
             {"side_style", side.style},
             {"side_count", tally->count ? french_number(static_cast<std::size_t>(count)) : std::string()},
             {"side_groups", names_of(*tally)},
             {"side_drawn", count > 0},
             {"side_hatched", side.style == "against"},
             {"side_x", fmt::format("{:.2f}%", x)},
             {"side_width", fmt::format("{:.2f}%", width)}});
        x += width;
    }
    return ballot;
}

std::string ballot_words(const corpus::Vote& vote) {
    std::string text;
    for (const Side& side : sides) {
        const auto& tally = vote.*side.tally;
        if (!tally || (count_of(*tally) == 0 && tally->groups.empty() && tally->members.empty())) continue;
        if (!text.empty()) text += ", ";
        text += tally->count ? counted(static_cast<std::size_t>(count_of(*tally)), side.one, side.many)
                             : std::string(side.one);
        const bool is_telling = side.style == "against" || side.style == "abstention";
        if (const auto names = names_of(*tally); is_telling && !names.empty()) text += " (" + names + ")";
    }
    return text;
}

}  // namespace recueil::server
