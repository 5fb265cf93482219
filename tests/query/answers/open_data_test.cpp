#include "query/answers/open_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;

corpus::Vote vote(std::vector<std::string> articles, int in_favour, int against, int abstention) {
    corpus::Vote vote;
    vote.articles = std::move(articles);
    vote.for_ = corpus::Tally{in_favour, {}};
    vote.against = corpus::Tally{against, {}};
    vote.abstention = corpus::Tally{abstention, {}};
    return vote;
}

corpus::Act act_with(std::vector<corpus::Vote> votes) {
    corpus::Act act;
    act.id = "an-id";
    act.institution = "Département du Val";
    act.number = "2020-302";
    act.session_date = "2020-09-28";
    act.title = "Titre, avec une virgule";
    act.articles = {{"1", "", {}}, {"2", "", {}}};
    act.votes = std::move(votes);
    return act;
}

// VOTE_EFFECTIF, VOTE_REEL, VOTE_POUR, VOTE_CONTRE, VOTE_ABSTENTION
Row vote_cells(const corpus::Act& act) {
    const Row row = scdl_rows(act, {}).front();
    return {row.begin() + 11, row.begin() + 16};
}

TEST(Scdl, HasTheSeventeenColumnsOfTheSchema) {
    EXPECT_THAT(scdl_columns(),
                ElementsAre("COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE",
                            "DELIB_MATIERE_NOM", "DELIB_OBJET", "BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE",
                            "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL"));
    EXPECT_THAT(scdl_rows(act_with({}), {}), Each(SizeIs(17)));
}

TEST(Scdl, FillsVotesWhereOneCoversTheAct) {
    corpus::Vote whole = vote({"1", "2"}, 60, 10, 7);
    whole.absent = corpus::Tally{1, {}};
    EXPECT_THAT(vote_cells(act_with({whole})), ElementsAre("78", "77", "60", "10", "7"));
}

TEST(Scdl, LeavesVotesBlankRatherThanWrong) {
    const Row blank(5, "");
    EXPECT_EQ(vote_cells(act_with({})), blank);
    EXPECT_EQ(vote_cells(act_with({vote({"1"}, 77, 0, 0), vote({"2"}, 60, 17, 0)})), blank) << "two votes that differ";
    EXPECT_EQ(vote_cells(act_with({vote({"1"}, 77, 0, 0)})), blank) << "an article without a vote";
    EXPECT_EQ(vote_cells(act_with({vote({"1", "2"}, 77, 0, 0)})), blank) << "nothing says who could have voted";
    corpus::Vote uncounted = vote({"1", "2"}, 77, 0, 0);
    uncounted.against.reset();
    EXPECT_EQ(vote_cells(act_with({uncounted})), blank);
}

TEST(Scdl, FillsVotesWhereSeveralCameOutAlike) {
    corpus::Vote first = vote({"1"}, 60, 10, 7);
    first.absent = corpus::Tally{1, {}};
    corpus::Vote second = first;
    second.articles = {"2"};
    EXPECT_THAT(vote_cells(act_with({first, second})), ElementsAre("78", "77", "60", "10", "7"));
    second.absent = corpus::Tally{2, {}};
    EXPECT_THAT(vote_cells(act_with({first, second})), Each("")) << "more were away at the second";
    second.absent.reset();
    EXPECT_THAT(vote_cells(act_with({first, second})), Each("")) << "the second does not say who was away";
    second = first;
    EXPECT_THAT(vote_cells(act_with({first, second})), Each("")) << "article 2 has no vote";
}

TEST(Scdl, NamesWhatTheSchemaRequiresAndRowsLack) {
    Publisher publisher;
    ScdlCheck check;
    corpus::Act act = act_with({});
    check.add(act, publisher);
    act.id = "unnumbered";
    act.number.reset();
    act.theme = corpus::Theme{"7.9", "Prise de participation", 0.9, "title"};
    publisher.estimated_themes = true;
    publisher.siret = "21860194600013";
    check.add(act, publisher);
    act.number = "3";
    check.add(act, publisher);
    corpus::Act document;
    document.is_document = true;
    check.add(document, publisher);
    EXPECT_EQ(check.rows(), 3U);
    EXPECT_EQ(check.incomplete_rows(), 2U);
    ASSERT_EQ(check.missing().size(), 4U);
    EXPECT_EQ(check.missing()[0].column, "COLL_SIRET");
    EXPECT_EQ(check.missing()[1].column, "DELIB_ID");
    EXPECT_EQ(check.missing()[1].rows, 1U);
    EXPECT_EQ(check.missing()[1].first, "unnumbered");
    EXPECT_EQ(check.missing()[2].column, "DELIB_MATIERE_CODE");
    EXPECT_EQ(check.missing()[3].column, "DELIB_MATIERE_NOM");
}

