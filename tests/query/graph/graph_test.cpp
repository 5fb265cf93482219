// What counts as one node of the citation graph, what it is said to have become, and what is missing.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TestAct act(const std::string& number, const std::string& day, std::vector<std::string> grounds,
            std::vector<std::string> articles = {"De décider."}) {
    TestAct act;
    act.number = number;
    act.day = day;
    act.title = "DÉCISION " + number;
    act.grounds = std::move(grounds);
    act.articles = std::move(articles);
    return act;
}

std::vector<std::string> keys(const std::vector<query::GraphNode>& nodes) {
    std::vector<std::string> all;
    for (const auto& node : nodes) all.push_back(node.key);
    return all;
}

class GraphOf {
  public:
    explicit GraphOf(const std::vector<TestAct>& acts) {
        council_.write("a.txt", acts);
        if (!council_.index()) throw std::runtime_error("not indexed");
    }
    query::Graph trace(const std::string& reference, query::Direction direction = query::Direction::both,
                       int depth = 1) {
        auto graph = council_.open().trace({reference, direction, depth});
        if (!graph) throw std::runtime_error(graph.error().message);
        return std::move(*graph);
    }
    Error refused(const std::string& reference) {
        const auto graph = council_.open().trace({reference, query::Direction::both, 1});
        return graph ? Error{ErrorCode::internal, "accepted", {}} : graph.error();
    }
    Council& council() { return council_; }

  private:
    Council council_;
};

const char* const of_2018 =
    "Vu la délibération n°2018-83 du Conseil départemental en date du 26 mars 2018 « Médecins »";

TEST(GraphKeys, AreReferencesToo) {
    GraphOf graph({act("2019-1", "24 JUIN 2019",
                       {of_2018, "Vu la loi n°84-53 du 26 janvier 1984 portant dispositions",
                        "Vu le Code du Sport et notamment son article L.311-1"})});
    for (const char* key : {"2018-83@2018-03-26", "2019-1@2019-06-24", "law:84-53", "code:code du sport#l311-1"})
        EXPECT_EQ(graph.trace(key).root, key);
    for (const char* key : {"2018-83@2018-03-27", "law:84-54", "code:code du sport#l311-2", "act:none", "@", "6@", "#",
                            "code:", "2018-83@2018-03-26@bureau"})
        EXPECT_EQ(graph.refused(key).code, ErrorCode::not_found) << key;
}

TEST(GraphKeys, EveryNodeAnswersToItsKey) {
    GraphOf graph({act("2019-1", "24 JUIN 2019",
                       {of_2018, "Vu l’arrêté préfectoral du 12/11/2019", "Vu le Code du Patrimoine",
                        "Vu la délibération du Conseil départemental en date du 12 novembre 2012",
                        "Vu la délibération n°12 du Conseil départemental"})});
    const auto whole = graph.council().open().graph().value();
    EXPECT_GE(whole.nodes.size(), 6U);
    for (const auto& node : whole.nodes) EXPECT_EQ(graph.trace(node.key).root, node.key);
}

TEST(Refusals, AreSentencesThatHelp) {
    GraphOf graph({act("6", "24 JUIN 2019", {of_2018})});
    EXPECT_THAT(graph.refused("n°2018-83 du 31 février 2018").message,
                AllOf(HasSubstr("31 février 2018"), HasSubstr("does not exist")));
    EXPECT_THAT(graph.refused("31/02/2018").message, HasSubstr("does not exist"));
    EXPECT_THAT(graph.refused("2018-83 du 27 mars 2018").hint, HasSubstr("26/03/2018"));
    EXPECT_THAT(graph.refused("7 du 24 juin 2019").hint, HasSubstr("n°6"));
    EXPECT_THAT(graph.refused("abeilles\net\tguêpes").message, HasSubstr("abeilles et guêpes"));
    EXPECT_LT(graph.refused(std::string(100'000, 'x')).message.size(), 400U);
}

TEST(Halves, AreMadeWholeOnlyWithEvidence) {
    // The first names the deliberation of that day itself; the second may mean any of it.
    GraphOf graph(
        {act("2019-1", "24 JUIN 2019", {of_2018}, {"De confirmer les permanences de la délibération du 26 mars 2018."}),
         act("2019-2", "24 JUIN 2019", {"Vu la délibération du Conseil départemental en date du 26 mars 2018"}),
         act("2019-3", "24 JUIN 2019", {"Vu la délibération n°2018-83"})});
    const auto whole = graph.trace("2018-83");
    EXPECT_THAT(keys(whole.nodes), ElementsAre("2018-83@2018-03-26", "2019-1@2019-06-24", "2019-3@2019-06-24"));
    EXPECT_THAT(keys(graph.trace("26 mars 2018").candidates), ElementsAre("2018-83@2018-03-26", "@2018-03-26"));
    EXPECT_THAT(keys(graph.trace("@2018-03-26").nodes), ElementsAre("@2018-03-26", "2019-2@2019-06-24"));
}

TEST(Slips, ADayOffIsTheSameDeliberationAndShown) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {of_2018}), act("2019-2", "24 JUIN 2019", {of_2018}),
                   act("2019-3", "24 JUIN 2019", {"Vu la délibération n°2018-83 en date du 27 mars 2018"})});
    for (const char* wording :
         {"2018-83", "2018-83 du 26 mars 2018", "2018-83 du 27 mars 2018", "27/03/2018", "2018-83@2018-03-27"}) {
        const auto found = graph.trace(wording);
        EXPECT_EQ(found.root, "2018-83@2018-03-26") << wording;
        ASSERT_EQ(found.nodes.at(0).variants.size(), 1U);
        EXPECT_EQ(found.nodes[0].variants[0].date, "2018-03-27");
        EXPECT_EQ(found.nodes[0].variants[0].reason, "day_apart");
        EXPECT_EQ(found.nodes[0].variants[0].cited_by, 1U);
        EXPECT_EQ(found.nodes[0].cited_by, 3U);
    }
}

