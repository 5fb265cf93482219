// Where acts begin and end: agendas above them, heads that come back on each page, lines of votes between them.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/corpus/layout/found_acts.h"

namespace recueil::corpus {
namespace {

using tests::decided;
using tests::FoundActs;
using tests::minutes_header;
using tests::Rows;

const Rows two_points{" | Tarifs de la cantine", " | Achat d’une tondeuse"};
const Rows three_points{" | Tarifs de la cantine", " | Achat d’une tondeuse", " | Vente de la parcelle"};

TEST(ActBounds, LeavesTheEntriesOfAnAgendaThatTheAssemblyCompleted) {
    for (const char* const accord :
         {"Accord du conseil pour ajouter à l’ordre du jour le point suivant :",
          "Le conseil municipal accepte à l’unanimité d’ajouter ce point à l’ordre du jour :",
          "M. le maire demande le rajout d’un point à l’ordre du jour. Adopté à l’unanimité.",
          "Le conseil municipal donne son accord pour inscrire à l’ordre du jour :"}) {
        const FoundActs found(
            minutes_header + std::string("Ordre du jour\n1. Tarifs de la cantine\n2. Achat d’une tondeuse\n\n") +
            accord + "\n\n3. Vente de la parcelle\n\nLe quorum est atteint.\n\n" + decided("1. Tarifs de la cantine") +
            decided("2. Achat d’une tondeuse") + decided("3. Vente de la parcelle"));
        EXPECT_EQ(found.rows, three_points) << accord;
    }
}

TEST(ActBounds, EndsTheAgendaWhereItsFirstEntryComesBackInOtherWords) {
    const FoundActs found(minutes_header +
                          std::string("Ordre du jour\nApprobation du compte rendu du conseil du 8 juin\nTarifs de la "
                                      "cantine\nAchat d’une tondeuse\n\nApprobation du compte rendu du Conseil "
                                      "Municipal du 8 juin 2012\n\nLe compte rendu du 8 juin est validé à "
                                      "l’unanimité\n\n") +
                          decided("Tarifs de la cantine") + decided("Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{" | Approbation du compte rendu du Conseil Municipal du 8 juin 2012",
                                " | Tarifs de la cantine", " | Achat d’une tondeuse"}));
}

TEST(ActBounds, TakesNamesBelowADesignationForItsDecision) {
    for (const char* const names :
         {"Titulaire : Luc FAURE\nSuppléante : Anne ROY", "Délégués titulaires : M. Luc FAURE, Mme Anne ROY",
          "Commission des finances\nLuc FAURE – Anne ROY – Albert DUVAL", "Représentant : Mme ROY"}) {
        const FoundActs found(minutes_header + decided("Tarifs de la cantine") +
                              "Désignation des délégués au syndicat des eaux\n\n" + names + "\n\n" +
                              decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Désignation des délégués au syndicat des eaux",
                                    " | Achat d’une tondeuse"}))
            << names;
    }
    // The opening of the session, and names under a point of information.
    for (const char* const heading : {"Désignation du secrétaire de séance", "Plan communal de sauvegarde"}) {
        const FoundActs found(
            minutes_header + decided("Tarifs de la cantine") + heading +
            "\n\nLe maire rappelle qui est nommé.\n\nTitulaire : Luc FAURE\nSuppléante : Anne ROY\n\n" +
            decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, two_points) << heading;
    }
}

TEST(ActBounds, OpensAPointAboveTheAssemblyAndItsGrounds) {
    for (const char* const assembly : {"La commune de Valmoret,", "Le conseil municipal,", "L’assemblée :"}) {
        const FoundActs found(minutes_header + decided("Tarifs de la cantine") +
                              "Exercice de la préemption, 10 rue du Port\n" + assembly +
                              "\n− Vu le Code de l’Urbanisme ;\n− Vu le plan du 5 juillet 1996 ;\n\nDécide :\n− de "
                              "faire valoir son droit.\n− de signer l’acte.\n\n" +
                              decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Exercice de la préemption, 10 rue du Port",
                                    " | Achat d’une tondeuse"}))
            << assembly;
    }
}

