#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;

std::vector<Grant> grants_of(const std::string& sentence) {
    ActText text;
    text.decision = "Article 2 :\n\n" + sentence + "\n\nPour : 4 voix\nContre : 0 voix\n\n(Adopté)\n";
    return text.act().grants;
}

struct AwardingSentence {
    const char* sentence;
    const char* beneficiary;
    double amount;
    const char* purpose;
};

class Grants : public ::testing::TestWithParam<AwardingSentence> {};

TEST_P(Grants, AwardedBySentence) {
    const auto grants = grants_of(GetParam().sentence);
    ASSERT_EQ(grants.size(), 1U) << GetParam().sentence;
    EXPECT_EQ(grants[0].beneficiary, GetParam().beneficiary);
    EXPECT_DOUBLE_EQ(grants[0].amount, GetParam().amount);
    EXPECT_EQ(grants[0].purpose, GetParam().purpose);
    EXPECT_EQ(grants[0].article, "2");
}

INSTANTIATE_TEST_SUITE_P(
    Sentences, Grants,
    ::testing::Values(
        AwardingSentence{"D’attribuer à l’association Roue libre une subvention de 12 000,00 € au titre de l’année "
                         "2018, selon les modalités reprises au rapport.",
                         "association Roue libre", 12000.0, "année 2018"},
        AwardingSentence{"D’accorder une subvention d’un montant de 250 000 € à la Communauté de communes du Bocage "
                         "pour la construction d’un gymnase.",
                         "Communauté de communes du Bocage", 250000.0, "construction d’un gymnase"},
        AwardingSentence{"D'attribuer au Syndicat mixte des Eaux une participation de 5 400 € pour l'étude des "
                         "nappes, conformément à la convention.",
                         "Syndicat mixte des Eaux", 5400.0, "étude des nappes"},
        AwardingSentence{"D’octroyer à la commune de Sées une aide de 1 250,50 € destinée à la réfection de l’école.",
                         "commune de Sées", 1250.5, "réfection de l’école"},
        AwardingSentence{
            "D’attribuer, au titre de l’appel à projets 2018, à la commune de Sées, une subvention d’un montant "
            "maximal de 40 000 €, soit 50 % d’une dépense de 80 000 €, pour la halle.",
            "commune de Sées", 40000.0, "halle"},
        AwardingSentence{
            "D’attribuer à l’association « Un vélo pour tous » une participation de 900 € pour ses sorties.",
            "association « Un vélo pour tous »", 900.0, "ses sorties"}));

TEST(Grants, WhatIsNoGrant) {
    EXPECT_TRUE(grants_of("La recette de 2 979 706 € sera affectée sur le budget départemental.").empty());
    EXPECT_TRUE(
        grants_of("D’instituer une aide à l’installation des médecins, d’un montant maximal de 15 000,00 €.").empty());
    EXPECT_TRUE(grants_of("D’affecter 7 120 455,02 € à la couverture du besoin de financement.").empty());
    EXPECT_TRUE(grants_of("D’acheter douze vélos pour 6 000 €.").empty());
}

TEST(Grants, AListAwardsEachItsSum) {
    const auto grants = grants_of(
        "D’attribuer les subventions suivantes :\n- 3 000,00 € à l’association Roue libre pour ses ateliers ;\n- 4 "
        "500,00 € au club Argentan Cyclisme pour le tour du bocage.");
    ASSERT_EQ(grants.size(), 2U);
    EXPECT_EQ(grants[0].beneficiary, "association Roue libre");
    EXPECT_EQ(grants[0].purpose, "ses ateliers");
    EXPECT_DOUBLE_EQ(grants[0].amount, 3000.0);
    EXPECT_EQ(grants[1].beneficiary, "club Argentan Cyclisme");
    EXPECT_DOUBLE_EQ(grants[1].amount, 4500.0);
}

}  // namespace
}  // namespace recueil::corpus