TEST(Slips, AnotherYearNeedsTheSameTitle) {
    const char* const wrong_year = "Vu la délibération n°2018-83 en date du 26 mars 2019 « Médecins »";
    GraphOf same({act("2020-1", "24 JUIN 2020", {of_2018}), act("2020-2", "24 JUIN 2020", {of_2018}),
                  act("2020-3", "24 JUIN 2020", {wrong_year})});
    EXPECT_EQ(same.trace("2018-83").root, "2018-83@2018-03-26");
    EXPECT_EQ(same.trace("2018-83").nodes.at(0).variants.at(0).reason, "same_title");
    GraphOf other({act("2020-1", "24 JUIN 2020", {of_2018}),
                   act("2020-3", "24 JUIN 2020", {"Vu la délibération n°2018-83 en date du 26 mars 2019 « Routes »"})});
    EXPECT_THAT(keys(other.trace("2018-83").candidates), ElementsAre("2018-83@2018-03-26", "2018-83@2019-03-26"));
}

TEST(Slips, WhatSpeaksAgainstKeepsThemApart) {
    // Short numbers come back each session; titles that differ; an act of either day at hand.
    GraphOf graph({act("2020-1", "24 JUIN 2020", {"Vu la délibération n°6 en date du 26 mars 2018"}),
                   act("2020-2", "24 JUIN 2020", {"Vu la délibération n°6 en date du 27 mars 2018"}),
                   act("2020-3", "24 JUIN 2020", {"Vu la délibération n°2017-5 en date du 3 avril 2017 « Ponts »"}),
                   act("2020-4", "24 JUIN 2020", {"Vu la délibération n°2017-5 en date du 4 avril 2017 « Routes »"}),
                   act("2016-9", "24 JUIN 2016", {}), act("2016-9", "25 JUIN 2016", {})});
    EXPECT_THAT(keys(graph.trace("n°6").candidates), ElementsAre("6@2018-03-26", "6@2018-03-27"));
    EXPECT_THAT(keys(graph.trace("2017-5").candidates), ElementsAre("2017-5@2017-04-03", "2017-5@2017-04-04"));
    EXPECT_THAT(keys(graph.trace("2016-9").candidates), ElementsAre("2016-9@2016-06-24", "2016-9@2016-06-25"));
}

TEST(Slips, TheActAtHandIsRightHoweverManyWriteOtherwise) {
    const char* const slip = "Vu la délibération n°2018-83 en date du 27 mars 2018";
    GraphOf graph({act("2018-83", "26 MARS 2018", {}), act("2019-2", "24 JUIN 2019", {slip}),
                   act("2019-3", "24 JUIN 2019", {slip})});
    const auto found = graph.trace("2018-83");
    EXPECT_EQ(found.root, "2018-83@2018-03-26");
    EXPECT_EQ(found.nodes.at(0).cited_by, 2U);
    EXPECT_FALSE(found.nodes.at(0).act_id.empty());
}

