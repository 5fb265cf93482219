#include "query/compare/version_differences.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "indexer/terms.h"

namespace recueil::query {

namespace {

using corpus::Act;
using corpus::Lines;
using corpus::Vote;

class Comparison {
  public:
    Comparison(const Act& shown, const Act& other) : shown_(shown), other_(other) {}

    std::vector<VersionDifference> result() {
        compare_texts("number", shown_.number, other_.number, indexer::number_key);
        compare_texts("session_date", shown_.session_date, other_.session_date, indexer::value_key);
        compare_texts("act_id", shown_.act_id, other_.act_id, indexer::value_key);
        compare_counts("present_count", shown_.attendance.present_count, other_.attendance.present_count);
        compare_counts("voters", shown_.attendance.voters, other_.attendance.voters);
        compare_votes();
        compare_grants();
        return std::move(differences_);
    }

  private:
    void add(std::string_view field, std::string shown, std::string other, const Lines& lines,
             const Lines& other_lines) {
        differences_.push_back({std::string(field), std::move(shown), std::move(other), lines, other_lines});
    }

    template <class Key>
    void compare_texts(std::string_view field, const corpus::OptionalText& shown, const corpus::OptionalText& other,
                       Key key) {
        if (shown && other && key(*shown) != key(*other))
            add(field, *shown, *other, shown_.source.lines, other_.source.lines);
    }

    void compare_counts(std::string_view field, const std::optional<int>& shown, const std::optional<int>& other) {
        if (shown && other && *shown != *other)
            add(field, std::to_string(*shown), std::to_string(*other), shown_.attendance.lines,
                other_.attendance.lines);
    }

    // Votes answer to each other by their place; of unlike numbers of votes nothing is said.
    void compare_votes() {
        if (shown_.votes.size() != other_.votes.size()) return;
        for (std::size_t i = 0; i < shown_.votes.size(); ++i) {
            const Vote& shown = shown_.votes[i];
            const Vote& other = other_.votes[i];
            std::string here;
            std::string there;
            const auto differ = [&](const std::string& one, const std::string& two) {
                here += (here.empty() ? "" : ", ") + one;
                there += (there.empty() ? "" : ", ") + two;
            };
            if (shown.result && other.result && *shown.result != *other.result) differ(word_of(shown), word_of(other));
            const auto compare = [&](std::string_view side, const std::optional<corpus::Tally>& one,
                                     const std::optional<corpus::Tally>& two) {
                if (one && two && one->count && two->count && *one->count != *two->count)
                    differ(fmt::format("{} {}", *one->count, side), fmt::format("{} {}", *two->count, side));
            };
            compare("pour", shown.for_, other.for_);
            compare("contre", shown.against, other.against);
            compare("abstention", shown.abstention, other.abstention);
            // « à l'unanimité » in one, votes against in the other.
            if (here.empty() && shown.unanimous != other.unanimous) {
                const Vote& divided = shown.unanimous ? other : shown;
                if (const auto count = opposed(divided); count > 0) {
                    const std::string words = fmt::format("{} contre ou abstention", count);
                    differ(shown.unanimous ? "unanimité" : words, other.unanimous ? "unanimité" : words);
                }
            }
            if (!here.empty()) add("votes", std::move(here), std::move(there), shown.lines, other.lines);
        }
    }

    static std::string word_of(const Vote& vote) {
        return vote.outcome ? *vote.outcome : std::string(corpus::name_of(*vote.result));
    }

    static int opposed(const Vote& vote) {
        int count = 0;
        for (const auto* tally : {&vote.against, &vote.abstention})
            if (*tally) count += (*tally)->count.value_or(static_cast<int>((*tally)->members.size()));
        return count;
    }

    // A beneficiary who gets one sum in each version gets the same.
    void compare_grants() {
        const auto by_name = [](const Act& act) {
            std::map<std::string, std::vector<const corpus::Grant*>> grants;
            for (const corpus::Grant& grant : act.grants)
                grants[indexer::value_key(grant.beneficiary)].push_back(&grant);
            return grants;
        };
        const auto others = by_name(other_);
        for (const auto& [name, grants] : by_name(shown_)) {
            const auto found = others.find(name);
            if (found == others.end() || grants.size() != 1 || found->second.size() != 1) continue;
            const corpus::Grant& shown = *grants.front();
            const corpus::Grant& other = *found->second.front();
            if (shown.amount != other.amount)
                add("grants", fmt::format("{:.2f} € ({})", shown.amount, shown.beneficiary),
                    fmt::format("{:.2f} € ({})", other.amount, other.beneficiary), shown.lines, other.lines);
        }
    }

    const Act& shown_;
    const Act& other_;
    std::vector<VersionDifference> differences_;
};

}  // namespace

std::vector<VersionDifference> version_differences(const Act& shown, const Act& other) {
    return Comparison(shown, other).result();
}

nlohmann::ordered_json to_json(const std::vector<VersionDifference>& differences) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    const auto line = [](const Lines& lines) {
        return lines.start > 0 ? nlohmann::ordered_json(lines.start) : nlohmann::ordered_json();
    };
    for (const VersionDifference& each : differences)
        list.push_back({{"field", each.field},
                        {"shown", each.shown},
                        {"other", each.other},
                        {"line_start", line(each.lines)},
                        {"other_line_start", line(each.other_lines)}});
    return list;
}

}  // namespace recueil::query
