#include "query/ranking/answer_evidence.h"

#include <string_view>

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

double evidence(AnswerKind kind, std::string_view text) {
    AnswerKinds asked;
    asked.add(kind);
    return answer_evidence(asked, text);
}

struct Example {
    AnswerKind kind;
    std::string_view answers;
    std::string_view does_not;
};

class Evidence : public testing::TestWithParam<Example> {};

TEST_P(Evidence, IsHigherInAPassageThatAnswers) {
    EXPECT_GT(evidence(GetParam().kind, GetParam().answers), 0.4);
    EXPECT_LT(evidence(GetParam().kind, GetParam().does_not), 0.2);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Evidence,
    testing::Values(Example{AnswerKind::amount, "Le déficit est de 972 187,15 €.", "Le déficit est compensé en 2019."},
                    Example{AnswerKind::amount, "fixé à 98% de l'indice", "fixé au 1er janvier"},
                    Example{AnswerKind::people, "Titulaires : - Madame Odile VERNAY - Monsieur Paul ROSSET",
                            "La commission consultative est composée de membres."},
                    Example{AnswerKind::people, "1. Odile VERNAY 2. Paul ROSSET 3. Inès DAMBREVILLE",
                            "CONSEIL DE LA COMMUNE ANNEXE"},
                    Example{AnswerKind::time, "Les dossiers seront reçus avant le 6 novembre 2020.",
                            "Les dossiers seront examinés."},
                    Example{AnswerKind::vote, "Pour : 7 voix Contre : 2", "Les élus ont débattu."},
                    Example{AnswerKind::recusal, "M. ROSSET quitte la salle et ne prend pas part au vote.",
                            "M. ROSSET présente le dossier."}));

TEST(Evidence, IsNoneWhereNothingIsAsked) {
    EXPECT_EQ(answer_evidence({}, "12 € le 6 mai 2020"), 0);
    EXPECT_EQ(evidence(AnswerKind::amount, ""), 0);
}

TEST(Evidence, PassesOverMarksThatFoldToNothing) {
    for (const AnswerKind kind : answer_kinds) EXPECT_GE(evidence(kind, "12 \u00AD € \u0301 6 mai \u00AD 2020"), 0);
}

}  // namespace
}  // namespace recueil::query
