#include "corpus/rules/layout.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using recueil::corpus::tests::document_of;
using recueil::corpus::tests::report_text;

int count_lines(const std::string& text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Layout, AReportRepeatsTheHeaderAndIsNoAct) {
    ActText text;
    text.report = report_text(text.title, "Considérant que ce projet est utile, il est proposé de délibérer.");
    const Act act = text.act();
    ASSERT_EQ(act.parts.size(), 2U);
    EXPECT_EQ(act.parts[1].kind, PartKind::report);
    EXPECT_EQ(act.report->number, "7");
    EXPECT_TRUE(act.recitals.empty()) << "a report's « Considérant » is no recital";
    EXPECT_EQ(act.source.lines.end, count_lines(text.text()));
}

TEST(Layout, PartsFollowEachOtherWithoutOverlap) {
    ActText text;
    text.annexes = " ANNEXE A LA DELIBERATION n°2018-83\n\nLe plan.\n ANNEXE 2 : les vélos\n\nDouze.\n";
    text.report = report_text(text.title, "Le rapport.");
    const Act act = text.act();
    ASSERT_EQ(act.parts.size(), 4U);
    EXPECT_EQ(act.parts[1].kind, PartKind::annex);
    EXPECT_EQ(act.parts[2].kind, PartKind::annex);
    EXPECT_EQ(act.parts[2].title, "ANNEXE 2 : les vélos");
    for (std::size_t i = 1; i < act.parts.size(); ++i) EXPECT_GT(act.parts[i].lines.start, act.parts[i - 1].lines.end);
}

TEST(Layout, AnAnnexMayFollowTheReport) {
    ActText text;
    text.report = report_text(text.title, "Le rapport.") + " ANNEXE 1 A LA DELIBERATION n°2018-83\n\nLe tableau.\n";
    const Act act = text.act();
    ASSERT_EQ(act.parts.size(), 3U);
    EXPECT_EQ(act.parts[2].kind, PartKind::annex);
    EXPECT_EQ(act.report->lines.end + 1, act.parts[2].lines.start);
}

TEST(Layout, TextAfterTheLastReportBelongsToNoActAndIsSaid) {
    ActText text;
    text.report = report_text(text.title, "Le rapport.") + "\nCD20180326-7\n2\n Le compte rendu peut être consulté.\n";
    const Act act = text.act();
    EXPECT_EQ(act.document_code, "CD20180326-7");
    EXPECT_EQ(act.source.lines.end, count_lines(text.text()) - 1);
    ASSERT_EQ(act.notes.size(), 1U);
}

TEST(Layout, APageThatHoldsOnlyItsNumberIsAnAnnexWithoutText) {
    ActText text;
    text.annexes = "\n4 / 4\n\n577\n\n\n\n578\n\n\n\n";
    text.report = report_text(text.title, "Le rapport.");
    const Act act = text.act();
    ASSERT_EQ(act.parts.size(), 3U);
    EXPECT_EQ(act.parts[1].kind, PartKind::annex);
    EXPECT_EQ(act.parts[1].lines.start, act.parts[1].lines.end);
}

TEST(Layout, AFileWithoutActsIsOneDocument) {
    const auto acts =
        understand(document_of("ARRAS, le 24 juin 2019\n\nProtocole de coopération\nentre le département et "
                               "l’État\n\nEn 2018, le département.\n"));
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_TRUE(acts[0].is_document);
    EXPECT_EQ(acts[0].title, "Protocole de coopération entre le département et l’État");
    EXPECT_EQ(acts[0].parts.size(), 1U);
}

TEST(Layout, ALongTitleIsCutBetweenLetters) {
    for (int shift = 0; shift < 4; ++shift) {
        std::string title(static_cast<std::size_t>(shift), 'x');
        for (int i = 0; i < 400; ++i) title += "é";
        const auto json = to_json(understand(document_of(title + "\n"))[0]);
        EXPECT_NO_THROW(json.dump());
    }
}

TEST(Layout, NothingIsADocumentToo) {
    for (const char* text : {"", "\n\n\n", " ", "1 / 2\n\n3\n"}) {
        const auto acts = understand(document_of(text));
        ASSERT_EQ(acts.size(), 1U) << text;
        EXPECT_TRUE(acts[0].is_document);
        EXPECT_FALSE(acts[0].id.empty());
    }
}

TEST(Layout, AHeaderCutShortStillGivesAnAct) {
    const std::string whole = ActText{}.text();
    for (std::size_t length = 0; length < whole.size(); length += 37) {
        const auto acts = understand(document_of(whole.substr(0, length)));
        ASSERT_EQ(acts.size(), 1U);
        const int lines = count_lines(whole.substr(0, length)) + 1;
        EXPECT_LE(acts[0].source.lines.end, lines);
    }
}

}  // namespace
}  // namespace recueil::corpus
