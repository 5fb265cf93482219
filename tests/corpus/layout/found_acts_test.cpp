// Acts that minutes, lists and texts without line breaks hold: one made-up text for each way to miss or invent them.
#include "tests/corpus/layout/found_acts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using tests::decided;
using tests::FoundActs;
using tests::minutes_header;
using tests::Rows;

const char* const running_header =
    "COMPTE RENDU DE LA SEANCE DU CONSEIL MUNICIPAL DU 20 DÉCEMBRE 2022 L’an deux mil vingt-deux, le vingt décembre, "
    "le "
    "conseil municipal de la commune de Valmoret s’est réuni sous la présidence de Monsieur René BEAU, Maire. Présents "
    ": "
    "Albert DUVAL, Berthe COLLET, Carl REMY. Absents : Dora LUCE. ";

// Text without line breaks.

TEST(FoundActs, CutsRunningTextBeforeNumbersWithASign) {
    const FoundActs found(
        "Liste des délibérations du Conseil Municipal du 25 janvier 2023 Le Conseil municipal, lors de sa séance du "
        "mercredi 25 janvier 2023, a adopté les délibérations : n°2023-001 Convention pour le versement d’une "
        "subvention "
        "à l’unanimité, APPROUVE les termes de la convention. n°2023-002 Désignation de représentants dans les "
        "collèges à "
        "l’unanimité des suffrages exprimés DECIDE de désigner M. FORT, selon la loi n°2018-032 Egalim. n°2023-003 "
        "Budget "
        "primitif à la majorité 38 votes pour 11 votes contre ADOPTE le budget.");
    EXPECT_EQ(found.rows,
              (Rows{"2023-001 | Convention pour le versement d’une subvention",
                    "2023-002 | Désignation de représentants dans les collèges", "2023-003 | Budget primitif"}));
}

TEST(FoundActs, CutsRunningTextBeforeNumbersThatAWordOpens) {
    const FoundActs found(
        "BUREAU du lundi 6 janvier 2020 COMPTE RENDU Sous la présidence de Monsieur Jean DUVAL, Président. Présents : "
        "Anne "
        "ROY, Luc FAU. Secrétaire de Séance : Luc FAU Par convocation du 30 décembre 2019, l’ordre du jour est le "
        "suivant : "
        "1 - Collecte 2 - Travaux Délibération DB-2020-001 - Collecte des déchets La collecte a fait l’objet d’un "
        "appel "
        "d’offres. APRES EN AVOIR DELIBERE, LE BUREAU, à l'unanimité, AUTORISE le Président à signer, comme la "
        "délibération "
        "DB-2019-044 le prévoit. Délibération DB-2020-002 - Travaux du collège Les travaux sont terminés. APRES EN "
        "AVOIR "
        "DELIBERE, LE BUREAU, à l'unanimité, APPROUVE l'avenant.");
    EXPECT_EQ(found.rows, (Rows{"DB-2020-001 | Collecte des déchets", "DB-2020-002 | Travaux du collège"}));
}

TEST(FoundActs, CutsRunningTextBeforeNamedPoints) {
    const FoundActs found(
        std::string(running_header) +
        "Affaire n° 1 : Détermination du nombre de saisonniers : Le Président expose à l’assemblée, Il convient de "
        "recruter. "
        "LE CONSEIL, APRES EN AVOIR DELIBERE, A L'UNANIMITE, DECIDE de recruter 23 agents. Affaire n° 2 : Loyers des "
        "bureaux : Le Président expose à l'assemblée, Par délibération du 5 mai, le conseil a fixé le loyer. LE "
        "CONSEIL, "
        "APRES EN AVOIR DELIBERE, A L'UNANIMITE, APPROUVE le loyer. Affaire n° 3 : Adhésion au réseau du bois : Le "
        "Président "
        "expose à l'assemblée, LE CONSEIL, APRES EN AVOIR DELIBERE, A L'UNANIMITE, DECIDE d’adhérer.");
    EXPECT_EQ(found.rows, (Rows{" | Détermination du nombre de saisonniers", " | Loyers des bureaux",
                                " | Adhésion au réseau du bois"}));
    ASSERT_EQ(found.layout.acts.size(), 3U);
    EXPECT_EQ(found.layout.acts[1].rank, "2");
}

