#include "tools/quality_report.h"

#include <nlohmann/json.hpp>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/quality_print.h"

namespace recueil::tools {
namespace {

using corpus::Act;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

// An act that nothing is wrong with: three members present, all three vote for its one article.
Act sound_act(const std::string& number, const std::string& date = "2020-09-28") {
    Act act;
    act.id = "act-" + number;
    act.number = number;
    act.session_date = date;
    act.institution = "Département du Val";
    act.assembly = "Conseil départemental";
    act.title = "Un titre";
    act.president = corpus::Person{"M.", "Jean UN"};
    act.attendance.present = {{"M.", "Jean UN"}, {"Mme", "Anne DEUX"}, {"M.", "Paul TROIS"}};
    act.articles = {{"1", "D'approuver.", {10, 11}}};
    corpus::Vote vote;
    vote.articles = {"1"};
    vote.for_ = corpus::Tally{3, {}};
    vote.against = corpus::Tally{0, {}};
    vote.result = corpus::VoteResult::adopted;
    vote.lines = {12, 15};
    act.votes = {vote};
    act.source = {"a.txt", "", {1, 20}};
    return act;
}

corpus::Citation citation(const std::string& number, const std::string& date) {
    corpus::Citation citation;
    citation.number = number;
    citation.date = date;
    citation.part = "visa";
    citation.lines = {5, 5};
    return citation;
}

std::vector<Finding> findings(const std::vector<Act>& acts, FindingKind kind) {
    std::vector<Finding> some;
    for (const Finding& finding : check_quality(acts, missing_from(acts)).findings) {
        if (finding.kind == kind) some.push_back(finding);
    }
    return some;
}

TEST(QualityReport, FindsNothingWrongWithSoundActs) {
    const QualityReport report = check_quality({sound_act("2020-1"), sound_act("2020-2")}, {});
    EXPECT_EQ(report.acts, 2U);
    EXPECT_THAT(report.findings, IsEmpty());
}

TEST(QualityReport, ListsGapsOfAYear) {
    const auto gaps = findings({sound_act("2020-1"), sound_act("2020-3"), sound_act("2020-7"), sound_act("2021-9")},
                               FindingKind::numbering_gap);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_THAT(gaps[0].message, AllOf(HasSubstr("2020-2, 2020-4 to 2020-6"), HasSubstr("4 numbers")));
    EXPECT_EQ(gaps[0].count, 4U);
}

TEST(QualityReport, CountsShortNumbersBySession) {
    EXPECT_THAT(findings({sound_act("1", "2014-01-10"), sound_act("9", "2014-06-10")}, FindingKind::numbering_gap),
                IsEmpty());
    EXPECT_EQ(findings({sound_act("1", "2014-01-10"), sound_act("3", "2014-01-10")}, FindingKind::numbering_gap).size(),
              1U);
}

TEST(QualityReport, MeetsAnEnormousGapInLittleMemory) {
    const auto gaps = findings({sound_act("2020-1"), sound_act("2020-4000000000")}, FindingKind::numbering_gap);
    ASSERT_EQ(gaps.size(), 1U);
    EXPECT_EQ(gaps[0].count, 3999999998U);
}

TEST(QualityReport, FindsAnActHeldTwice) {
    Act again = sound_act("2020-1");
    again.source.file = "b.txt";
    const auto twice = findings({sound_act("2020-1"), again}, FindingKind::duplicate);
    ASSERT_EQ(twice.size(), 1U);
    EXPECT_THAT(twice[0], AllOf(Field(&Finding::file, "b.txt"), Field(&Finding::message, HasSubstr("a.txt, line 1"))));
}

TEST(QualityReport, TellsWhatTwoVersionsOfAnActStateDifferently) {
    Act again = sound_act("2020-1");
    again.source.file = "pv.txt";
    EXPECT_THAT(findings({sound_act("2020-1"), again}, FindingKind::version_difference), IsEmpty());
    again.votes[0].for_->count = 2;
    again.votes[0].against->count = 1;
    const auto differing = findings({sound_act("2020-1"), again}, FindingKind::version_difference);
    ASSERT_EQ(differing.size(), 1U);
    EXPECT_EQ(differing[0].message, "votes: 2 pour, 1 contre here, 3 pour, 0 contre in a.txt");
    EXPECT_EQ(differing[0].lines.start, 12);
}

TEST(QualityReport, TellsANumberThatTheMinutesGiveOtherwise) {
    const auto bicycles = [](const std::string& number, const std::string& file, corpus::Form form, int line) {
        Act act = sound_act(number);
        act.title = "Acquisition de douze vélos électriques";
        act.form = form;
        act.source = {file, file, {line, line + 9}};
        return act;
    };
    const Act extract = bicycles("2020-12", "extrait.txt", corpus::Form::single, 1);
    const Act minutes = bicycles("2020-21", "pv.txt", corpus::Form::minutes, 40);
    Act other = bicycles("2020-11", "pv.txt", corpus::Form::minutes, 20);
    other.title = "Vente d’une parcelle à la commune voisine";
    const auto told = findings({extract, minutes, other}, FindingKind::version_difference);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].message, "number: 2020-12 here, 2020-21 for the same day and title in pv.txt, line 40");
    // Two acts of one title: the minutes have both numbers, or each has its own extract.
    EXPECT_THAT(findings({extract, minutes, bicycles("2020-12", "pv.txt", corpus::Form::minutes, 60)},
                         FindingKind::version_difference),
                IsEmpty());
    EXPECT_THAT(findings({extract, bicycles("2020-21", "extrait-2.txt", corpus::Form::single, 1)},
                         FindingKind::version_difference),
                IsEmpty());
    Act later = minutes;
    later.session_date = "2020-10-28";
    EXPECT_THAT(findings({extract, later}, FindingKind::version_difference), IsEmpty());
}

