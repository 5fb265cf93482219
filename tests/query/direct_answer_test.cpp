// The passage shown first, and the sentence that answers.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Both say the same words: the decision is shown, and where the report says it.
TEST(SearchPassages, ADecisionTakesThePlaceOfTheReportThatProposedIt) {
    Council council;
    TestAct act;
    act.title = "RÉFORME DES DOTATIONS";
    act.articles = {"D’adopter la création d’une aide volontariste de 33,00 € par élève et son indexation annuelle."};
    act.report =
        "Il est proposé d’adopter la création d’une aide volontariste de 33,00 € par élève et son indexation annuelle.";
    council.write("session.txt", {act});
    ASSERT_TRUE(council.index().has_value());
    const auto response = search(council.open(), "aide volontariste 33 euros par élève");
    ASSERT_FALSE(response.hits.empty());
    ASSERT_FALSE(response.hits[0].passages.empty());
    EXPECT_EQ(response.hits[0].passages[0].part, "article");
    EXPECT_EQ(response.hits[0].passages[0].also_lines.size(), 1U);
    for (const auto& passage : response.hits[0].passages) EXPECT_NE(passage.part, "report");
}

TEST(SearchPassages, APersonInTheRoleAskedAboutComesFirst) {
    Council council;
    TestAct there;
    there.number = "2020-1";
    there.present = {"M. Jean ROCHE", "Mme Lucie PETIT"};
    there.excused = {"M. Karim BEN AMOR"};
    TestAct away;
    away.number = "2020-2";
    away.day = "28 JUIN 2021";
    away.title = "BUDGET PRIMITIF";
    away.present = {"M. Jean ROCHE", "M. Karim BEN AMOR"};
    away.excused = {"Mme Lucie PETIT"};
    council.write("session.txt", {there, away});
    ASSERT_TRUE(council.index().has_value());
    const auto searcher = council.open();
    for (const std::string question :
         {"séances où Lucie Petit était excusée", "absence de Lucie Petit", "Petit n'était pas là"}) {
        const auto response = search(searcher, question);
        ASSERT_FALSE(response.hits.empty()) << question;
        EXPECT_EQ(response.hits[0].number, "2020-2") << question;
    }
    const auto response = search(searcher, "séances où Lucie Petit était excusée");
    EXPECT_EQ(response.hits[0].passages[0].part, "attendance");
    EXPECT_THAT(response.hits[0].passages[0].text, HasSubstr("Excusé"));
}

TEST(DirectAnswer, IsMadeOfFactsThatWereRead) {
    Council council;
    TestAct loan;
    loan.number = "2018-83";
    loan.day = "26 MARS 2018";
    loan.title = "PRÊT DE VÉLOS";
    loan.against = 3;
    TestAct change;
    change.number = "2020-302";
    change.title = "MODIFICATION DU PRÊT";
    change.articles = {"De modifier l’article 1 de la délibération n°2018-83 du 26 mars 2018."};
    TestAct grant;
    grant.number = "2020-7";
    grant.title = "SUBVENTION AU CLUB";
    grant.articles = {
        "D’attribuer à l’association Les Patineurs une subvention de 90 000,00 € au titre de l’année 2020."};
    council.write("session.txt", {loan, change, grant});
    ASSERT_TRUE(council.index().has_value());
    const auto searcher = council.open();
    const auto answer = [&](const std::string& text) {
        const auto response = search(searcher, text);
        return response.answer ? response.answer->kind + ": " + response.answer->text : std::string();
    };
    EXPECT_THAT(answer("délibération n°2018-83"),
                AllOf(HasSubstr("reference: "), HasSubstr("modifiée par la délibération n°2020-302"),
                      HasSubstr("citée par 1 acte")));
    EXPECT_THAT(answer("délibération 2018-84"), IsEmpty());
    EXPECT_THAT(answer("qui a voté contre le prêt de vélos"), AllOf(HasSubstr("vote: "), HasSubstr("contre 3")));
    EXPECT_THAT(answer("combien touchent les Patineurs"),
                AllOf(HasSubstr("amount: "), HasSubstr("90\u00A0000\u00A0€"), HasSubstr("Patineurs")));
    EXPECT_THAT(answer("Lucie Petit excusée"), AllOf(HasSubstr("person: "), HasSubstr("3 actes")));
    EXPECT_THAT(answer("séance du 26 mars 2018"), HasSubstr("session: Séance du 26/03/2018 : 1 acte"));
    EXPECT_THAT(answer("vélos"), IsEmpty());
}

}  // namespace
}  // namespace recueil::tests
