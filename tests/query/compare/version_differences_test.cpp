#include "query/compare/version_differences.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using corpus::Act;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Act voted(int in_favour, int against) {
    Act act;
    act.number = "2024-12";
    act.session_date = "2024-03-12";
    act.source.lines = {1, 60};
    corpus::Vote vote;
    vote.for_ = corpus::Tally{in_favour};
    vote.against = corpus::Tally{against};
    vote.outcome = "Adopté";
    vote.result = corpus::VoteResult::adopted;
    vote.lines = {40, 42};
    act.votes = {vote};
    return act;
}

std::vector<std::string> told(const Act& shown, const Act& other) {
    std::vector<std::string> lines;
    for (const VersionDifference& each : version_differences(shown, other))
        lines.push_back(each.field + ": " + each.shown + " | " + each.other);
    return lines;
}

TEST(VersionDifferences, OfAVoteAreItsCountsAndItsOutcome) {
    EXPECT_THAT(told(voted(12, 3), voted(12, 3)), IsEmpty());
    EXPECT_THAT(told(voted(12, 3), voted(13, 2)), ElementsAre("votes: 12 pour, 3 contre | 13 pour, 2 contre"));
    Act refused = voted(12, 3);
    refused.votes[0].result = corpus::VoteResult::rejected;
    refused.votes[0].outcome = "Rejeté";
    EXPECT_THAT(told(voted(12, 3), refused), ElementsAre("votes: Adopté | Rejeté"));
    Act unanimous = voted(15, 0);
    unanimous.votes[0].for_.reset();
    unanimous.votes[0].against.reset();
    unanimous.votes[0].unanimous = true;
    EXPECT_THAT(told(unanimous, voted(12, 3)), ElementsAre("votes: unanimité | 3 contre ou abstention"));
    const auto difference = version_differences(voted(12, 3), voted(13, 2)).at(0);
    EXPECT_EQ(difference.lines.start, 40);
    const auto json = to_json({difference});
    EXPECT_EQ(json.at(0).at("line_start"), 40);
}

TEST(VersionDifferences, WhatOnlyOneOfThemStatesIsNone) {
    Act shorter = voted(12, 3);
    shorter.votes[0].for_->count.reset();
    shorter.votes[0].against.reset();
    shorter.number.reset();
    shorter.act_id = "012-211200001-20240312-12-DE";
    EXPECT_THAT(told(voted(12, 3), shorter), IsEmpty());
    Act without_votes = voted(12, 3);
    without_votes.votes.clear();
    EXPECT_THAT(told(voted(12, 3), without_votes), IsEmpty());
    Act other_case = voted(12, 3);
    other_case.votes[0].outcome = "ADOPTÉE";
    EXPECT_THAT(told(voted(12, 3), other_case), IsEmpty()) << "the same result in another word";
}

TEST(VersionDifferences, OfNumbersDaysCountsAndSumsAreTold) {
    Act shown = voted(12, 3);
    shown.attendance.present_count = 15;
    shown.grants = {{"1", "Club de judo", 1200, "", "", {20, 20}}, {"1", "Harmonie", 300, "", "", {21, 21}}};
    Act other = shown;
    other.number = "2024-13";
    other.session_date = "2024-03-13";
    other.attendance.present_count = 14;
    other.grants[0].amount = 2100;
    other.grants[0].beneficiary = "CLUB DE JUDO";
    EXPECT_THAT(told(shown, other),
                ElementsAre("number: 2024-12 | 2024-13", "session_date: 2024-03-12 | 2024-03-13",
                            "present_count: 15 | 14", "grants: 1200.00 € (Club de judo) | 2100.00 € (CLUB DE JUDO)"));
    // Two sums to one beneficiary answer to nothing in particular.
    other.grants.push_back(other.grants[0]);
    EXPECT_EQ(told(shown, other).size(), 3U);
}

}  // namespace
}  // namespace recueil::query