TEST(FoundActs, CutsRunningTextBeforeRanksAndTitlesInCapitals) {
    const FoundActs found(
        std::string(running_header) +
        "1) APPROBATION DU PROCES VERBAL DU 30 NOVEMBRE Le compte rendu est adopté à l’unanimité. 2) ANNULATION DE LA "
        "DELIBERATION N°2022/08/21 : ABANDON DU REVERSEMENT DE LA TAXE VU le Code Général des Collectivités "
        "Territoriales, Le "
        "conseil municipal, à l’unanimité, décide : De ne pas reverser la taxe. 3) RESEAU DE CHALEUR URBAIN : AVENANT "
        "N°1 VU "
        "la loi du 11 décembre 2001, Le conseil municipal, à l’unanimité, approuve l’avenant.");
    EXPECT_EQ(found.rows, (Rows{" | APPROBATION DU PROCES VERBAL DU 30 NOVEMBRE",
                                " | ANNULATION DE LA DELIBERATION N°2022/08/21 : ABANDON DU REVERSEMENT DE LA TAXE",
                                " | RESEAU DE CHALEUR URBAIN : AVENANT N°1"}));
}

TEST(FoundActs, CutsRunningTextBelowItsAgenda) {
    const FoundActs found(
        std::string(running_header) +
        "Ordre du jour : Ouverture des crédits d’investissement 2023 Restes à réaliser 2022 Engagement dans la "
        "démarche "
        "Questions diverses OUVERTURE DES CRÉDITS D’INVESTISSEMENT 2023 Le maire rappelle que la collectivité peut "
        "payer. Le "
        "conseil municipal après délibération : AUTORISE le maire à payer 25 %. RESTES À RÉALISER 2022 DE LA SECTION "
        "Le "
        "programme n’a pas été réalisé. Le conseil municipal après délibération : VOTE le report. ENGAGEMENT DANS LA "
        "DÉMARCHE "
        "DE CONVENTION Les communes s’engagent. Le conseil municipal après délibération, ADOPTE le projet.");
    EXPECT_EQ(found.rows,
              (Rows{" | OUVERTURE DES CRÉDITS D’INVESTISSEMENT 2023", " | RESTES À RÉALISER 2022 DE LA SECTION",
                    " | ENGAGEMENT DANS LA DÉMARCHE DE CONVENTION"}));
}

TEST(FoundActs, ReadsAShortTextOfOneLine) {
    const FoundActs found(
        "LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL DU 27 JUILLET 2026 N° DCM TITRE DÉCISION DCM "
        "20260727-01 "
        "Institution d’un droit de préemption renforcé ADOPTÉE Les délibérations peuvent être consultées au "
        "secrétariat du "
        "maire. Liste affichée et mise en ligne le 28 juillet 2026 Le Maire Luc FAURE");
    EXPECT_EQ(found.rows, Rows{"20260727-01 | Institution d’un droit de préemption renforcé"});
}

TEST(FoundActs, ReadsNumbersOfDayAndSerial) {
    const FoundActs found(
        "PUBLICATION DES DÉLIBÉRATIONS CONSEIL COMMUNAUTAIRE DU 2 MARS 2022 Délibération OBJET VOTE 20220302_001 "
        "APPROBATION "
        "DU PROCES-VERBAL Accord à l’unanimité 20220302_002 DEBAT D’ORIENTATION Accord à l’unanimité 20220302_003 "
        "AVANCES SUR "
        "SUBVENTION Accord à l’unanimité 20220302_004 POSTE DE CHARGE DE PROJET Accord à 29 VOIX POUR");
    EXPECT_EQ(found.rows, (Rows{"20220302_001 | APPROBATION DU PROCES-VERBAL", "20220302_002 | DEBAT D’ORIENTATION",
                                "20220302_003 | AVANCES SUR SUBVENTION", "20220302_004 | POSTE DE CHARGE DE PROJET"}));
}

