// The titles of acts: lines that belong to them, and text around them that does not.
#include <string>

#include <gtest/gtest.h>

#include "tests/corpus/layout/found_acts.h"

namespace recueil::corpus {
namespace {

using tests::decided;
using tests::FoundActs;
using tests::minutes_header;
using tests::Rows;

std::string point(const std::string& heading) {
    return heading + "\n\nMadame le maire expose le dossier.\n\nVote : Pour à l’unanimité\n\n";
}

TEST(ActTitles, JoinTheSubtitlesOfAPoint) {
    const FoundActs found(
        minutes_header +
        point("1. Panneaux peints\n  − Accord à donner pour le prêt\n  − Sollicitation de subventions "
              "auprès du Département pour la\n    restauration des panneaux") +
        point("2. Travaux de la toiture\n  − Autorisation à donner à Madame le maire") +
        point("3. Eglise Saint-Luc – Travaux\n  − Modification du projet") +
        point("4. Classe de mer :\n  − Accord de principe"));
    EXPECT_EQ(
        found.rows,
        (Rows{" | Panneaux peints − Accord à donner pour le prêt − Sollicitation de subventions auprès du Département "
              "pour la restauration des panneaux",
              " | Travaux de la toiture − Autorisation à donner à Madame le maire",
              " | Eglise Saint-Luc – Travaux − Modification du projet", " | Classe de mer : − Accord de principe"}));
}

TEST(ActTitles, EndAtTheBlankLineBelowTheirColon) {
    const FoundActs found(minutes_header +
                          std::string("1/ Rapport de la commission :\n\nSDIS : géré par la commission, "
                                      "11740€ versés.\n\n14 votes pour\n\n2/ Renouvellement du "
                                      "contrat :\n\nPrésentation du directeur. Le contrat échoit.\n\n14 "
                                      "votes pour\n\n3/ Motion :\n\nUne motion est déposée.\n\n13 "
                                      "votes\n"));
    EXPECT_EQ(found.rows, (Rows{" | Rapport de la commission", " | Renouvellement du contrat", " | Motion"}));
}

TEST(ActTitles, GoOnInABracketThatIsOpen) {
    const FoundActs found(minutes_header +
                          point("1. Recrutement d’un agent contractuel (article\n3-2 de la loi n°84-53)") +
                          point("2. Election des membres du centre communal d’action sociale\n(CCAS)") +
                          point("3. Participation au camp de l’accueil de loisirs\nen juillet 2022"));
    EXPECT_EQ(found.rows, (Rows{" | Recrutement d’un agent contractuel (article 3-2 de la loi n°84-53)",
                                " | Election des membres du centre communal d’action sociale (CCAS)",
                                " | Participation au camp de l’accueil de loisirs en juillet 2022"}));
}

TEST(ActTitles, OfAnExtractAreNoNamesOfItsRollCall) {
    for (const char* const absent : {"Patrick VIGUIER", "Patrick VIGUIER, Anne ROY", "Mme ROY, M. FAU"}) {
        const FoundActs found(
            std::string(
                "Direction du Secrétariat\n\nExtrait du registre des délibérations\nn° 2014 / 208\n\nConvoqué le 16 "
                "mai 2014, le Conseil Municipal s’est réuni.\n\nPrésents :\nAnne ROY, Luc FAU\nAbsents :\n") +
            absent +
            "\n\nPôle de Recherche (PRES)\nDésignation d’un représentant\n\nMonsieur le Maire rapporte :\nLe pôle est "
            "un "
            "établissement public.\n\nLe Conseil Adopte.\nPour extrait conforme,\n");
        EXPECT_EQ(found.rows, Rows{"2014 / 208 | Pôle de Recherche (PRES) Désignation d’un représentant"}) << absent;
    }
}

TEST(ActTitles, GoOnBelowTheirClassAndWhatIsStampedIntoThem) {
    const std::string head =
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nL’an deux mil vingt-cinq, le premier juillet, le conseil municipal "
        "s’est réuni.\n\nPrésents : M. Albert DUVAL, Mme Berthe COLLET.\n\nOBJET : ";
    const std::string body =
        "\n\n25-07/047\n\nLE MAIRE,\n\nExpose le dossier.\n\nLe conseil municipal, après en avoir délibéré, décide "
        "à l’unanimité de créer un poste.\n\nPour extrait conforme\n";
    const std::string stamp =
        "\n\nAccusé de réception - Ministère de l'Intérieur\n\n099-229900012-20250701-25_07-047-DE\n\nAccusé certifié "
        "exécutoire\n\nRéception par le préfet : 03/07/2025\n\nPour l'autorité compétente par délégation\n\n";
    const struct {
        std::string heading;
        const char* title;
    } cases[] = {
        {"Finances communales :\n\n> Adoption d’un plan de financement : &\n\nv Achat du terrain",
         "Finances communales : Adoption d’un plan de financement : Achat du terrain"},
        {"Finances communales : Pour l'autorité compétente par délégation\n\n> Achat du terrain" + stamp,
         "Finances communales : Achat du terrain"},
        {"Finances communales :\n\n> Individualisation de crédits au profit de\n\nMadame Anne LEROY",
         "Finances communales : Individualisation de crédits au profit de Madame Anne LEROY"},
        {"Finances communales :\n\n> Individualisation de crédits au profit de" + stamp + "Madame Anne LEROY",
         "Finances communales : Individualisation de crédits au profit de Madame Anne LEROY"},
        {"Domaine communal :\n\n> Inscription d’un chemin : « Mare a Mare" + stamp + "étape du refuge »",
         "Domaine communal : Inscription d’un chemin : « Mare a Mare étape du refuge »"},
        {"Personnel :\n\n> Création d’un poste d’auxiliaire\n\n(avancement de grade)",
         "Personnel : Création d’un poste d’auxiliaire (avancement de grade)"},
    };
    for (const auto& each : cases) {
        const FoundActs found(head + each.heading + body);
        ASSERT_EQ(found.rows.size(), 1U) << each.heading;
        EXPECT_EQ(found.layout.acts[0].title.value_or(""), each.title) << each.heading;
    }
}

TEST(ActTitles, AreNoHeadsOfTheTablesThatADecisionAnnounces) {
    for (const char* const announced :
         {"comme suit :", "selon le tableau suivant :", "tels que présentés ci-après :"}) {
        const FoundActs found(
            minutes_header +
            std::string("Décisions modificatives de crédits\nLe conseil municipal, à l’unanimité, décide "
                        "de modifier les crédits,\n") +
            announced + "\n\nCOMPTE DÉPENSES\n\nArticle 022 : - 3 257 €\n\n" + decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{" | Décisions modificatives de crédits", " | Achat d’une tondeuse"})) << announced;
    }
}

TEST(ActTitles, EndAboveASentenceWithoutABlankLine) {
    const FoundActs found(minutes_header +
                          decided("DEL2024-061 : Approbation du procès-verbal de la séance du 4 juillet\nLe "
                                  "procès-verbal, transmis aux délégués, n’appelle aucune observation.") +
                          decided("DEL2024-062 : Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{"DEL2024-061 | Approbation du procès-verbal de la séance du 4 juillet",
                                "DEL2024-062 | Achat d’une tondeuse"}));
}