TEST(Scdl, TakesTheElectorateFromTheAttendance) {
    corpus::Act act = act_with({vote({"1", "2"}, 1, 0, 0)});
    act.attendance.present = {{"M.", "Jean UN"}};
    act.attendance.excused = {{"Mme", "Anne DEUX"}};
    EXPECT_THAT(vote_cells(act), ElementsAre("2", "1", "1", "0", "0"));
    act.votes = {vote({"1", "2"}, 3, 0, 0)};
    EXPECT_THAT(vote_cells(act), Each("")) << "more voters than members";
}

TEST(Scdl, InventsNothingAboutThePublisher) {
    const Row row = scdl_rows(act_with({}), {}).front();
    EXPECT_EQ(row[0], "Département du Val");
    EXPECT_EQ(row[1], "");
    EXPECT_EQ(row[9], "");
    EXPECT_EQ(row[16], "");
    Publisher publisher;
    publisher.name = "CD du Val";
    publisher.base_url = "https://example.org";
    EXPECT_EQ(scdl_rows(act_with({}), publisher).front()[0], "CD du Val");
    EXPECT_EQ(scdl_rows(act_with({}), publisher).front()[16], "https://example.org/actes/an-id");
    const std::string council = "https://val.example/deliberation.pdf";
    EXPECT_EQ(scdl_rows(act_with({}), publisher, council).front()[16], council) << "the council's own goes first";
    EXPECT_EQ(scdl_rows(act_with({}), {}, council).front()[16], council);
}

TEST(Scdl, GivesEstimatedThemesOnlyWhenAsked) {
    corpus::Act act = act_with({});
    act.theme = corpus::Theme{"7.9", "Prise de participation (SEM, etc.)", 0.9, "title"};
    EXPECT_EQ(scdl_rows(act, {}).front()[4], "");
    Publisher publisher;
    publisher.estimated_themes = true;
    EXPECT_EQ(scdl_rows(act, publisher).front()[4], "7.9");
    EXPECT_EQ(scdl_rows(act, publisher).front()[5], "finances locales/prise de participation");
}

TEST(Scdl, PassesOverDocumentsWithoutActs) {
    corpus::Act document;
    document.is_document = true;
    EXPECT_TRUE(scdl_rows(document, {}).empty());
}

TEST(Publisher, MustHaveASiretThatChecks) {
    Publisher publisher;
    EXPECT_TRUE(check_publisher(publisher));
    publisher.siret = "21860194600013";
    EXPECT_TRUE(check_publisher(publisher));
    for (const char* wrong : {"21860194600014", "2186019460001", "2186019460001a", "２"}) {
        publisher.siret = wrong;
        ASSERT_FALSE(check_publisher(publisher)) << wrong;
        EXPECT_EQ(check_publisher(publisher).error().code, ErrorCode::usage);
    }
}

TEST(Publisher, MustHaveAKnownPrefecture) {
    Publisher publisher;
    for (const char* right : {"PREF062", "PREF02A", "SPREF0622", "SGAR032"}) {
        publisher.pref_id = right;
        EXPECT_TRUE(check_publisher(publisher)) << right;
    }
    for (const char* wrong : {"062", "PREF62", "pref062", "PREF0622"}) {
        publisher.pref_id = wrong;
        EXPECT_FALSE(check_publisher(publisher)) << wrong;
    }
}

TEST(Grants, HaveARowEachWithTheirPlace) {
    corpus::Act act = act_with({});
    corpus::Grant grant;
    grant.article = "2";
    grant.beneficiary = "association Les Amis";
    grant.amount = 12500.5;
    grant.purpose = "une fête";
    grant.lines = {40, 41};
    act.grants = {grant, grant};
    ASSERT_EQ(grant_rows(act, {}).size(), 2U);
    EXPECT_THAT(grant_rows(act, {}, "https://val.example/a.pdf").front(),
                ElementsAre("Département du Val", "", "2020-302", "association Les Amis", "une fête", "12500.50",
                            "2020-09-28", "2", "", "an-id", "", "40", "https://val.example/a.pdf"));
    EXPECT_EQ(grant_columns().size(), grant_rows(act, {}).front().size());
}

TEST(ActTable, HasAsManyCellsAsColumns) {
    EXPECT_THAT(act_rows(act_with({})), Each(SizeIs(act_columns().size())));
    EXPECT_EQ(act_columns().back(), "url");
    EXPECT_EQ(act_rows(act_with({}), "https://val.example/a.pdf").front().back(), "https://val.example/a.pdf");
}

}  // namespace
}  // namespace recueil::query