TEST(QualityReport, ComparesVotesWithTheAssembly) {
    Act odd = sound_act("2020-2");
    odd.votes[0].for_->count = 2;
    const auto sums = findings({sound_act("2020-1"), odd}, FindingKind::vote_sum);
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_EQ(sums[0].message, "the vote adds up to 2 where the assembly has 3");
    EXPECT_EQ(sums[0].lines.start, 12);
}

TEST(QualityReport, CountsThoseAwayFromTheVote) {
    Act away = sound_act("2020-2");
    away.votes[0].for_->count = 2;
    away.votes[0].absent = corpus::Tally{1, {}};
    EXPECT_THAT(findings({sound_act("2020-1"), away}, FindingKind::vote_sum), IsEmpty());
}

TEST(QualityReport, TakesMembersBetweenListsAsUsual) {
    Act moved = sound_act("2020-2");
    moved.attendance.excused = {moved.attendance.present.back()};
    moved.attendance.present.pop_back();
    EXPECT_THAT(findings({sound_act("2020-1"), moved}, FindingKind::attendance), IsEmpty());
}

TEST(QualityReport, FindsAListThatLosesAMember) {
    Act shorter = sound_act("2020-3");
    shorter.attendance.present.pop_back();
    const auto lists = findings({sound_act("2020-1"), sound_act("2020-2"), shorter}, FindingKind::attendance);
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_EQ(lists[0].number, "2020-3");
}

TEST(QualityReport, FindsAMemberListedTwice) {
    Act twice = sound_act("2020-1");
    twice.attendance.present.back() = {"M.", "JEAN Un"};
    const auto lists = findings({twice}, FindingKind::attendance);
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_THAT(lists[0].message, HasSubstr("JEAN Un twice"));
}

