// Forms in which councils of many kinds publish: métropoles, régions, the Assemblée de Corse, villages, lists.
#include <string>

#include <gtest/gtest.h>

#include "tests/corpus/layout/found_acts.h"

namespace recueil::corpus {
namespace {

using tests::FoundActs;
using tests::minutes_header;
using tests::Rows;

TEST(CouncilForms, TheNumberInBracketsBehindATitleIsTheActs) {
    const std::string text = std::string(minutes_header) +
                             "Vote du compte administratif 2021 (DE_2022_016)\n\n"
                             "Le conseil municipal vote le compte administratif comme suit : dépenses 84 512 €.\n"
                             "Hors de la présence du maire, le compte est approuvé par 5 voix pour.\n\n"
                             "Retrait de la délibération (DE_2021_004)\n\n"
                             "Le conseil municipal décide à l’unanimité de retirer la délibération.\n";
    EXPECT_EQ(FoundActs(text).rows,
              (Rows{"DE_2022_016 | Vote du compte administratif 2021", " | Retrait de la délibération (DE_2021_004)"}));
}

TEST(CouncilForms, CountsAtTheEndOfARowAreNoTitle) {
    const std::string text =
        "VILLE DE MONTVERT\nLISTE DES DÉLIBÉRATIONS EXAMINÉES EN SÉANCE DU CONSEIL MUNICIPAL DU 15 DÉCEMBRE 2022\n\n"
        "N°            OBJET                                        VOTE\n"
        "2022-12-01    Approbation du procès-verbal                 Unanimité\n"
        "2022-12-02    Décision modificative n° 3                   Pour : 23 – Contre : 4 – Abst : 2\n"
        "2022-12-03    Cession de la parcelle AB 112                Rejetée (12 pour, 17 contre)\n"
        "2022-12-04    Dénomination d’une place                     Retirée de l’ordre du jour\n";
    const FoundActs found(text);
    EXPECT_EQ(found.rows,
              (Rows{"2022-12-01 | Approbation du procès-verbal", "2022-12-02 | Décision modificative n° 3",
                    "2022-12-03 | Cession de la parcelle AB 112", "2022-12-04 | Dénomination d’une place"}));
    for (const ActRange& act : found.layout.acts) EXPECT_FALSE(act.date) << "the number is no day";
}

TEST(CouncilForms, TheTitleMayStandAboveANumberAlone) {
    EXPECT_EQ(FoundActs("Délibération au Conseil municipal du lundi 30 janvier 2023\n\n"
                        "Subventions à des associations sportives.\n\nNuméro V-2023-45\n\n"
                        "La Ville soutient les associations sportives qui participent à la vie des quartiers.\n\n"
                        "Le Conseil municipal, après en avoir délibéré, approuve l’attribution de 4 700 €.\n")
                  .rows,
              (Rows{"V-2023-45 | Subventions à des associations sportives."}));
    EXPECT_EQ(FoundActs(std::string(minutes_header) +
                        "OBJET : CHOIX DU BUREAU D’ÉTUDES\nN° 2019/31\n\nLe maire présente l’analyse des offres.\n"
                        "Le conseil municipal, à l’unanimité, retient l’offre du bureau Hydrocel.\n\n"
                        "OBJET : PRIME ANNUELLE DES AGENTS\nN° 2019/32\n\n"
                        "Le conseil municipal décide à l’unanimité de maintenir la prime annuelle.\n")
                  .rows,
              (Rows{"2019/31 | CHOIX DU BUREAU D’ÉTUDES", "2019/32 | PRIME ANNUELLE DES AGENTS"}));
}

TEST(CouncilForms, NumberedDecisionsWithAVoteEachAreActsWithoutTitle) {
    const std::string rows =
        "Le Conseil Municipal,\n\n1 – APPROUVE le compte rendu du 5 juillet 2021.\nVote : unanimité\n\n"
        "2 – DÉCIDE de fixer à 3,10 € le prix du repas.\nVote : 13 pour – 1 contre\n\n"
        "3 – PREND ACTE du rapport annuel sur le service de l’eau.\n";
    EXPECT_EQ(FoundActs(std::string(minutes_header) + rows).rows, (Rows{" | ", " | ", " | "}));
    EXPECT_EQ(FoundActs(std::string(minutes_header) +
                        "TARIFS DE LA CANTINE\n\nLe Conseil Municipal, à l’unanimité,\n\n1 – APPROUVE les tarifs ;\n\n"
                        "2 – DÉCIDE de les appliquer en mai ;\n\n3 – AUTORISE le maire à signer.\n")
                  .rows,
              (Rows{" | TARIFS DE LA CANTINE"}))
        << "the items of one act have one vote together";
}

TEST(CouncilForms, APointMayDecideOnTheLineOfItsTitle) {
    EXPECT_EQ(FoundActs(std::string(minutes_header) +
                        "1) Adoption du compte rendu du 4 novembre 2020 : adopté à l’unanimité.\n\n"
                        "2) Indemnité du receveur\nLe maire explique que l’indemnité n’est plus obligatoire.\n"
                        "Vote : pour 0, contre 5, abstention 1.\n\n"
                        "3) Travaux de voirie : le devis de l’entreprise Ravel est retenu à l’unanimité.\n\n"
                        "4) Budget principal : décision modificative n° 2\nAccord à l’unanimité du conseil.\n")
                  .rows,
              (Rows{" | Adoption du compte rendu du 4 novembre 2020", " | Indemnité du receveur",
                    " | Travaux de voirie", " | Budget principal : décision modificative n° 2"}));
}

TEST(CouncilForms, AnAgendaEndsBelowItsQuestionsDiverses) {
    EXPECT_EQ(FoundActs(std::string(minutes_header) +
                        "Ordre du jour :\n- Ouverture de crédits d’investissement\n- Location de la salle\n"
                        "- Questions diverses\n\n"
                        "OUVERTURE DE CRÉDITS D’INVESTISSEMENT AVANT LE VOTE DU BUDGET\n\n"
                        "M. le Maire rappelle l’article L. 1612-1 du code.\nAccord du conseil à l’unanimité.\n\n"
                        "LOCATION DE LA SALLE\n\nM. le Maire propose 180 € à partir du 1er mars 2023.\n"
                        "Après discussion, le conseil accepte par 6 voix pour et 1 contre.\n")
                  .rows,
              (Rows{" | OUVERTURE DE CRÉDITS D’INVESTISSEMENT AVANT LE VOTE DU BUDGET", " | LOCATION DE LA SALLE"}));
}

TEST(CouncilForms, AMetropolisNamesTheFieldsBesideTheTitle) {
    const FoundActs found(
        "Extrait du registre des délibérations du Conseil\n\nConseil du 24 janvier 2022\n\nDélibération n° "
        "2022-0912\n\n"
        "commission principale :    proximité et environnement\ncommune (s) :              Orvilliers\n"
        "objet :                    Aménagement du parc des Aubépines - Individualisation d’autorisation de\n"
        "                           programme\nservice :                  Direction de la transition\n\n"
        "Rapporteur :    Madame Corinne LAVERGNE\n\nLe Conseil,\n\nVu le rapport du 5 janvier 2022 ;\n\n"
        "DELIBERE\n\n1° - Approuve le programme d’aménagement.\n\n2° - Autorise le Président à signer.\n");
    EXPECT_EQ(found.rows, (Rows{"2022-0912 | Aménagement du parc des Aubépines - Individualisation d’autorisation de "
                                "programme"}));
}

TEST(CouncilForms, TheInitialsOfABodyBelongToItsNumber) {
    EXPECT_EQ(FoundActs("DELIBERATION N° 21/151 AC DE L’ASSEMBLEE DE CORSE\n"
                        "APPROUVANT LE PLAN DE FINANCEMENT DU PORT\n\nSEANCE DU 24 SEPTEMBRE 2021\n\n"
                        "L’an deux mille vingt et un, le vingt-quatre septembre, l’Assemblée de Corse s’est réunie.\n\n"
                        "VU le code général des collectivités territoriales,\n\nAPRES EN AVOIR DELIBERE\n\n"
                        "ARTICLE PREMIER :\n\nAPPROUVE le plan de financement.\n")
                  .rows,
              (Rows{"21/151 AC | APPROUVANT LE PLAN DE FINANCEMENT DU PORT"}));
}

TEST(CouncilForms, InitialsOfAServiceInsideANumberMakeNoSeriesOfTheirOwn) {
    EXPECT_EQ(FoundActs("2023 DLH 45 Réalisation d’un programme de 22 logements sociaux\n\n"
                        "Mme Barbara VAUQUELIN, rapporteure\n\nLe Conseil de Paris,\n\n"
                        "Vu le code général des collectivités territoriales ;\n\nDélibère :\n\n"
                        "Article 1 : La Ville accorde sa garantie.\n\n\n"
                        "2023 DASCO 12 Subventions à onze caisses des écoles\n\nM. Patrick BLANCHON, rapporteur\n\n"
                        "Le Conseil de Paris,\n\nVu le code de l’éducation ;\n\nDélibère :\n\n"
                        "Article 1 : Une subvention est attribuée.\n")
                  .rows,
              (Rows{"2023 DLH 45 | Réalisation d’un programme de 22 logements sociaux",
                    "2023 DASCO 12 | Subventions à onze caisses des écoles"}));
}

TEST(CouncilForms, RunningTextWithTwoNumbersThatRiseIsCutAtThem) {
    EXPECT_EQ(
        FoundActs("COMMUNE DE VAUXREY PROCES-VERBAL DU CONSEIL MUNICIPAL DU 5 JUILLET 2022 L’an deux mille vingt-deux, "
                  "le cinq juillet, le Conseil Municipal s’est réuni sous la présidence de Monsieur Henri PELTIER. "
                  "Présents : M. PELTIER Henri, Mme ROBIN Carole. 2022-27 : TARIFS DU PERISCOLAIRE Monsieur le Maire "
                  "propose de maintenir les tarifs. Le Conseil Municipal, après en avoir délibéré, DECIDE, à "
                  "l’unanimité, de maintenir les tarifs. 2022-28 : CONVENTION AVEC LE CENTRE DE GESTION Le centre "
                  "propose une mission. Le Conseil Municipal, par 4 voix pour et 1 abstention, AUTORISE le Maire à "
                  "signer. La séance est levée à 21 h 45.")
            .rows,
        (Rows{"2022-27 | TARIFS DU PERISCOLAIRE", "2022-28 | CONVENTION AVEC LE CENTRE DE GESTION"}));
}

}  // namespace
}  // namespace recueil::corpus