TEST(FoundActs, ReadsTheRankAndTheWholeNumberOfARow) {
    const FoundActs found(
        "LISTE DES DÉLIBÉRATIONS L'an deux mille vingt-six, le premier juillet, le Conseil d’Administration s'est "
        "réuni. "
        "N°1 D.CCAS/2026/19 - Fixation du nombre de sièges APPROUVÉE à l'unanimité N°2 D.CCAS/2026/20 - Décision "
        "modificative "
        "n°1 APPROUVÉE à l'unanimité N°3 D.CCAS/2026/21 - Avenant n°2 au bail APPROUVÉE à l'unanimité N°4 "
        "D.CCAS/2026/22 - "
        "Règlement de la résidence | APPROUVÉE à l'unanimité");
    EXPECT_EQ(found.rows,
              (Rows{"D.CCAS/2026/19 | Fixation du nombre de sièges", "D.CCAS/2026/20 | Décision modificative n°1",
                    "D.CCAS/2026/21 | Avenant n°2 au bail", "D.CCAS/2026/22 | Règlement de la résidence"}));
    ASSERT_EQ(found.layout.acts.size(), 4U);
    EXPECT_EQ(found.layout.acts[3].rank, "4");
}

TEST(FoundActs, EndsTheTitlesOfRunningText) {
    const FoundActs rows(
        "LISTE DES DÉLIBÉRATIONS SÉANCE DU CONSEIL MUNICIPAL DU 9 DÉCEMBRE 2022 Délibération n° 2022-01 examinée le 9 "
        "décembre "
        "2022 — Travaux en régie — approuvée Délibération n° 2022-02 examinée le 9 décembre 2022 — Convention prime "
        "chaleur-— "
        "approuvée e Délibération n° 2022-03 : Budget principal e Délibération n° 2022-04 : Vœu de soutien Les "
        "présentes "
        "délibérations peuvent faire l’objet d’un recours.");
    EXPECT_EQ(rows.rows, (Rows{"2022-01 | Travaux en régie", "2022-02 | Convention prime chaleur",
                               "2022-03 | Budget principal", "2022-04 | Vœu de soutien"}));
    const FoundActs contents(
        std::string("Conseil de communauté Séance du 12 février 2020 L’an deux mille vingt, le 12 "
                    "février, le Conseil s’est réuni. Table des matières ") +
        "D.01 - RAPPORT D’ORIENTATIONS – Rapporteur : Hervé ROBIN .....5 D.02 - SIGNATURE DE LA CHARTE – "
        "Rapporteur : Anne BESSE .....11 D.03 - CESSION DES LOCAUX – Rapporteur : Luc FAU .....12 D.04 - "
        "TARIFS DES PISCINES – Rapporteur : Luc FAU .....13 Adoption à l’unanimité.");
    EXPECT_EQ(contents.rows, (Rows{"D.01 | RAPPORT D’ORIENTATIONS", "D.02 | SIGNATURE DE LA CHARTE",
                                   "D.03 | CESSION DES LOCAUX", "D.04 | TARIFS DES PISCINES"}));
}

// Lines of minutes.

TEST(FoundActs, TakesNoSentenceForTheHeadOfAnExtract) {
    const FoundActs found(
        minutes_header + decided("AVANCEMENT DE GRADE") +
        "LOYER DE LA MAISON\nMonsieur le maire rappelle le devis qui avait été accepté par\ndélibération du "
        "conseil municipal de Valmoret en date du 3 février 2012.\nAprès en avoir délibéré, le conseil "
        "municipal, à l'unanimité, accepte le devis.\n\n" +
        decided("TARIFS DE LA SALLE"));
    EXPECT_EQ(found.layout.form, Form::minutes);
    EXPECT_EQ(found.rows, (Rows{" | AVANCEMENT DE GRADE", " | LOYER DE LA MAISON", " | TARIFS DE LA SALLE"}));
}