TEST(QualityReport, ComparesVotesWithThoseWhoCouldVote) {
    // Of five listed, one is excused and one has given a proxy.
    Act act = sound_act("2020-1");
    act.attendance.excused = {{"M.", "Luc QUATRE"}, {"Mme", "Eva CINQ"}};
    act.attendance.proxies = {{"Eva CINQ", "Jean UN"}};
    act.votes[0].for_ = corpus::Tally{4, {}};
    EXPECT_THAT(findings({act}, FindingKind::vote_sum), IsEmpty());
    act.votes[0].for_ = corpus::Tally{3, {}};
    act.recusals = {{{"Paul TROIS"}, "Paul TROIS se retire.", {9, 9}}};
    EXPECT_THAT(findings({act}, FindingKind::vote_sum), IsEmpty());
    act.votes[0].for_ = corpus::Tally{1, {}};
    const auto sums = findings({act}, FindingKind::vote_sum);
    ASSERT_EQ(sums.size(), 1U);
    EXPECT_THAT(sums[0].message, HasSubstr("adds up to 1 where the assembly has 4"));
}

TEST(QualityReport, FindsAVoteWithoutItsResult) {
    Act act = sound_act("2020-1");
    EXPECT_THAT(findings({act}, FindingKind::vote_without_result), IsEmpty());
    act.votes[0].result.reset();
    act.votes[0].outcome.reset();
    EXPECT_EQ(findings({act}, FindingKind::vote_without_result).size(), 1U);
}

TEST(QualityReport, FindsCountsThatDifferFromTheirLists) {
    Act act = sound_act("2020-1");
    act.attendance.present_count = 3;
    act.attendance.in_office = 3;
    act.attendance.voters = 3;
    EXPECT_THAT(findings({act}, FindingKind::attendance), IsEmpty());
    act.attendance.present_count = 4;
    act.attendance.in_office = 2;
    act.attendance.voters = 7;
    EXPECT_THAT(findings({act}, FindingKind::attendance),
                ElementsAre(Field(&Finding::message, HasSubstr("says 4 present, and lists 3")),
                            Field(&Finding::message, HasSubstr("says 2 in office, and lists 3")),
                            Field(&Finding::message, HasSubstr("says 7 voting, with 4 present and 0 proxies"))));
}

TEST(QualityReport, SaysOnceWhatTheActsOfMinutesShare) {
    Act one = sound_act("2020-1");
    one.attendance.present_count = 4;
    one.form = corpus::Form::minutes;
    one.president.reset();
    Act other = one;
    other.number = "2020-2";
    other.id = "act-2020-2";
    EXPECT_EQ(findings({one, other}, FindingKind::attendance).size(), 1U);
    EXPECT_EQ(findings({one, other}, FindingKind::missing_field).size(), 1U);
}

TEST(QualityReport, FindsWhoIsExcusedInOneActAndAbsentInAnother) {
    Act one = sound_act("2020-1");
    one.attendance.excused = {{"M.", "Luc QUATRE"}};
    Act other = sound_act("2020-2");
    other.attendance.absent = {{"M.", "Luc Quatre"}};
    const auto lists = findings({one, other}, FindingKind::attendance);
    ASSERT_EQ(lists.size(), 1U);
    EXPECT_THAT(lists[0].message, HasSubstr("Luc Quatre is absent here and excused in 2020-1"));
    other.session_date = "2020-11-16";
    EXPECT_THAT(findings({one, other}, FindingKind::attendance), IsEmpty());
}

TEST(QualityReport, FindsAGroupUnderTwoNames) {
    Act one = sound_act("2020-1");
    one.votes[0].for_->groups = {"Groupe Écologiste", "Groupe Union"};
    Act other = sound_act("2020-2");
    other.votes[0].for_->groups = {"Groupe Écologistes", "Groupe du Centre"};
    const auto names = findings({one, other, sound_act("2020-3")}, FindingKind::two_names);
    ASSERT_EQ(names.size(), 1U);
    EXPECT_THAT(names[0].message, AllOf(HasSubstr("Écologiste »"), HasSubstr("Écologistes »")));
}

TEST(QualityReport, FoldsTheWordingsOfOneTarget) {
    Act act = sound_act("2020-1");
    act.citations = {citation("2018-83", "2018-03-26"), citation("2018-83", ""), citation("", "2018-03-26")};
    act.citations[1].date.reset();
    act.citations[2].number.reset();
    Act other = sound_act("2020-2");
    other.citations = {act.citations[1]};
    const auto missing = findings({act, other}, FindingKind::unresolved_reference);
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].count, 2U);
}

