// Who cites and who is cited, over chains, cycles and deliberations that the corpus does not hold.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

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

class Trace : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        council_->write(
            "a.txt",
            {act("2019-1", "24 JUIN 2019",
                 {"Vu la délibération n°2018-83 du Conseil départemental en date du 26 mars 2018 « Soutien aux "
                  "médecins »",
                  "Vu la délibération n°6 du Conseil général en date du 21 mai 2012 « Aides »"}),
             act("2020-2", "28 SEPTEMBRE 2020",
                 {"Vu la délibération n°2019-1 du Conseil départemental en date du 24 juin 2019 « Décision »",
                  "Vu la délibération n°6 du Conseil départemental en date du 14 mars 2016 « Représentation »"},
                 {"De modifier l’article 2 de la délibération n°2018-83 du 26 mars 2018."}),
             // It is cited by what it cites: a cycle, as a correction after the fact makes one.
             act("2021-3", "28 JUIN 2021",
                 {"Vu la délibération n°2020-2 du Conseil départemental en date du 28 septembre 2020 « Décision »",
                  "Vu la loi n°84-53 du 26 janvier 1984 portant dispositions statutaires",
                  "Vu le Code Général des Collectivités Territoriales et, notamment, son article L.3211-1"}),
             act("2020-4", "28 SEPTEMBRE 2020",
                 {"Vu la délibération n°2021-3 du Conseil départemental en date du 28 juin 2021 « Décision »",
                  "Vu la délibération n°2020-2 du Conseil départemental en date du 28 septembre 2020 « Décision »"}),
             act("2021-5", "28 JUIN 2021",
                 {"Vu la délibération n°2020-4 du Conseil départemental en date du 28 septembre 2020 « Décision »",
                  "Vu la délibération n°2021-3 du Conseil départemental en date du 28 juin 2021 « Décision »"})});
        ASSERT_TRUE(council_->index().has_value());
        searcher_ = new query::Searcher(council_->open());
    }
    static void TearDownTestSuite() {
        delete searcher_;
        delete council_;
    }
    static query::Graph trace(const std::string& reference, query::Direction direction = query::Direction::both,
                              int depth = 1) {
        auto graph = searcher_->trace({reference, direction, depth});
        if (!graph) throw std::runtime_error(graph.error().message);
        return std::move(*graph);
    }
    static std::vector<std::string> keys(const std::vector<query::GraphNode>& nodes) {
        std::vector<std::string> all;
        for (const auto& node : nodes) all.push_back(node.key);
        return all;
    }
    static Council* council_;
    static query::Searcher* searcher_;
};
Council* Trace::council_ = nullptr;
query::Searcher* Trace::searcher_ = nullptr;

TEST_F(Trace, ADeliberationKnownOnlyByReferenceHasANodeWithWhatItsCitersSay) {
    for (const char* wording :
         {"2018-83", "n° 2018-83", "la délibération n°2018-83 du Conseil départemental en date du 26 mars 2018",
          "2018-83 du 26/03/2018", "délibération du 26 mars 2018"}) {
        const auto graph = trace(wording);
        EXPECT_EQ(graph.root, "2018-83@2018-03-26") << wording;
        const auto& root = graph.nodes.at(0);
        EXPECT_EQ(root.label, "Délibération n°2018-83 du 26/03/2018");
        EXPECT_EQ(root.title, "Soutien aux médecins");
        EXPECT_EQ(root.act_id, "");
        EXPECT_EQ(root.cited_by, 2U);
        EXPECT_THAT(keys(graph.nodes), ElementsAre("2018-83@2018-03-26", "2019-1@2019-06-24", "2020-2@2020-09-28"));
    }
}

TEST_F(Trace, RelationsAreTypedAndProved) {
    const auto graph = trace("2018-83", query::Direction::in);
    const auto change =
        std::find_if(graph.edges.begin(), graph.edges.end(), [](const auto& edge) { return edge.type == "amends"; });
    ASSERT_NE(change, graph.edges.end());
    EXPECT_EQ(change->from, "2020-2@2020-09-28");
    EXPECT_EQ(change->to, "2018-83@2018-03-26");
    EXPECT_EQ(change->part, "article");
    EXPECT_THAT(change->text, HasSubstr("modifier"));
    EXPECT_GT(change->line_start, 0);
    EXPECT_TRUE(std::any_of(graph.edges.begin(), graph.edges.end(), [](const auto& edge) {
        return edge.from == "2019-1@2019-06-24" && edge.type == "cites" && edge.part == "visa";
    }));
}