TEST(FoundActs, EndsTheAgendaAtTheFirstResult) {
    const FoundActs found(
        std::string(minutes_header) +
        "Ordre du jour\n\n1/ Motion ONF :\n\nLes communes souhaitent déposer une motion.\n\n14 votes "
        "pour\n\n2/ Etat d'assiette :\n\nLe programme est présenté.\n\n12 votes pour / 2 abstentions\n\n3/ "
        "Rapport de la commission\n\nIl est présenté.\n\n14 votes pour\n");
    ASSERT_EQ(found.layout.acts.size(), 3U);
    EXPECT_EQ(found.layout.acts[0].rank, "1");
    EXPECT_EQ(found.layout.acts[2].title, "Rapport de la commission");
}

TEST(FoundActs, TakesEntriesOfOneWordingForAnAgenda) {
    const FoundActs found(std::string(minutes_header) +
                          "Ordre du jour\nD2022_105 Adoption des tarifs\nD2022_106 Budget 907 - Admission en "
                          "non-valeur\nD2022_107 Budget 908 - "
                          "Admission en non-valeur\n"
                          "D2022_108 Budget 902 - Créances éteintes\n\n" +
                          decided("D2022_105 Adoption des tarifs") +
                          decided("D2022_106 Budget 907 - Admission en non-valeur"));
    EXPECT_EQ(found.rows,
              (Rows{"D2022_105 | Adoption des tarifs", "D2022_106 | Budget 907 - Admission en non-valeur"}));
}

TEST(FoundActs, TakesNoCountOfAVoteForATitle) {
    for (const char* const counts :
         {"Pour : 15\nAbstentions : 3, Mme DANAN, M. GOSSOT", "Contre : 12\nPour : 14", "« Oui » : 17\n« Non » : 12"}) {
        const FoundActs found(std::string(minutes_header) +
                              "1. Budget\n\nMadame le maire propose le compte.\n\nVote :\n   " + counts +
                              "\n\nMadame le maire remercie.\n\n2. Tarifs\n\nMadame le maire propose 10 €.\n\nVote "
                              ":\n   Pour : 15\n");
        EXPECT_EQ(found.rows, (Rows{" | Budget", " | Tarifs"})) << counts;
    }
}

TEST(FoundActs, TakesATitleWithAYear) {
    const char* const decision = "\nLe conseil municipal, à l'unanimité, décide de ne rien changer.\n";
    Rows expected;
    std::string text = minutes_header;
    for (const char* const title : {"Taux des taxes 2013", "Acceptation de recettes", "FETE COMMUNALE 2012",
                                    "Budget Primitif 2013", "Compte de Gestion 2012"}) {
        text += title + std::string(decision);
        expected.push_back(std::string(" | ") + title);
    }
    EXPECT_EQ(FoundActs(text).rows, expected);
}

TEST(FoundActs, KeepsTwoActsOfOneMisprintedNumber) {
    const FoundActs found(minutes_header + decided("D2024-52 - Objet : Redevance des réseaux") +
                          decided("D2024-53 - Objet : Redevance de l’eau") +
                          decided("D2024-52 - Objet : Tarification de la cantine"));
    EXPECT_EQ(found.rows, (Rows{"D2024-52 | Redevance des réseaux", "D2024-53 | Redevance de l’eau",
                                "D2024-52 | Tarification de la cantine"}));
}

TEST(FoundActs, KeepsTheFirstWordOfATitleOutOfTheNumber) {
    const FoundActs found(
        "LISTE DES DELIBERATIONS EXAMINEES PAR LE CONSEIL MUNICIPAL LE 3 OCTOBRE 2022\n\nDélibération n°2022-061 - "
        "Zone "
        "d'activités : vente du lot G - APPROUVEE\nDélibération n°2022-062 - Eau potable - APPROUVEE\nDélibération "
        "n°2022-063-RH - Budget principal - APPROUVEE\n");
    EXPECT_EQ(found.rows, (Rows{"2022-061 | Zone d'activités : vente du lot G", "2022-062 | Eau potable",
                                "2022-063-RH | Budget principal"}));
}

