#include "query/compare/act_diff.h"

#include <chrono>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using ::testing::ElementsAre;

corpus::Article article(std::string label, std::string text, int line = 1) {
    return {std::move(label), std::move(text), {line, line}};
}

// « 1=1 2=3 4+ 2- »: labels, and what became of each.
std::string rows(const std::vector<DiffRow>& rows) {
    std::string text;
    for (const DiffRow& row : rows) {
        if (!text.empty()) text += ' ';
        if (row.from) text += row.from->label;
        text += row.status == DiffStatus::equal     ? "="
                : row.status == DiffStatus::changed ? "~"
                : row.status == DiffStatus::removed ? "-"
                                                    : "+";
        if (row.to) text += row.to->label;
    }
    return text;
}

TEST(ActDiff, AlignsArticlesByLabelThenByLikeness) {
    corpus::Act from;
    from.articles = {article("1", "D’approuver le règlement des aides aux associations sportives."),
                     article("2", "De fixer à 500 € le plafond de l’aide versée à chaque club."),
                     article("3", "D’autoriser le Président à signer la convention type.")};
    corpus::Act to;
    to.articles = {article("1", "D’approuver le règlement des aides aux associations sportives."),
                   article("2", "De créer un comité de suivi qui siège tous les trimestres."),
                   article("3", "De fixer à 800 € le plafond de l’aide versée à chaque club."),
                   article("4", "D’autoriser le Président à signer la convention type.")};
    EXPECT_EQ(rows(compare_acts(from, to).articles), "1=1 +2 2~3 3=4");
}

TEST(ActDiff, PairsOneLabelWhereNothingIsMoreAlike) {
    corpus::Act from;
    from.articles = {article("1", "De vendre le presbytère."), article("2", "De créer une régie.")};
    corpus::Act to;
    to.articles = {article("1", "D’acheter douze vélos neufs.")};
    EXPECT_EQ(rows(compare_acts(from, to).articles), "1~1 2-");
}

TEST(ActDiff, TakesEqualArticlesWithoutLabelInOrder) {
    corpus::Act act;
    act.articles = {article("", "APPROUVE."), article("", "APPROUVE."), article("", "AUTORISE le maire.")};
    EXPECT_EQ(rows(compare_acts(act, act).articles), "= = =");
}

TEST(ActDiff, ComparesVisasTitlesAndVotes) {
    corpus::Act from;
    from.title = "ACHAT DE VÉLOS";
    from.visas = {{corpus::ReferenceKind::law, "Vu la loi n°82-213", {}, {}, {}, {}, {}, {}, {3, 3}},
                  {corpus::ReferenceKind::report, "Vu le rapport du Président", {}, {}, {}, {}, {}, {}, {4, 4}}};
    from.votes.emplace_back();
    from.votes[0].for_ = corpus::Tally{30};
    corpus::Act to = from;
    to.title = "ACHAT DE TROIS VÉLOS";
    to.visas.erase(to.visas.begin());
    to.votes[0].for_ = corpus::Tally{29};
    to.votes.emplace_back();
    const auto json = to_json(compare_acts(from, to));
    EXPECT_EQ(json["title"]["status"], "changed");
    EXPECT_EQ(json["title"]["pieces"][1], (nlohmann::ordered_json{{"op", "added"}, {"text", " TROIS"}}));
    EXPECT_EQ(json["visas"][0]["status"], "removed");
    EXPECT_EQ(json["visas"][0]["from"]["line_start"], 3);
    EXPECT_TRUE(json["visas"][0]["to"].is_null());
    EXPECT_EQ(json["visas"][1]["status"], "equal");
    EXPECT_EQ(json["votes"][0]["status"], "changed");
    EXPECT_EQ(json["votes"][0]["to"]["for"]["count"], 29);
    EXPECT_EQ(json["votes"][1]["status"], "added");
    EXPECT_EQ(json["words_added"], 1);
}

TEST(ActDiff, NamesTheActsThatTheRootChanges) {
    Graph graph;
    graph.root = "c";
    for (const auto* key : {"c", "a", "b", "d"}) {
        GraphNode node;
        node.key = key;
        node.act_id = key == std::string("d") ? "" : std::string("id-") + key;
        graph.nodes.push_back(node);
    }
    const auto edge = [&](std::string from, std::string to, std::string type) {
        GraphEdge made;
        made.from = std::move(from);
        made.to = std::move(to);
        made.type = std::move(type);
        graph.edges.push_back(made);
    };
    edge("c", "a", "amends");
    edge("c", "a", "repeals");
    edge("c", "b", "cites");
    edge("c", "d", "replaces");
    edge("b", "c", "amends");
    EXPECT_THAT(acts_changed_by_root(graph), ElementsAre("id-a"));

    ActDiff diff;
    diff.from.id = "id-a";
    diff.to.id = "id-c";
    add_relations(diff, graph);
    ASSERT_EQ(diff.relations.size(), 2U);
    EXPECT_EQ(diff.relations[0].from, "id-c");
    EXPECT_EQ(diff.relations[0].to, "id-a");
}

// Thousands of articles that share all their words but one, and a giant among them.
TEST(ActDiff, CostsNoSquare) {
    corpus::Act from;
    corpus::Act to;
    for (int i = 0; i < 20'000; ++i) {
        from.articles.push_back(article("", "De verser la somme de " + std::to_string(i) + " euros au club."));
        to.articles.push_back(article("", "De verser la somme de " + std::to_string(i * 7 + 3) + " euros au club."));
    }
    std::string giant;
    for (int i = 0; i < 300'000; ++i) giant += std::to_string(i) + " ";
    from.articles.push_back(article("", giant));
    to.articles.push_back(article("", giant + "fin"));
    const auto begin = std::chrono::steady_clock::now();
    const auto diff = compare_acts(from, to);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(60));
    EXPECT_GE(diff.articles.size(), 20'001U);
}

}  // namespace
}  // namespace recueil::query
