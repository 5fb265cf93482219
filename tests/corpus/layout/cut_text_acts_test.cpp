// Acts in text that came without line breaks and is cut short, as search engines keep the text of a PDF: its heads and
// feet, its table of contents and its last point.
#include <string>

#include <gtest/gtest.h>

#include "tests/corpus/layout/found_acts.h"

namespace recueil::corpus {
namespace {

using tests::FoundActs;
using tests::Rows;

const char* const header =
    "COMPTE RENDU DE LA SEANCE DU CONSEIL MUNICIPAL DU 4 MAI 2023 L’an deux mille vingt-trois, le quatre mai, le "
    "conseil "
    "municipal de la commune de Valmoret s’est réuni sous la présidence de Monsieur René BEAU, Maire. Présents : "
    "Albert "
    "DUVAL, Berthe COLLET, Carl REMY. Absents : Dora LUCE. ";

std::string point(const std::string& heading) {
    return heading +
           " Le maire rappelle que les travaux sont terminés. Le conseil municipal, après en avoir délibéré, à "
           "l’unanimité, APPROUVE le projet. ";
}

std::string with_header(const std::string& text) {
    return header + text;
}

TEST(CutText, ItsLastPointIsAnActThoughTheDecisionIsLost) {
    const std::string decided = point("1) ACHAT DE DEUX BANCS") + point("2) VENTE DU FOUR COMMUNAL");
    EXPECT_EQ(
        FoundActs(with_header(decided + "3) TARIFS DE LA CANTINE Le maire propose de relever les tarifs de la")).rows,
        (Rows{" | ACHAT DE DEUX BANCS", " | VENTE DU FOUR COMMUNAL", " | TARIFS DE LA CANTINE"}));
    EXPECT_EQ(FoundActs(with_header(decided + "3) QUESTIONS DIVERSES Le maire répond aux questions de la")).rows.size(),
              2U);
    EXPECT_EQ(
        FoundActs(with_header(decided + "3) TARIFS DE LA CANTINE Le maire en parlera la prochaine fois.")).rows.size(),
        2U)
        << "a whole text decides nothing on its last point";
}

TEST(CutText, ItsLastTitleIsAnActWhereAllTitlesAreInCapitals) {
    const FoundActs found(
        with_header(point("ACHAT DE DEUX BANCS POUR LA PLACE") + point("VENTE DU FOUR COMMUNAL DE LA PLACE") +
                    "CREATION D’UN POSTE DE JARDINIER Le maire rappelle que les espaces verts de la"));
    EXPECT_EQ(found.rows, (Rows{" | ACHAT DE DEUX BANCS POUR LA PLACE", " | VENTE DU FOUR COMMUNAL DE LA PLACE",
                                " | CREATION D’UN POSTE DE JARDINIER"}));
}

TEST(CutText, InitialsOfADeliberationBeforeANumberMakeAnActOfItsOwn) {
    EXPECT_EQ(
        FoundActs(with_header("APPROBATION DU PROCES-VERBAL DU 8 MARS 2023 Le maire demande s’il y a des "
                              "observations. LE CONSEIL MUNICIPAL A la majorité par 13 voix pour Le procès-verbal "
                              "est approuvé. DEL20230504_1 : Présentation du rapport social Le maire présente le"))
            .rows,
        (Rows{" | APPROBATION DU PROCES-VERBAL DU 8 MARS 2023", "DEL20230504_1 | Présentation du rapport social"}));
}

TEST(CutText, ADeliberationThatIsNamedIsAnActAboveItsDecision) {
    const std::string bureau =
        "BUREAU du lundi 16 janvier 2023 PROCES-VERBAL Sous la présidence de Monsieur Jean DUVAL, Président. Présents "
        ": "
        "Anne ROY (jusqu’à la DB-2023-018), Luc FAU. Secrétaire de Séance : Luc FAU ";
    EXPECT_EQ(
        FoundActs(bureau + "Délibération DB-2023-001 - Candidature à l’appel à projet du Département VU l’appel à "
                           "projet ; VU la priorité 1 du programme ; CONSIDERANT que les opérations attendues")
            .rows,
        (Rows{"DB-2023-001 | Candidature à l’appel à projet du Département"}));
    EXPECT_EQ(
        FoundActs(bureau + "Les membres évoquent la délibération DB-2023-001 - Candidature du Département, dont VU "
                           "l’appel à projet, il est question depuis")
            .rows,
        Rows{});
}

// Titles.

TEST(CutText, ATitleEndsWhereTheDecisionBegins) {
    const std::string list =
        "Liste des délibérations du Conseil Municipal du 25 janvier 2023 Le Conseil municipal, lors de sa séance du "
        "mercredi 25 janvier 2023, a adopté les délibérations : ";
    EXPECT_EQ(FoundActs(list + "n°2023-001 Convention pour le « Guichet unique ». à l’unanimité, APPROUVE les termes. "
                               "n°2023-002 Redevance de 3% à la majorité, 9 votes pour ADOPTE la redevance. n°2023-003 "
                               "Servitude de passage rue Haute DECIDE d’autoriser le passage. APPROUVE les termes. "
                               "n°2023-004 Poste de CHARGE DE MISSION 12 voix pour FIXE la rémunération.")
                  .rows,
              (Rows{"2023-001 | Convention pour le « Guichet unique ».", "2023-002 | Redevance de 3%",
                    "2023-003 | Servitude de passage rue Haute", "2023-004 | Poste de CHARGE DE MISSION"}));
}

TEST(CutText, ATitleGoesOnBehindItsClassAndTheNameOfABody) {
    const std::string text =
        "BUREAU du lundi 6 mars 2023 COMPTE RENDU Sous la présidence de Monsieur Jean DUVAL, Président. Présents : "
        "Anne "
        "ROY, Luc FAU. Secrétaire de Séance : Luc FAU ";
    const std::string decided =
        " Il convient de délibérer. DECISION (par 4 voix POUR, 0 voix CONTRE, 0 ABSTENTION) Le "
        "Bureau communautaire décide de : • D’autoriser le Président à signer. ";
    EXPECT_EQ(
        FoundActs(text +
                  "DÉLIBÉRATION BC_2023_008 - CONVENTION AVEC LE SYNDICAT D'ENERGIE DU DEPARTEMENT DE LA "
                  "BROME ET LA COMMUNE DE VALMORET" +
                  decided + "DÉLIBÉRATION BC_2023_009 - MARCHES PUBLICS - Travaux de voirie de la rue Haute" + decided)
            .rows,
        (Rows{"BC_2023_008 | CONVENTION AVEC LE SYNDICAT D'ENERGIE DU DEPARTEMENT DE LA BROME ET LA COMMUNE DE "
              "VALMORET",
              "BC_2023_009 | MARCHES PUBLICS - Travaux de voirie de la rue Haute"}));
}

TEST(CutText, ANumberWhoseMarksOcrLostIsOfTheSeries) {
    EXPECT_EQ(
        FoundActs(with_header(point("D2023 090 ACHAT DE DEUX BANCS") + point("D2023_091 VENTE DU FOUR COMMUNAL"))).rows,
        (Rows{"D2023 090 | ACHAT DE DEUX BANCS", "D2023_091 | VENTE DU FOUR COMMUNAL"}));
}

// Heads and feet.

TEST(CutText, RunningHeadsAndPageNumbersAreInNoTitleAndPartNoRank) {
    const FoundActs found(
        with_header(point("1) Délibération n° 2023-05/01 : Achat de deux bancs") + "PV CM 4 mai 2023 Page 1 " +
                    point("2) Délibération n° 2023-05/02 : VENTE DU FOUR COMMUNAL PV CM 4 mai 2023 Page 2") +
                    "PV CM 4 mai 2023 Page 3 " + point("3) Délibération n° 2023-05/03 : Tarifs de la cantine")));
    EXPECT_EQ(found.rows, (Rows{"2023-05/01 | Achat de deux bancs", "2023-05/02 | VENTE DU FOUR COMMUNAL",
                                "2023-05/03 | Tarifs de la cantine"}));
    ASSERT_EQ(found.layout.acts.size(), 3U);
    EXPECT_EQ(found.layout.acts[2].rank, "3");
}

TEST(CutText, TheApprovalOfTheMinutesHasItsRankAndItsHeading) {
    const FoundActs ranked(
        with_header("Secrétaire de séance : Carl REMY 1) Le procès-verbal du conseil municipal du 9 "
                    "mars 2023 est approuvé à l’unanimité " +
                    point("2) Délibération n° 2023-05/01 : Achat de deux bancs") +
                    point("3) Délibération n° 2023-05/02 : Vente du four")));
    ASSERT_EQ(ranked.rows.size(), 3U);
    EXPECT_EQ(ranked.layout.acts[0].rank, "1");
    EXPECT_EQ(
        FoundActs(with_header("Le quorum étant atteint, le Président ouvre la séance Approbation du procès-verbal "
                              "de la séance du 9 mars 2023 Le Président donne lecture du procès-verbal. Le Conseil "
                              "Municipal l’approuve à l’unanimité. " +
                              point("N°07/01-2023 – Achat de deux bancs") +
                              point("N°07/02-2023 – Vente du four communal")))
            .rows,
        (Rows{" | Approbation du procès-verbal de la séance du 9 mars 2023", "07/01-2023 | Achat de deux bancs",
              "07/02-2023 | Vente du four communal"}));
}

// Tables of contents.

TEST(CutText, ATableOfContentsMakesNoActs) {
    const std::string contents =
        "Table des matières D.01 - RAPPORT D’ORIENTATIONS – Rapporteur : Anne ROY ..............5 D.02 - CHARTE DU "
        "RESEAU DE PROXIMITE – Rapporteur : Luc FAU.....................11 D.03 - VENTE DU FOUR – Rapporteur : Anne "
        "ROY "
        ".........12 D.04 - ACHAT DE BANCS – Rapporteur : Luc FAU ..............14 ";
    EXPECT_EQ(FoundActs(with_header(contents)).rows, Rows{});
    EXPECT_EQ(FoundActs(with_header(contents + point("D.01 - RAPPORT D’ORIENTATIONS") +
                                    point("D.02 - CHARTE DU RESEAU DE PROXIMITE") + point("D.03 - VENTE DU FOUR") +
                                    point("D.04 - ACHAT DE BANCS")))
                  .rows,
              (Rows{"D.01 | RAPPORT D’ORIENTATIONS", "D.02 | CHARTE DU RESEAU DE PROXIMITE", "D.03 | VENTE DU FOUR",
                    "D.04 | ACHAT DE BANCS"}));
}

TEST(CutText, LinesWithLeadersAreContentsWherePagesRise) {
    EXPECT_EQ(FoundActs(std::string(tests::minutes_header) +
                        "Sommaire\nDEL2012-01 – Achat de bancs .......... 2\nDEL2012-02 – Vente du four .......... 3\n"
                        "DEL2012-03 – Tarifs .......... 3\nDEL2012-04 – Bail rural .......... 5\n\n" +
                        tests::decided("DEL2012-01 – Achat de bancs") + tests::decided("DEL2012-02 – Vente du four") +
                        tests::decided("DEL2012-03 – Tarifs") + tests::decided("DEL2012-04 – Bail rural"))
                  .rows,
              (Rows{"DEL2012-01 | Achat de bancs", "DEL2012-02 | Vente du four", "DEL2012-03 | Tarifs",
                    "DEL2012-04 | Bail rural"}));
}

// Numbers.

TEST(CutText, TheIdentifierOfTheStampSaysWhichWordIsTheNumber) {
    EXPECT_EQ(
        FoundActs("Visa de la Préfecture : 099-249900252-20230504-14-04-05-23-C-DE / 06-05-2023 Communauté de "
                  "Communes des Trois Rus EXTRAIT DU REGISTRE DES DELIBERATIONS 14/04-05-23/C L’an deux mille "
                  "vingt-trois, le 4 mai, le Conseil communautaire s’est réuni. Objet : Arrêt du plan climat "
                  "Nombre de membres en exercice : 60 Vu le code de l’environnement ; Vu la loi n° 2015-992 du 17 "
                  "août 2015 ; Le Conseil communautaire, après en avoir délibéré, à l’unanimité, ARRETE le plan.")
            .rows,
        (Rows{"14/04-05-23/C | Arrêt du plan climat"}));
}

}  // namespace
}  // namespace recueil::corpus
