#include "query/ranking/answer_evidence.h"

#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

double evidence(AnswerKind kind, std::string_view text) {
    AnswerKinds asked;
    asked.add(kind);
    return answer_evidence(asked, {}, corpus::PassageKind::article, text).mean;
}

struct Example {
    AnswerKind kind;
    std::string_view answers;
    std::string_view does_not;
};

class EvidenceOfKinds : public testing::TestWithParam<Example> {};

TEST_P(EvidenceOfKinds, IsHigherInAPassageThatAnswers) {
    EXPECT_GT(evidence(GetParam().kind, GetParam().answers), 0.4);
    EXPECT_LT(evidence(GetParam().kind, GetParam().does_not), 0.2);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, EvidenceOfKinds,
    testing::Values(Example{AnswerKind::amount, "Le déficit est de 972 187,15 €.", "Le déficit est compensé en 2019."},
                    Example{AnswerKind::amount, "fixé à 98% de l'indice", "fixé au 1er janvier"},
                    Example{AnswerKind::people, "Titulaires : - Madame Odile VERNAY - Monsieur Paul ROSSET",
                            "La commission consultative est composée de membres."},
                    Example{AnswerKind::people, "1. Odile VERNAY 2. Paul ROSSET 3. Inès DAMBREVILLE",
                            "CONSEIL DE LA COMMUNE ANNEXE"},
                    Example{AnswerKind::time, "Les dossiers seront reçus avant le 6 novembre 2020.",
                            "Les dossiers seront examinés."},
                    Example{AnswerKind::deadline, "Les dossiers seront reçus avant le 6 novembre 2020.",
                            "La convention a été signée le 6 novembre 2020."},
                    Example{AnswerKind::deadline, "Le label a été reconduit pour une période de six ans.",
                            "Le bail court pour une période de six ans."},
                    Example{AnswerKind::duration, "pour une durée de dix-huit mois", "chaque mois, le 6 mai 2020"},
                    Example{AnswerKind::against, "Pour : 20 voix Contre : 3 voix", "Contre : 0 voix Abstention : 2"},
                    Example{AnswerKind::against, "M. ROSSET vote contre.", "aucune voix contre"},
                    Example{AnswerKind::abstention, "2 abstentions (Mme VERNAY)", "Contre : 2 voix Abstention : 0"},
                    Example{AnswerKind::people, "de désigner Mme Odile VERNAY", "de désigner trois membres"},
                    Example{AnswerKind::vote, "Pour : 7 voix Contre : 2", "Les élus ont débattu."},
                    Example{AnswerKind::recusal, "M. ROSSET quitte la salle et ne prend pas part au vote.",
                            "M. ROSSET présente le dossier."}));

TEST(AnswerEvidence, IsNoneWhereNothingIsAsked) {
    EXPECT_EQ(answer_evidence({}, {}, corpus::PassageKind::article, "12 € le 6 mai 2020").mean, 0);
    EXPECT_EQ(evidence(AnswerKind::amount, ""), 0);
}

double evidence_of(AnswerKind kind, corpus::PassageKind part) {
    AnswerKinds asked;
    asked.add(kind);
    return answer_evidence(asked, {}, part, "Mme Odile VERNAY, M. Paul ROSSET, Mme Inès DAMBREVILLE").mean;
}

TEST(AnswerEvidence, OfANumberIsTheNumberOfWhatIsCounted) {
    const auto counts = [](std::string_view text) {
        return answer_evidence({}, "organism", corpus::PassageKind::document, text).rare;
    };
    EXPECT_EQ(counts("La plateforme regroupe 14 organismes publics."), 1);
    EXPECT_EQ(counts("Quatorze grands organismes la rejoignent."), 1);
    EXPECT_EQ(counts("Les organismes la rejoignent en 2019."), 0);
    EXPECT_EQ(counts(""), 0);
}

TEST(AnswerEvidence, SaysWhereItIs) {
    const std::string_view text = "Reçu le 6 mai 2020 : 12 500 € pour la digue, 3 % pour le quai.";
    AnswerKinds asked;
    asked.add(AnswerKind::amount);
    std::vector<std::string_view> signs;
    for (const auto& [begin, end] : answer_signs(asked, {}, corpus::PassageKind::article, text))
        signs.push_back(text.substr(begin, end - begin));
    EXPECT_THAT(signs, testing::ElementsAre("€", "%"));
    EXPECT_TRUE(answer_signs({}, {}, corpus::PassageKind::article, text).empty());
    EXPECT_TRUE(answer_signs(asked, {}, corpus::PassageKind::title, text).empty());
}

TEST(AnswerEvidence, DependsOnThePart) {
    EXPECT_EQ(evidence_of(AnswerKind::people, corpus::PassageKind::attendance), 0);
    EXPECT_EQ(evidence_of(AnswerKind::people, corpus::PassageKind::title), 0);
    EXPECT_EQ(evidence_of(AnswerKind::people, corpus::PassageKind::annex), 1);
    EXPECT_EQ(evidence_of(AnswerKind::reason, corpus::PassageKind::report), 1);
    EXPECT_EQ(evidence_of(AnswerKind::reason, corpus::PassageKind::article), 0);
}

TEST(AnswerEvidence, PassesOverMarksThatFoldToNothing) {
    for (const AnswerKind kind : answer_kinds) EXPECT_GE(evidence(kind, "12 \u00AD € \u0301 6 mai \u00AD 2020"), 0);
}

}  // namespace
}  // namespace recueil::query