TEST(ActTitles, OfMinutesAreNoSpeakers) {
    const FoundActs found(minutes_header +
                          std::string("1 - Adoption de l’ordre du jour :\nMme le Maire\nL’ordre du jour est adopté à "
                                      "l’unanimité.\n\n") +
                          decided("2 - Tarifs de la cantine"));
    EXPECT_EQ(found.rows, (Rows{" | Adoption de l’ordre du jour", " | Tarifs de la cantine"}));
}

TEST(ActTitles, EndAboveTheVoteAndGoOnWithThePersonTheyLeadTo) {
    const FoundActs found(
        minutes_header +
        std::string("1. Tarifs de la cantine\nVote : pour à l’unanimité\nLe maire propose de relever les tarifs.\n\n"
                    "2. Vente du four communal\n(Pour : 12 – Contre : 1)\nLe four n’est plus utilisé.\n\n"
                    "3. Bail rural au profit de\nMadame Anne ROUX\nAdopté à l’unanimité\nLe bail arrive à terme.\n\n"));
    EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Vente du four communal",
                                " | Bail rural au profit de Madame Anne ROUX"}));
}

TEST(ActTitles, FollowNumbersThatLookLikeDays) {
    const FoundActs found(
        "COMMUNE DE VALMORET\nEXTRAIT DU REGISTRE DES DELIBERATIONS DU CONSEIL MUNICIPAL\n\nL’an deux "
        "mille vingt-trois, le 24 mai, le conseil municipal s’est réuni.\nPrésents : Albert DUVAL.\n\n" +
        decided("23-05-01. Tarifs de la cantine") + decided("23-05-02. Vente du four"));
    EXPECT_EQ(found.rows, (Rows{"23-05-01 | Tarifs de la cantine", "23-05-02 | Vente du four"}));
}

}  // namespace
}  // namespace recueil::corpus