TEST(Assemblies, ShareNumberAndDayButNoNode) {
    TestAct council = act("6", "14 MARS 2016", {});
    TestAct committee = act("6", "14 MARS 2016", {});
    committee.assembly = "COMMISSION PERMANENTE";
    std::string minutes = committee.text();
    minutes.replace(minutes.find("DELIBERATION DU"), 15, "DELIBERATION DE LA");
    GraphOf graph(
        {council,
         act("2019-1", "24 JUIN 2019", {"Vu la délibération n°6 de la Commission permanente en date du 14 mars 2016"}),
         act("2019-2", "24 JUIN 2019", {"Vu la délibération n°6 en date du 14 mars 2016"})});
    graph.council().write_text("b.txt", minutes);
    ASSERT_TRUE(graph.council().index().has_value());
    EXPECT_THAT(keys(graph.trace("6 du 14 mars 2016").candidates),
                ElementsAre("6@2016-03-14", "6@2016-03-14@commission permanente", "6@2016-03-14@conseil"));
    const auto found = graph.trace("délibération n°6 de la Commission permanente du 14 mars 2016");
    EXPECT_THAT(keys(found.nodes), ElementsAre("6@2016-03-14@commission permanente", "2019-1@2019-06-24"));
    EXPECT_EQ(found.nodes.at(0).body, "Commission permanente");
    EXPECT_THAT(keys(graph.trace("6@2016-03-14@conseil").nodes), ElementsAre("6@2016-03-14@conseil"));
}

TEST(Texts, RangesTakeInTheirArticles) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {"Vu le Code du Sport et notamment ses articles L.311-1 et suivants"}),
                   act("2019-2", "24 JUIN 2019",
                       {"Vu le Code de l’Environnement et, notamment, ses articles R.212-29 à R.212-34"}),
                   act("2019-3", "24 JUIN 2019", {"Vu le Code du Sport et notamment son article L.311-3"})});
    const auto found = graph.trace("Code du sport L.311-3");
    EXPECT_THAT(keys(found.nodes), ElementsAre("code:code du sport#l311-3", "2019-1@2019-06-24", "2019-3@2019-06-24"));
    EXPECT_EQ(found.nodes.at(0).cited_by, 2U);
    ASSERT_EQ(found.edges.size(), 2U);
    EXPECT_EQ(found.edges[0].text, "L.311-1 et suivants");
    EXPECT_EQ(found.edges[1].text, "");
    const auto bare = graph.trace("R.212-31 du code de l'environnement");
    EXPECT_EQ(bare.root, "code:code de l environnement#r212-31");
    EXPECT_EQ(bare.nodes.at(0).label, "Code de l’Environnement, R.212-31");
    EXPECT_EQ(graph.trace("R.212-31").root, bare.root);
    EXPECT_EQ(graph.refused("R.212-35").code, ErrorCode::not_found);
    EXPECT_THAT(keys(graph.trace("Code du sport").nodes),
                ElementsAre("code:code du sport", "2019-1@2019-06-24", "2019-3@2019-06-24"));
    EXPECT_EQ(graph.trace("Code du sport").edges.size(), 2U);
}

TEST(Texts, ASearchForAnArticleFindsItsRangesToo) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {"Vu le Code du Sport et notamment ses articles L.311-1 et suivants"}),
                   act("2019-2", "24 JUIN 2019", {"Vu le Code du Sport et notamment son article L.312-1"})});
    const auto searcher = graph.council().open();
    for (const char* query : {"vise:L.311-3", "cite:\"Code du sport, article L.311-3\""})
        EXPECT_THAT(numbers(search(searcher, query)), ElementsAre("2019-1")) << query;
    EXPECT_THAT(numbers(search(searcher, "vise:L.313-1")), IsEmpty());
}

TEST(Texts, ASearchFindsALawByItsNumberAloneAndAnActByItsNumberAndDay) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {"Vu la loi n°84-53 du 26 janvier 1984 portant dispositions"}),
                   act("2019-2", "24 JUIN 2019", {"Vu la délibération n°15 du 24/06/2013"}),
                   act("2019-3", "24 JUIN 2019", {"Vu le décret n°88-145 du 15/02/1988"})});
    const auto searcher = graph.council().open();
    EXPECT_THAT(numbers(search(searcher, "cite:84-53")), ElementsAre("2019-1"));
    EXPECT_THAT(numbers(search(searcher, "vise:\"88-145\"")), ElementsAre("2019-3"));
    EXPECT_THAT(numbers(search(searcher, "cite:\"15 du 24/06/2013\"")), ElementsAre("2019-2"));
    EXPECT_THAT(numbers(search(searcher, "cite:84-5")), IsEmpty());
    const auto none = search(searcher, "cite:84-54");
    EXPECT_THAT(numbers(none), IsEmpty());
    ASSERT_EQ(none.diagnostics.size(), 1U);
    EXPECT_EQ(none.diagnostics.front().message, "« 84-54 » : rien de tel dans le champ cite");
}

TEST(Texts, ALawIsFoundByItsDay) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {"Vu la loi n°84-53 du 26 janvier 1984 portant dispositions"})});
    EXPECT_EQ(graph.trace("loi du 26 janvier 1984").root, "law:84-53");
}

