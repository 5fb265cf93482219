#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using ::testing::ElementsAre;

Act with_decision(const std::string& decision) {
    ActText text;
    text.decision = decision;
    return text.act();
}

std::vector<std::string> labels(const Act& act) {
    std::vector<std::string> all;
    for (const Article& article : act.articles) all.push_back(article.label);
    return all;
}

const char* const vote =
    "Dans les conditions de vote ci-dessous :\n\nPour : 4 voix (Groupe Vert)\nContre : 0 voix\nAbstention : 0 "
    "voix\n\n(Adopté)\n\n";

TEST(Decision, LabelsWithEveryAccidentOfLayout) {
    const Act act = with_decision(std::string("Article 1     :\n\nDe un.\n\nArticl  e 2   :\n\nDe deux.\n\nArticle   3 "
                                              "    : \n\nDe trois.\n\nArticle 4\n\nDe quatre.\n\n"
                                              "ARTICLE 5. De cinq.\n\n") +
                                  vote);
    EXPECT_THAT(labels(act), ElementsAre("1", "2", "3", "4", "5"));
    EXPECT_EQ(act.articles[1].text, "De deux.");
    EXPECT_EQ(act.articles[4].text, "De cinq.");
}

TEST(Decision, LabelsWithLettersLatinRanksAndHyphens) {
    const Act act =
        with_decision(std::string("Article 1er :\n\nDe un.\n\nArticle 1 bis :\n\nDe deux.\n\nArticle 1-1 :\n\nDe "
                                  "trois.\n\nArticle 2 TER.\n\nDe quatre.\n\nArticle A :\n\nDe cinq.\n\nArticle 3 B "
                                  ":\n\nDe six.\n\n") +
                      vote);
    EXPECT_THAT(labels(act), ElementsAre("1", "1 bis", "1-1", "2 ter", "A", "3 B"));
    EXPECT_EQ(act.articles[5].text, "De six.");
}

TEST(Decision, ASignatureWithoutRuleOrWithARuleOverTwoLines) {
    const std::string signed_by = "LE PRESIDENT DU CONSEIL DEPARTEMENTAL,\n\nJean ROCHE\n";
    for (const std::string& rule :
         {std::string(), std::string("..............................\n....................\n\n")}) {
        ActText text;
        text.signature = rule + signed_by;
        const Act act = text.act();
        ASSERT_EQ(act.signatories.size(), 1U) << rule;
        EXPECT_EQ(act.signatories[0].name, "Jean ROCHE");
    }
}

TEST(Decision, ResultAndUnanimityOfAVoteByGroups) {
    const Act act = with_decision(std::string("Article 1 :\n\nDe un.\n\n") + vote +
                                  "Article 2 :\n\nDe deux.\n\nPour : 1 voix (Groupe Vert)\nContre : 3 voix (Groupe "
                                  "Bleu)\nAbstention : 0 voix\n\n(Rejeté)\n\n");
    ASSERT_EQ(act.votes.size(), 2U);
    EXPECT_EQ(act.votes[0].result, VoteResult::adopted);
    EXPECT_TRUE(act.votes[0].unanimous);
    EXPECT_EQ(act.votes[1].result, VoteResult::rejected);
    EXPECT_FALSE(act.votes[1].unanimous);
}

TEST(Decision, ASentenceThatNamesAnArticleIsNoLabel) {
    const Act act = with_decision(
        std::string("Article 1 :\n\nDe suivre, selon l’\nArticle 2 de la présente délibération, le plan.\n\n") + vote);
    EXPECT_THAT(labels(act), ElementsAre("1"));
}

TEST(Decision, EachVoteCoversTheArticlesSinceTheOneBefore) {
    const Act act = with_decision(std::string("Article 1 :\n\nDe un.\n\n") + vote +
                                  "Article 2 :\n\nDe deux.\n\nArticle 3 :\n\nDe trois.\n\n" + vote);
    ASSERT_EQ(act.votes.size(), 2U);
    EXPECT_THAT(act.votes[0].articles, ElementsAre("1"));
    EXPECT_THAT(act.votes[1].articles, ElementsAre("2", "3"));
}

TEST(Decision, TextBetweenAVoteAndAnArticleIsNoOnes) {
    const Act act = with_decision(std::string("Article 1 :\n\nDe voter.\n\n") + vote +
                                  "Le Président appelle à candidature à 11h30 ;\n\nArticle 2 :\n\nIl est pourvu.\n");
    EXPECT_EQ(act.articles[0].text, "De voter.");
    EXPECT_EQ(act.articles[1].text, "Il est pourvu.");
    ASSERT_EQ(act.votes.size(), 1U);
    EXPECT_THAT(act.votes[0].articles, ElementsAre("1"));
}

TEST(Decision, TablesAndListsStayInTheirArticle) {
    const Act act = with_decision(
        std::string(
            "Article 1 :\n\nDe désigner :\n\n- Mme A ;\n- M. B.\n\nSection Code Recette €\n\nF 585Q01 2 979 706\n\n") +
        vote);
    EXPECT_EQ(act.articles[0].text, "De désigner : - Mme A ; - M. B. Section Code Recette € F 585Q01 2 979 706");
}

TEST(Decision, ArticlesOfAnAnnexedAgreementAreNotTheActs) {
    ActText text;
    text.annexes =
        " CONVENTION\n\nVu la loi n°2019-1479 du 28 décembre 2019 ;\n\nARTICLE 1 : Objet\n\nLa présente "
        "convention.\n\nARTICLE 2\n\nDurée.\n";
    const Act act = text.act();
    EXPECT_THAT(labels(act), ElementsAre("unique"));
    EXPECT_EQ(act.visas.size(), 1U);
    ASSERT_EQ(act.parts.size(), 2U);
    EXPECT_EQ(act.parts[1].kind, PartKind::annex);
}

TEST(Decision, SignatoriesWithTheirRoles) {
    const Act act = ActText{}.act();
    ASSERT_EQ(act.signatories.size(), 2U);
    EXPECT_EQ(act.signatories[0].name, "Jean ROCHE");
    EXPECT_EQ(act.signatories[0].role, "LE PRESIDENT DU CONSEIL DEPARTEMENTAL");
    EXPECT_EQ(act.signatories[1].name, "Zoé MARCHAND");
    EXPECT_EQ(act.signatories[1].role, "La Directrice Générale des Services");
    EXPECT_EQ(act.signed_date, "2018-03-26");
}

}  // namespace
}  // namespace recueil::corpus