TEST_F(Trace, DirectionsAndDepth) {
    EXPECT_THAT(keys(trace("2020-2", query::Direction::out).nodes),
                ElementsAre("2020-2@2020-09-28", "2018-83@2018-03-26", "2019-1@2019-06-24", "6@2016-03-14"));
    EXPECT_THAT(keys(trace("2020-2", query::Direction::in).nodes),
                ElementsAre("2020-2@2020-09-28", "2020-4@2020-09-28", "2021-3@2021-06-28"));
    const auto deep = trace("2018-83", query::Direction::in, 10);
    EXPECT_THAT(keys(deep.nodes), ElementsAre("2018-83@2018-03-26", "2019-1@2019-06-24", "2020-2@2020-09-28",
                                              "2020-4@2020-09-28", "2021-3@2021-06-28", "2021-5@2021-06-28"));
    EXPECT_THAT(keys(trace("2018-83", query::Direction::in, 2).nodes), ::testing::Not(Contains("2021-5@2021-06-28")));
}

TEST_F(Trace, ACycleEnds) {
    const auto graph = trace("2020-4", query::Direction::both, 10);
    EXPECT_EQ(graph.root, "2020-4@2020-09-28");
    EXPECT_THAT(keys(graph.nodes), Contains("2021-3@2021-06-28"));
    std::set<std::string> known;
    for (const auto& node : graph.nodes) EXPECT_TRUE(known.insert(node.key).second) << node.key;
    for (const auto& edge : graph.edges) {
        EXPECT_TRUE(known.count(edge.from) != 0 && known.count(edge.to) != 0);
        EXPECT_NE(edge.from, edge.to);
    }
}

TEST_F(Trace, ANumberOfTwoDatesListsBoth) {
    const auto graph = trace("délibération n°6");
    EXPECT_EQ(graph.root, "");
    EXPECT_THAT(keys(graph.candidates), ElementsAre("6@2012-05-21", "6@2016-03-14"));
    EXPECT_EQ(trace("délibération n°6 du 14 mars 2016").root, "6@2016-03-14");
}

TEST_F(Trace, CodesAndLaws) {
    const auto law = trace("loi n°84-53 du 26 janvier 1984");
    EXPECT_EQ(law.nodes.at(0).kind, "law");
    EXPECT_THAT(keys(law.nodes), UnorderedElementsAre("law:84-53", "2021-3@2021-06-28"));
    const auto code = trace("L.3211-1");
    EXPECT_EQ(code.nodes.at(0).kind, "code");
    EXPECT_THAT(keys(code.nodes), Contains("2021-3@2021-06-28"));
    EXPECT_EQ(trace("article L. 3211-1 du CGCT").root, code.root);
}

TEST_F(Trace, AnActIdIsAReferenceToo) {
    const std::string id = trace("2019-1").nodes.at(0).act_id;
    ASSERT_FALSE(id.empty());
    EXPECT_EQ(trace(id).root, "2019-1@2019-06-24");
}

TEST_F(Trace, NonsenseAndTheUnknownAreNotFound) {
    for (const char* wording :
         {"", "les abeilles", "2099-999", "n°2018-83 du 27 mars 2018", "31 février 2020", "loi n°1-1"}) {
        const auto graph = searcher_->trace({wording, query::Direction::both, 1});
        ASSERT_FALSE(graph.has_value()) << wording;
        EXPECT_EQ(graph.error().code, ErrorCode::not_found) << wording;
    }
    EXPECT_EQ(searcher_->trace({"2018-83", query::Direction::both, 0}).error().code, ErrorCode::usage);
    EXPECT_EQ(searcher_->trace({"2018-83", query::Direction::both, 11}).error().code, ErrorCode::usage);
}

TEST_F(Trace, TheGraphIsTheSameWhateverTheOrderOfFilesAndUpdates) {
    const TestAct first =
        act("2019-1", "24 JUIN 2019", {"Vu la délibération n°2018-83 en date du 26 mars 2018 « Un titre »"});
    const TestAct second =
        act("2020-2", "28 SEPTEMBRE 2020", {"Vu la délibération n°2019-1 en date du 24 juin 2019 « Décision »"});
    Council one;
    one.write("a.txt", {first});
    ASSERT_TRUE(one.index().has_value());
    one.write("b.txt", {second});
    ASSERT_TRUE(one.index().has_value());
    Council other;
    other.write("b.txt", {second});
    ASSERT_TRUE(other.index().has_value());
    other.write("a.txt", {first});
    ASSERT_TRUE(other.index().has_value());
    const query::TraceRequest request{"2019-1", query::Direction::both, 3};
    EXPECT_EQ(query::to_json(one.open().trace(request).value()), query::to_json(other.open().trace(request).value()));
    one.remove("b.txt");
    ASSERT_TRUE(one.index().has_value());
    EXPECT_THAT(keys(one.open().trace(request).value().nodes), ElementsAre("2019-1@2019-06-24", "2018-83@2018-03-26"));
}

}  // namespace
}  // namespace recueil::tests