TEST(FoundActs, OpensNoActAtTheNumberOfALaw) {
    const FoundActs found(
        "Extrait du registre des délibérations du Conseil Municipal de la Ville de Valmoret\nn° 2014 / 138\nConvoqué "
        "le 17 "
        "avril 2014, le Conseil Municipal s'est réuni le 24 avril 2014 sous la présidence de M. DUVAL.\nPrésents : "
        "Albert "
        "DUVAL, Berthe COLLET.\n\nDélibération fixant les indemnités des élus\n\nMonsieur DUVAL rapporte :\nL'élu ne "
        "peut "
        "percevoir plus que l'indemnité définie par l'article 1er de l'ordonnance\nn°38-1210 du 13 décembre 1958 "
        "portant loi "
        "organique relative à l'indemnité des membres du Parlement.\nIl est proposé au Conseil Municipal :\n- "
        "D'adopter le "
        "tableau.\nLe Conseil Adopte.\nPour extrait conforme,\n");
    EXPECT_EQ(found.layout.form, Form::single);
    EXPECT_EQ(found.rows, Rows{"2014 / 138 | Délibération fixant les indemnités des élus"});
}

TEST(FoundActs, MakesNoActsOfTheDecisionsOfTheMayorOrOfAColumnOfNumbers) {
    const FoundActs decisions(
        minutes_header +
        std::string("DECISIONS MUNICIPALES PRISES PAR LE MAIRE EN VERTU DE SA DELEGATION\n\n23-17 "
                    "Convention de formation\n23-18 Contrat de cession\n23-19 Avenant au bail\n\n") +
        decided("23-20 Tarifs de la cantine") + decided("23-21 Achat d’une tondeuse"));
    EXPECT_EQ(decisions.rows, (Rows{"23-20 | Tarifs de la cantine", "23-21 | Achat d’une tondeuse"}));
    const FoundActs column(minutes_header +
                           std::string("Délibération n°01/2020\nDélibération n°02/2020\nDélibération n°03/2020\n\n") +
                           decided("Groupement de commandes pour l’achat de défibrillateurs") +
                           decided("Demande de subvention pour le préau"));
    EXPECT_EQ(column.rows, (Rows{" | Groupement de commandes pour l’achat de défibrillateurs",
                                 " | Demande de subvention pour le préau"}));
}

TEST(FoundActs, MakesNoActsOfTheRowsOfATableOfPermits) {
    const FoundActs found(
        minutes_header + decided("( Tarifs de la cantine") + decided("( Achat de matériel pour l’école") +
        std::string("( Divers\n\nDéclarations de travaux :\nD 1002 30/01/04 BOUR Roger 21 Rue du Brandon "
                    "G 1500 Garage\nD 1003 06/02/04 GUIL Odile Rue du Breuil G 1413 Maison\nD 1004 "
                    "06/02/04 GUER Jean Rue de la Treille G 1754 Véranda\n"));
    EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Achat de matériel pour l’école"}));
}

TEST(FoundActs, MakesNoActAboveTheOpeningOfTheSession) {
    for (const char* const above : {"Question 5 De la question 6 à la question 9", "VALMORET AGGLOMÉRATION BUREAU",
                                    "Conseillers Municipaux en exercice : 19"}) {
        const FoundActs found(
            std::string("PROCÈS-VERBAL\n\n") + above +
            "\n\nL’an 2023, le 29 mars, les membres du conseil municipal se sont réunis.\nPrésents : Anne "
            "ROY, Luc FAU\n\n" +
            decided("Tarifs de la cantine") + decided("Achat de matériel pour l’école"));
        EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Achat de matériel pour l’école"})) << above;
    }
}

TEST(FoundActs, ReadsTheLabelOfTheObjectThatOcrSpoilt) {
    for (const char* const label : {"OBJET", "DBIET", "O8JET", "OBIET", "biet"}) {
        const FoundActs found(
            std::string("EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nL’an 2023, le 29 mars, le conseil municipal "
                        "s’est réuni.\nPrésents : Anne ROY, Luc FAU\n\n") +
            label + " : Débat sur les orientations du budget\n\nVu le code,\n\n" + decided("Après en avoir délibéré,"));
        EXPECT_EQ(found.rows, Rows{" | Débat sur les orientations du budget"}) << label;
    }
}

}  // namespace
}  // namespace recueil::corpus