TEST(ActBounds, LeavesPartsOfAPointThatBeginAgainInItsStyle) {
    std::string text = minutes_header;
    for (int rank = 1; rank <= 8; ++rank) {
        text += decided(std::to_string(rank) + " - Convention avec le club de la rue " + std::to_string(rank + 20));
        if (rank == 7)
            text +=
                "2 - Les redevances du domaine\n\nTarif réduit pour : 2,00 €\nTarif pour 1 h : 4,00 €\n\n3 - Les "
                "refacturations\n\nRéduction pour : 50 %\n\n";
    }
    EXPECT_EQ(FoundActs(text).rows.size(), 8U);
    // A second session begins again.
    const std::string session =
        decided("1 - Tarifs de la cantine") + decided("2 - Achat d’une tondeuse") + decided("3 - Vente de la parcelle");
    EXPECT_EQ(FoundActs(minutes_header + session + session).rows.size(), 6U);
}

TEST(ActBounds, LeavesAnEntryThatIsPrintedAboveTheAgendaOfItsAct) {
    const FoundActs found(minutes_header +
                          std::string("Points ajoutés :\n\nVente de la parcelle communale\n\nLe "
                                      "maire ouvre la séance.\n\n") +
                          decided("2012/14 – Tarifs de la cantine") + decided("2012/15 – Achat d’une tondeuse") +
                          decided("2012/16 – Vente de la parcelle communale"));
    EXPECT_EQ(found.rows, (Rows{"2012/14 | Tarifs de la cantine", "2012/15 | Achat d’une tondeuse",
                                "2012/16 | Vente de la parcelle communale"}));
}

TEST(ActBounds, EndsTheAgendaWhereItsFirstEntryComesBack) {
    // The sub-titles of two entries are alike, and the first entry ends elsewhere below.
    const FoundActs found(
        minutes_header +
        std::string("ORDRE DU JOUR\n1. Maîtrise d’œuvre pour les travaux de réparation du plancher de "
                    "l’Hôtel\nde Ville\n - Autorisation à donner au maire pour la signature du marché\n"
                    "2. Tarifs de la cantine\n - Autorisation à donner au maire pour la signature du "
                    "marché\n3. Achat d’une tondeuse\n") +
        decided("1. Maîtrise d’œuvre pour les travaux de réparation du plancher de l’Hôtel de Ville") +
        decided("2. Tarifs de la cantine") + decided("3. Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{" | Maîtrise d’œuvre pour les travaux de réparation du plancher de l’Hôtel de Ville",
                                " | Tarifs de la cantine", " | Achat d’une tondeuse"}));
}

TEST(ActBounds, EndsTheAgendaAtTheFirstResult) {
    for (const char* const result : {"12 votes pour / 2 abstentions", "Vote de la motion : 12 votes pour",
                                     "Vote sur le tarif : 12 pour", "13 votes", "Vote : unanimité"}) {
        const std::string below = std::string("\n\nLe maire présente le dossier.\n\n") + result + "\n\n";
        const FoundActs found(minutes_header + std::string("Ordre du jour\n\n1/ Tarifs de la cantine :") + below +
                              "2/ Achat d’une tondeuse :" + below + "3/ Vente de la parcelle :" + below);
        EXPECT_EQ(found.layout.acts.size(), 3U) << result;
    }
}

TEST(ActBounds, MakesNoActOfTheNamesOfAVote) {
    const char* const named =
        "Vote :\n   Pour : 9, Mme BOURGET, M.LEBAS, Mme DEMAY, M.FREDON, Mme\n\n   DEBUIS, M.GAUTIER, Mme SIGNAL\n   "
        "Contre : 3, M.ROBIN, M. LAMENT, Mme\n\n   HERTEL\n\n";
    const FoundActs found(minutes_header + std::string("Tarifs de la cantine\n\nLe maire propose un tarif.\n\n") +
                          named + "Achat d’une tondeuse\n\nLe maire propose un devis.\n\n" + named);
    EXPECT_EQ(found.rows, two_points);
}