TEST(QualityReport, PassesOnDoubts) {
    Act act = sound_act("2020-1");
    act.doubts = {{"grants", "a sum is awarded", {11, 11}}};
    const auto doubts = findings({act}, FindingKind::doubt);
    ASSERT_EQ(doubts.size(), 1U);
    EXPECT_EQ(doubts[0].message, "grants: a sum is awarded");
}

TEST(QualityReport, NamesMissingFields) {
    Act bare = sound_act("2020-1");
    bare.president.reset();
    bare.votes.clear();
    const auto missing = findings({bare}, FindingKind::missing_field);
    ASSERT_EQ(missing.size(), 1U);
    EXPECT_EQ(missing[0].message, "without president, votes");
}

TEST(QualityReport, WeighsUnresolvedReferencesByWhoCites) {
    Act one = sound_act("2020-1");
    Act two = sound_act("2020-2");
    one.citations = {citation("2018-83", "2018-03-26"), citation("2018-83", "2018-03-26"),
                     citation("2017-5", "2017-02-01")};
    two.citations = {citation("2018-83", "2018-03-26"), citation("2020-1", "2020-09-28")};
    corpus::Visa visa;
    visa.number = "2018-83";
    visa.date = "2018-03-26";
    visa.title = "Création d’un comité";
    two.visas = {visa};
    const auto unresolved = findings({one, two}, FindingKind::unresolved_reference);
    ASSERT_EQ(unresolved.size(), 2U);
    EXPECT_THAT(unresolved[0].message, HasSubstr("2018-83 of 2018-03-26 « Création d’un comité » is cited by 2 acts"));
    EXPECT_EQ(unresolved[0].number, "2018-83");
    EXPECT_EQ(unresolved[0].count, 2U);
    EXPECT_EQ(unresolved[1].number, "2017-5");
}

TEST(QualityReport, FindsNumbersAndDatesThatDoNotGoTogether) {
    Act one = sound_act("2020-1");
    one.citations = {citation("2018-83", "2019-03-26"), citation("2020-2", "2020-09-27")};
    const auto mismatches = findings({one, sound_act("2020-2")}, FindingKind::reference_mismatch);
    ASSERT_EQ(mismatches.size(), 2U);
    EXPECT_THAT(mismatches[1].message, HasSubstr("the corpus has it of 2020-09-28"));
}

TEST(QualityReport, PassesOnWhatWasNotUnderstood) {
    Act noted = sound_act("2020-1");
    noted.notes = {"line 7: « Etaient la »"};
    EXPECT_THAT(findings({noted}, FindingKind::not_understood),
                ElementsAre(Field(&Finding::message, "line 7: « Etaient la »")));
}

TEST(QualityReport, AsksNothingOfADocumentWithoutActs) {
    Act document;
    document.is_document = true;
    const QualityReport report = check_quality({document}, {});
    EXPECT_EQ(report.documents, 1U);
    EXPECT_THAT(report.findings, IsEmpty());
}

TEST(QualityReport, PrintsEveryKind) {
    Act bare;
    bare.source.file = "b\x1b.txt";
    const QualityReport report = check_quality({bare}, {});
    const std::string text = quality_text(report, {{ErrorCode::unreadable_input, "c.pdf: encrypted"}}, Style{});
    EXPECT_THAT(text, AllOf(HasSubstr("Acts with missing fields (1)"), HasSubstr("c.pdf: encrypted"),
                            testing::Not(HasSubstr("\x1b"))));
    const nlohmann::ordered_json json = quality_json(report, {});
    EXPECT_EQ(json["counts"]["missing_field"], 1);
    EXPECT_EQ(json["findings"][0]["file"], "b\x1b.txt");
    EXPECT_TRUE(json["findings"][0]["number"].is_null());
}

}  // namespace
}  // namespace recueil::tools
