#include <fmt/format.h>
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
        AwardingSentence{"D’allouer 500 € à l’association Eau pour Tous pour un puits.", "association Eau pour Tous",
                         500.0, "un puits"},
        AwardingSentence{"Octroie à la SARL Menuiserie du Lac une aide de 8 500 € HT pour ses murs.",
                         "SARL Menuiserie du Lac", 8500.0, "ses murs"},
        AwardingSentence{
            "D’attribuer à l’association « Un vélo pour tous » une participation de 900 € pour ses sorties.",
            "association « Un vélo pour tous »", 900.0, "ses sorties"}));

TEST(Grants, WhatIsNoGrant) {
    EXPECT_TRUE(grants_of("La recette de 2 979 706 € sera affectée sur le budget départemental.").empty());
    EXPECT_TRUE(grants_of("D’attribuer une participation de 30 € par élève à l’école Sainte-Anne.").empty());
    EXPECT_TRUE(
        grants_of("D’instituer une aide à l’installation des médecins, d’un montant maximal de 15 000,00 €.").empty());
    EXPECT_TRUE(grants_of("D’affecter 7 120 455,02 € à la couverture du besoin de financement.").empty());
    EXPECT_TRUE(grants_of("D’acheter douze vélos pour 6 000 €.").empty());
}

// "beneficiary amount" of each grant.
std::vector<std::string> shown(const std::vector<Grant>& grants) {
    std::vector<std::string> all;
    for (const Grant& grant : grants) all.push_back(grant.beneficiary + " " + fmt::format("{}", grant.amount));
    return all;
}

struct Awards {
    const char* sentence;
    std::vector<std::string> grants;
};

class GrantsOfAnyWording : public ::testing::TestWithParam<Awards> {};

TEST_P(GrantsOfAnyWording, AreRead) {
    EXPECT_EQ(shown(grants_of(GetParam().sentence)), GetParam().grants) << GetParam().sentence;
}

INSTANTIATE_TEST_SUITE_P(
    MoneyTakenBackLentOrReceived, GrantsOfAnyWording,
    ::testing::Values(
        Awards{"De retirer la subvention de 3 500 € attribuée à l’association Les Rameurs.", {}},
        Awards{"D’annuler la subvention de 500 € accordée au club Le Judo.", {}},
        Awards{"De ne pas attribuer de subvention de 900 € à l’association Le Judo.", {}},
        Awards{"De refuser d’accorder une subvention de 900 € à l’association Le Judo.", {}},
        Awards{"De rejeter la demande de subvention de 900 € de l’association Le Judo.", {}},
        Awards{"De ramener de 900 € à 300 € la subvention accordée à l’association Le Judo.", {}},
        Awards{"D’accorder un prêt de 900 € à l’association Le Judo.", {}},
        Awards{"D’accorder à la SEM Habitat une avance remboursable de 900 €.", {}},
        Awards{"De solliciter une subvention de 900 € auprès de la Région et de l’État.", {}},
        Awards{"De verser une indemnité de 900 € à Mme Anne LE GALL.", {}},
        Awards{"De verser la cotisation de 900 € à l’association des maires.", {}},
        Awards{"D’accepter la subvention de 900 € de la commune de Sées.", {}},
        Awards{"De fixer les modalités d’attribution des subventions, plafonnées à 900 €, à l’association Le Judo.",
               {}},
        Awards{"De fixer à 900 € la contribution du Département au Service départemental d’incendie.", {}},
        Awards{"D’accorder une remise de 500 € à M. Paul ROCHE.", {}},
        Awards{"De verser une subvention d’équilibre de 12 000 € du budget principal au budget annexe.", {}},
        Awards{"De demander à la commune de Sées le remboursement de la subvention de 900 €.", {}},
        Awards{"De suspendre le versement de la subvention de 900 € à l’association Le Judo.", {}},
        Awards{"De différer le versement de la subvention de 900 € à l’association Le Judo.", {}},
        Awards{"De reverser à l’État la somme de 900 €.", {}},
        Awards{"D’attribuer une subvention de 900 € à l’association ________.", {}},
        Awards{"D’attribuer une subvention de 900 € à Madame XXX.", {}}));

INSTANTIATE_TEST_SUITE_P(
    ListsAndTables, GrantsOfAnyWording,
    ::testing::Values(
        Awards{"D’attribuer les subventions suivantes aux associations : - Les Rameurs : 500 € - Judo-Club : 300 €",
               {"Les Rameurs 500", "Judo-Club 300"}},
        Awards{"Attribue les subventions suivantes : Association Montant ADMR 600,00 € Société de chasse 150 € Total "
               "750,00 €",
               {"ADMR 600", "Société de chasse 150"}},
        Awards{"Décide de participer, au titre du dispositif « Forêts », au financement des projets détaillés dans le "
               "tableau ci-dessous. Bénéficiaire Montant maximum de la subvention Syndicat mixte de la forêt 84 000,00 "
               "€ Association des sylviculteurs 31 500,00 €",
               {"Syndicat mixte de la forêt 84000", "Association des sylviculteurs 31500"}},
        Awards{"De solliciter les aides du tableau ci-dessous. Financeur Montant État 300 € Région 200 €", {}},
        Awards{"D’attribuer à l’association Le Judo une subvention de EUR 900.", {"association Le Judo 900"}}));