TEST(ActBounds, MakesNoActOfTheEntriesOfAnEnumeration) {
    const FoundActs found(minutes_header +
                          std::string("Attribution du marché des travaux\nLe conseil municipal,\nVu les devis, "
                                      "soit :\n\n- BATIBOIS\n\n- SCTP\n\nDécide à l’unanimité d’allouer le marché à "
                                      "SCTP.\n\n") +
                          decided("Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{" | Attribution du marché des travaux", " | Achat d’une tondeuse"}));
}

TEST(ActBounds, PartsNoActAtADecisionThatItCites) {
    for (const char* const cited : {"« Dans sa séance du 24 juin 2009, le Conseil municipal a décidé de consulter.",
                                    "Par délibération du 3 mai, le conseil communautaire a approuvé le principe.",
                                    "Lors de la séance du 3 mai,\nle conseil municipal avait accepté le devis."}) {
        const FoundActs found(
            minutes_header + decided("2009/117 – Classement de la voirie") +
            "2009/118 – Projet de la rue de la Treille\nLe maire expose :\n" + cited +
            "\nLe tableau suivant donne les prix.\n\nMAITRISE D’OEUVRE DE LA RUE DE LA TREILLE\n\nBORNAGE    3    "
            "2    6620\n\nLe conseil municipal, après en avoir délibéré, décide de retenir BORNAGE.\n\n" +
            decided("2009/119 – Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{"2009/117 | Classement de la voirie", "2009/118 | Projet de la rue de la Treille",
                                    "2009/119 | Achat d’une tondeuse"}))
            << cited;
    }
}

TEST(ActBounds, LeavesAnObjectInsideANumberedAct) {
    const FoundActs found(
        minutes_header + decided("DE-2012/79 – Tarifs de la cantine") +
        "DE-2012/80 – Fonds de concours\nLe maire expose que le conseil communautaire a décidé un fonds :\nOBJET : "
        "Projet "
        "d’équipement communal.\nMONTANT : 150 000 €\n\nLe conseil municipal, après en avoir délibéré, décide "
        "d’approuver le fonds.\n\n" +
        decided("DE-2012/81 – Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{"DE-2012/79 | Tarifs de la cantine", "DE-2012/80 | Fonds de concours",
                                "DE-2012/81 | Achat d’une tondeuse"}));
}