TEST(KnownState, IsADatedListWithItsProof) {
    GraphOf graph(
        {act("2018-83", "26 MARS 2018", {}),
         act("2021-9", "28 JUIN 2021", {},
             {"D’abroger la délibération n°2018-83 du 26 mars 2018, excepté son article 3."}),
         act("2019-1", "24 JUIN 2019", {of_2018}, {"De compléter la délibération n°2018-83 du 26 mars 2018."})});
    const auto found = graph.trace("2018-83", query::Direction::out);
    ASSERT_EQ(found.changes.size(), 2U);
    EXPECT_EQ(found.changes[0].type, "completes");
    EXPECT_EQ(found.changes[0].date, "2019-06-24");
    EXPECT_EQ(found.changes[1].by, "2021-9@2021-06-28");
    EXPECT_TRUE(found.changes[1].in_part);
    EXPECT_THAT(found.changes[1].text, HasSubstr("excepté son article 3"));
    const auto json = query::to_json(found);
    EXPECT_EQ(json["known_state"]["words"], "état connu d'après le corpus");
    EXPECT_EQ(json["known_state"]["changes"][0]["words"], "complétée par");
    EXPECT_EQ(json["known_state"]["changes"][1]["words"], "abrogée en partie par");
    EXPECT_THAT(graph.trace("2019-1").changes, IsEmpty());
}

TEST(Removal, LeavesNothingOfWhatOnlyTheRemovedCited) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {of_2018})});
    graph.council().write("b.txt", {act("2020-2", "28 SEPTEMBRE 2020",
                                        {"Vu la délibération n°2017-7 en date du 3 avril 2017",
                                         "Vu la délibération n°2018-83 en date du 27 mars 2018",
                                         "Vu le Code du Patrimoine et notamment son article L.1"})});
    ASSERT_TRUE(graph.council().index().has_value());
    EXPECT_EQ(graph.trace("2017-7").root, "2017-7@2017-04-03");
    EXPECT_EQ(graph.trace("2018-83").nodes.at(0).variants.size(), 1U);
    graph.council().remove("b.txt");
    ASSERT_TRUE(graph.council().index().has_value());
    for (const char* gone :
         {"2017-7", "3 avril 2017", "2018-83 du 27 mars 2018", "Code du Patrimoine, article L.1", "2017-7@2017-04-03"})
        EXPECT_EQ(graph.refused(gone).code, ErrorCode::not_found) << gone;
    EXPECT_THAT(graph.trace("2018-83").nodes.at(0).variants, IsEmpty());
}

TEST(Missing, IsWhatIsCitedMostAndNotHeld) {
    const char* const old = "Vu la délibération n°6 en date du 21 mai 2012 « Aides »";
    GraphOf graph({act("2019-1", "24 JUIN 2019", {of_2018, old}), act("2019-2", "24 JUIN 2019", {old}),
                   act("2019-3", "24 JUIN 2019", {"Vu la délibération n°2019-1 en date du 24 juin 2019"})});
    const auto missing = graph.council().open().missing().value().nodes;
    EXPECT_THAT(keys(missing), ElementsAre("6@2012-05-21", "2018-83@2018-03-26"));
    EXPECT_EQ(missing[0].cited_by, 2U);
    EXPECT_EQ(missing[0].title, "Aides");
}

TEST(Documents, AreNoDeliberationsInTheGraph) {
    GraphOf graph({act("2019-1", "24 JUIN 2019", {of_2018})});
    graph.council().write_text("notice.txt", "NOTICE\n\nLes vélos se garent dans la cour.\n");
    ASSERT_TRUE(graph.council().index());
    const auto found = search(graph.council().open(), "garent");
    ASSERT_EQ(found.hits.size(), 1U);
    const auto nodes = graph.trace("act:" + found.hits[0].id).nodes;
    ASSERT_EQ(nodes.size(), 1U);
    EXPECT_EQ(nodes[0].label, "Document");
}

TEST(Walks, KeepTheirDirection) {
    // What rests on the same ground as an act neither cites it nor is cited by it.
    GraphOf graph({act("2019-1", "24 JUIN 2019", {of_2018}), act("2019-2", "24 JUIN 2019", {of_2018}),
                   act("2020-3", "28 SEPTEMBRE 2020", {"Vu la délibération n°2019-1 en date du 24 juin 2019"})});
    EXPECT_THAT(keys(graph.trace("2019-1", query::Direction::both, 5).nodes),
                ElementsAre("2019-1@2019-06-24", "2018-83@2018-03-26", "2020-3@2020-09-28"));
}

}  // namespace
}  // namespace recueil::tests