INSTANTIATE_TEST_SUITE_P(
    Awarded, GrantsOfAnyWording,
    ::testing::Values(
        Awards{"D’attribuer une subvention de 100 € à l’association A et une subvention de 200 € à la commune de B.",
               {"association A 100", "commune de B 200"}},
        Awards{"D’attribuer à M. X une bourse de 300 €.", {"M. X 300"}},
        Awards{"Il est attribué à l’association Les Rameurs une subvention de 500 €.", {"association Les Rameurs 500"}},
        Awards{"Un concours de 500 € est accordé à la commune de Sées.", {"commune de Sées 500"}},
        Awards{"Une subvention exceptionnelle de 500 € sera versée au club Le Judo.", {"club Le Judo 500"}},
        Awards{"Accepte de verser une dotation exceptionnelle de 2500 euros à l’USYP.", {"USYP 2500"}},
        Awards{"DE VALIDER le versement d’une subvention exceptionnelle de 1 000€ au profit du Centre Alimentaire du "
               "Bocage.",
               {"Centre Alimentaire du Bocage 1000"}},
        Awards{"Attribué à Initiative Bocage une subvention de fonctionnement au titre de l’année 2025 d’un montant de "
               "1 315,00 €,",
               {"Initiative Bocage 1315"}},
        Awards{"Approuvé l’attribution d’une aide de 4 415,15 € à la société LJ AUTOMOBILES, sous réserve des devis,",
               {"société LJ AUTOMOBILES 4415.15"}},
        Awards{"D’attribuer à l’association Les Rameurs une subvention de mille cinq cents euros (1 500 €).",
               {"association Les Rameurs 1500"}},
        Awards{"D’attribuer\u00A0à l’association Les\u202FRameurs une subvention de 3.500,00\u00A0EUR.",
               {"association Les Rameurs 3500"}},
        Awards{"D’autoriser M. le Maire à verser à l’association Les Rameurs une subvention de 500 €.",
               {"association Les Rameurs 500"}},
        Awards{"DECIDE d’attribuer les subventions suivantes : - Association ADMR : 600,00 € - Société « ST HUBERT » : "
               "1 500,00 €",
               {"Association ADMR 600", "Société « ST HUBERT » 1500"}},
        Awards{"D’individualiser une aide, conformément à la convention, au profit de Madame Zoé PETIT, à hauteur de 3 "
               "461,00 "
               "€ (trois mille quatre cent soixante et un euros).",
               {"Madame Zoé PETIT 3461"}},
        Awards{
            "SOLLICITE l’aide de l’ANAH à hauteur de 30 000,00 € et de la Région à hauteur de 16 000,00 €, aides qui, "
            "une fois perçues, seront reversées au profit de Madame Zoé PETIT.",
            {"Madame Zoé PETIT 30000", "Madame Zoé PETIT 16000"}},
        Awards{"D’attribuer une aide à Madame Zoé PETIT — Résidence du Bois — à hauteur de 500 €.",
               {"Madame Zoé PETIT 500"}},
        Awards{"D’attribuer une subvention de 500 € à l’association Les Rameurs et d’autoriser le Président à signer.",
               {"association Les Rameurs 500"}},
        Awards{"D’attribuer 800 € au Comité des fêtes, 300 € à l’Amicale laïque et 200 € au Club de judo.",
               {"Comité des fêtes 800", "Amicale laïque 300", "Club de judo 200"}},
        Awards{"D’attribuer à l’association Les Rameurs une aide de 350,00 € et à l’OCCE 200 €.",
               {"association Les Rameurs 350", "OCCE 200"}},
        Awards{"De fixer à 800 € le montant de la subvention versée à l’Amicale laïque.", {"Amicale laïque 800"}},
        Awards{
            "D’allouer aux associations suivantes les subventions ci-après : Amicale laïque : 300 €, Comité des fêtes "
            ": 800 €.",
            {"Amicale laïque 300", "Comité des fêtes 800"}},
        Awards{"De voter une subvention de 500 € à l’ADMR et d’inscrire 700 € au budget.", {"ADMR 500"}}));

// Of a row with several cells only the first is the recipient.
TEST(Grants, ATableAwardsToTheFirstCellOfItsRows) {
    const auto grants = grants_of(
        "De décider d’attribuer les subventions suivantes :\n\n"
        "Bénéficiaire                  Opération                   Montant\n"
        "Commune de Ravières           Toiture de l’église         12 500 €\n"
        "Commune de Sainte-Vaubourg    Salle des associations       8 000 €\n");
    ASSERT_EQ(grants.size(), 2U);
    EXPECT_EQ(grants[0].beneficiary, "Commune de Ravières");
    EXPECT_DOUBLE_EQ(grants[0].amount, 12500.0);
    EXPECT_EQ(grants[1].beneficiary, "Commune de Sainte-Vaubourg");
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