TEST(ActBounds, LeavesTheObjectThatTheMarginOfEachPagePrints) {
    const std::string margin = "Objet :\n\nCompte rendu conseil municipal du 20 juillet\n\n";
    const FoundActs found(minutes_header + margin + decided("Tarifs de la cantine") + margin +
                          decided("Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, two_points);
}

TEST(ActBounds, ReadsOneExtractWhoseHeadComesBackOnEachPage) {
    const std::string head = "Communauté de communes du Val\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n2020/14\n\n";
    const std::string text = "Le plan est un projet de développement. La commission l’a votée à l’unanimité.\n\n";
    const FoundActs found(
        head +
        "L’an deux mille vingt, le 25 février, le conseil communautaire s’est réuni.\nPrésents : Anne ROY, Luc "
        "FAU\n\nObjet : Arrêt du plan climat\n\nVu le code de l’environnement,\n" +
        text + text + text + text + text + "\f" + head + text + "\f" + head +
        "Après en avoir délibéré, le conseil décide d’arrêter le plan.\n\nPour extrait conforme\n");
    EXPECT_EQ(found.layout.form, Form::single);
    EXPECT_EQ(found.rows, Rows{"2020/14 | Arrêt du plan climat"});
}

TEST(ActBounds, ReadsOneExtractWhoseCertificateIsAboveItsOpening) {
    const FoundActs found(
        "EXTRAIT DU PROCES-VERBAL DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nN° 20-06-15\n\nOBJET : Modification du plan "
        "local d’urbanisme\n\nLe Maire certifie que le compte rendu de cette délibération a été affiché.\nLe Maire,\n\n"
        "L’an deux mille vingt, le 1er juillet, le conseil municipal s’est réuni.\nPrésents : Anne ROY, Luc FAU\n\nVu "
        "le "
        "code,\n\nLe conseil municipal, après en avoir délibéré, approuve le plan.\n");
    EXPECT_EQ(found.layout.form, Form::single);
    EXPECT_EQ(found.rows, Rows{"20-06-15 | Modification du plan local d’urbanisme"});
}

TEST(ActBounds, MakesNoActOfADebateBelowTheHeadOfAnExtract) {
    const FoundActs found(
        "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\nL’an deux mille vingt-trois, le 9 février, le "
        "conseil municipal s’est réuni.\nPrésents : Anne ROY, Luc FAU\n\nPROCÈS-VERBAL\n\nAnne ROY : Bonsoir à "
        "tous.\n\nLe procès-verbal de la séance est approuvé.\n\nJ’assistais ensuite à la séance consacrée au vote du "
        "budget.\n\nLuc FAU : Merci de cette information.\n");
    EXPECT_EQ(found.rows, Rows{});
}

TEST(ActBounds, LeavesTheSubtitlesOfThreeRankedPoints) {
    const FoundActs found(minutes_header + decided("1 – Tarifs de la cantine") + decided("2 – Achat d’une tondeuse") +
                          "3 – Election des adjoints\n\nLe maire expose le scrutin.\n\nRègles de présentation des "
                          "listes\n\nLes listes sont déposées.\n\nLa liste déposée par M. DUVAL : 27 voix\n\nOnt été "
                          "proclamés adjoints les candidats de cette liste.\n");
    EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", " | Achat d’une tondeuse", " | Election des adjoints"}));
}

struct Ends {
    explicit Ends(const FoundActs& found) {
        for (const ActRange& act : found.layout.acts) lines.push_back(act.end - act.begin);
    }
    std::vector<int> lines;
};

TEST(ActBounds, GivesADecisionToTheHeadingNearestAboveIt) {
    for (const char* const point : {"Dispositif « Voisins Vigilants »", "Plan d’accessibilité de la voirie",
                                    "Travaux de la rue Basse", "Projet de lotissement"}) {
        const FoundActs found(minutes_header + decided("Tarifs de la cantine") + point +
                              "\nMonsieur le maire expose que le dossier est en cours.\n\n" +
                              decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, two_points) << point;
        EXPECT_EQ(Ends(found).lines.front(), 3) << point;  // with the blank line below it
    }
}

TEST(ActBounds, OpensAnActAtABareTitleWhateverItsFirstWord) {
    for (const char* const title : {"Entretien des chemins", "Radio RCN FM", "Elaboration d’un plan de la voirie"})
        for (const char* const decision :
             {"Après en avoir délibéré, le Conseil Municipal décide de retenir BATIBOIS.",
              "Après délibération, le Conseil Municipal :\n- Décide de retenir BATIBOIS.",
              "Le conseil municipal,\nVu le code,\nVu les devis reçus,\nDécide :\n- de retenir BATIBOIS.",
              "Le maire fait procéder à un scrutin secret :\n- « Oui » : 11\n- « Non » : 5\n- « Blanc » : 2"}) {
            const FoundActs found(minutes_header +
                                  std::string("Tarifs de la cantine\nLe conseil municipal, à l’unanimité, adopte les "
                                              "tarifs.\n\n") +
                                  title + "\n" + decision + "\n");
            EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", std::string(" | ") + title})) << decision;
        }
}

TEST(ActBounds, EndsAnActAtWhatIsNone) {
    for (const char* const below :
         {"Travaux de la rue Basse\nLe maire expose que le délégataire sera contacté.",
          "V. QUESTIONS DIVERSES\nLa communauté se réunira.",
          "Informations : plan local d’urbanisme\nLe plan est prêt.",
          "M. Jean ROY donne lecture des documents d’urbanisme :\nPERMIS DE CONSTRUIRE\n12/04 DUVAL 12 rue Basse",
          "Fait à Valmoret, le 7 mai 2012\nLe Maire, Paul DURAND"}) {
        const FoundActs found(minutes_header + decided("Tarifs de la cantine") + decided("Achat d’une tondeuse") +
                              below + "\n");
        EXPECT_EQ(found.rows, two_points) << below;
        EXPECT_EQ(Ends(found).lines.back(), 3) << below;
    }
}

TEST(ActBounds, LeavesTheLongEntriesOfAnAgendaWithoutLineBreaks) {
    const std::string entry(" pour les agents de la commune dans le cadre du projet de développement du territoire");
    const FoundActs found(
        "PROCÈS-VERBAL du Conseil Communautaire L’an deux mille vingt-deux, le 28 juin, le Conseil communautaire s’est "
        "réuni. "
        "Présents : Anne ROY, Luc FAU. ORDRE DU JOUR D2022_090 Approbation du compte rendu D2022_091 Convention de "
        "mise à "
        "disposition D2022_092 Actualisation des temps de travail" +
        entry + entry + entry + entry +
        " D2022_093 Tarifs de la cantine D2022_091 INFORMATIQUE - CONVENTION DE MISE A DISPOSITION Rapporteur : "
        "Monsieur "
        "Patrick ROY VU le code, Le Conseil communautaire, après en avoir délibéré, à l'unanimité, APPROUVE la "
        "convention.");
    EXPECT_EQ(found.rows, Rows{"D2022_091 | INFORMATIQUE - CONVENTION DE MISE A DISPOSITION"});
}

TEST(ActBounds, LeavesThePointsThatAreProposedForTheAgenda) {
    for (const char* const consent : {"Le Conseil municipal donne son accord", "Accepté à l’unanimité.",
                                      "Le conseil municipal approuve cet ajout à l’ordre du jour."}) {
        const FoundActs found(
            minutes_header +
            std::string("Le maire donne lecture de l’ordre du jour et propose d’y ajouter les points "
                        "suivants :\n\n* Modification du régime indemnitaire\n\n* Demande de subvention pour "
                        "l’éclairage\n\n") +
            consent + "\n\n" + decided("Tarifs de la cantine") + decided("Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, two_points) << consent;
    }
}

TEST(ActBounds, OpensNoActAtTheDayOfTheMinutesOrAtTheRestOfAVote) {
    const FoundActs found(
        "Ville de Valmoret\n\nn° 20200525\n\nCONSEIL MUNICIPAL DU 25 MAI 2020\nPrésents : M. Albert "
        "DUVAL, Mme Berthe COLLET.\n\n" +
        decided("Tarifs de la cantine") +
        "Achat d’une tondeuse\n\nLe conseil, après en avoir délibéré, "
        "par 18 voix pour sur\n\n23 et 1 abstention (M. Carl REMY), décide "
        "l’achat.\n");
    EXPECT_EQ(found.rows, two_points);
}

TEST(ActBounds, OpensNoActAtThePageNumberInsideASentence) {
    const FoundActs found(minutes_header + decided("DEL2024-061 : Tarifs de la cantine") +
                          "DEL2024-062 : Achat d’une tondeuse\nAprès avoir délibéré, le conseil adopte par 18 voix "
                          "pour\n\n2/3\n\net 1 abstention (M. Carl REMY) :\n- l’achat.\n");
    EXPECT_EQ(found.rows, (Rows{"DEL2024-061 | Tarifs de la cantine", "DEL2024-062 | Achat d’une tondeuse"}));
}

TEST(ActBounds, OpensAnActAtATitleBetweenTwoParagraphs) {
    for (const char* const title :
         {"Elaboration d’un plan de la voirie (P.L.A.V.)", "Eclairage du stade", "Cimetière"}) {
        const FoundActs found(minutes_header + decided("Tarifs de la cantine") + title +
                              "\nLa loi du 11 février 2005 pour l’égalité des droits prévoit que toutes les "
                              "communes\npréparent un plan. En "
                              "conséquence, il faut en étudier le contenu et le montant avec\nles services de la "
                              "communauté.\nAprès délibération, "
                              "le Conseil Municipal :\n-Décide d’engager une étude.\n");
        EXPECT_EQ(found.rows, (Rows{" | Tarifs de la cantine", std::string(" | ") + title}));
    }
}

TEST(ActBounds, ReadsTheApprovalOfTheLastMinutes) {
    struct Case {
        const char* text;
        const char* title;
    };
    for (const Case& each :
         {Case{"Le compte rendu du conseil municipal du 10 juillet est validé à l’unanimité.", ""},
          Case{"Le président donne lecture du procès-verbal du 3 mai.\n\nLe conseil l’approuve à l’unanimité.", ""},
          Case{"Le procès-verbal est adopté à l’unanimité. Le secrétaire est désigné : Anne ROY.", ""},
          Case{"Approbation à l’unanimité du compte-rendu de la séance du\n13 mars 2025",
               "Approbation à l’unanimité du "
               "compte-rendu de la séance du 13 "
               "mars 2025"}}) {
        const FoundActs found(minutes_header + std::string(each.text) + "\n\n" + decided("1. Tarifs de la cantine") +
                              decided("2. Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{std::string(" | ") + each.title, two_points[0], two_points[1]})) << each.text;
    }
}

TEST(ActBounds, OpensNoActAtANumberThatTheLineAboveCites) {
    const FoundActs found(minutes_header + decided("23-02/009 – Tarifs de la cantine") +
                          "Dit que les autres termes et conditions de la\n\ndélibération n° 21-12/130 du 6 décembre "
                          "demeurent inchangés.\n\n" +
                          decided("23-02/010 – Achat d’une tondeuse"));
    EXPECT_EQ(found.rows, (Rows{"23-02/009 | Tarifs de la cantine", "23-02/010 | Achat d’une tondeuse"}));
}

TEST(ActBounds, ReadsANumberAboveATitleThatOpensWithAnOrdinal) {
    for (const char* const title : {"17ème tranche d’assainissement", "2e phase des travaux", "1er budget annexe"}) {
        const FoundActs found(minutes_header + decided("2009/127 – Tarifs de la cantine") +
                              decided(std::string("2009/128 – ") + title) + decided("2009/129 – Achat d’une tondeuse"));
        EXPECT_EQ(found.rows, (Rows{"2009/127 | Tarifs de la cantine", std::string("2009/128 | ") + title,
                                    "2009/129 | Achat d’une tondeuse"}));
    }
}

}  // namespace
}  // namespace recueil::corpus
