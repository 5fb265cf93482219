#include <gtest/gtest.h>

#include "resolution_reading.h"

namespace recueil::corpus {
namespace {

struct Case {
    const char* text;
    const char* votes;
};

class Ballots : public ::testing::TestWithParam<Case> {};

TEST_P(Ballots, AreReadInAnyWording) {
    EXPECT_EQ(tests::votes_of(tests::resolution(GetParam().text)), GetParam().votes) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Agreement, Ballots,
    ::testing::Values(
        Case{"Le conseil municipal, après en avoir délibéré, à l’unanimité, approuve le devis.",
             "-/0/0/- adopted unanimous"},
        Case{"Le conseil municipal, après en avoir délibéré, à l’unanimité des membres présents et représentés, "
             "approuve le devis.",
             "-/0/0/- adopted unanimous"},
        Case{"Le conseil municipal, après en avoir délibéré, à la majorité, approuve le devis.", "-/-/-/- adopted"},
        Case{"Le conseil municipal, après en avoir délibéré, approuve le devis.", ""},
        Case{"ADOPTEE A L’UNANIMITE", "-/0/0/- adopted unanimous"},
        Case{"Le PV du dernier Bureau est adopté à l’unanimité des présents.", "-/0/0/- adopted unanimous"},
        Case{"Adopté le 30 janvier 2023 par le Conseil municipal", "-/-/-/- adopted"},
        Case{"Vote : Pour à l’unanimité", "-/0/0/- adopted unanimous"},
        Case{"Etes-vous favorable au projet ?\nVote : Contre à l’unanimité", "0/-/0/- rejected unanimous"},
        Case{"Le conseil municipal, après en avoir délibéré, à l’unanimité :\n- APPROUVE le bail.\n\nAbstentions 2 : "
             "M. Roux et Mme "
             "Petit.",
             "-/0/2/- adopted unanimous abstention=Roux,Petit"},
        Case{"Après en avoir délibéré, le conseil prend acte du rapport.", "-/-/-/- noted"},
        Case{"Le Conseil, à l’unanimité, prend acte du rapport.", "-/0/0/- noted unanimous"},
        Case{"Point reporté à une prochaine séance", "-/-/-/- adjourned"},
        Case{"Ajournée au prochain conseil", "-/-/-/- adjourned"},
        Case{"Il est proposé de créer un poste.\nLe Conseil adopte.", "-/-/-/- adopted"}));

// Another vote, or what the law allows, is told in the exposé.
INSTANTIATE_TEST_SUITE_P(
    ToldOnly, Ballots,
    ::testing::Values(
        Case{"Les communes déposent une motion contre ce projet déjà voté à l’unanimité.\nVote : 12 votes pour / 2 "
             "abstentions",
             "12/-/2/- adopted"},
        Case{"Un agenda a été rédigé et voté à l’unanimité par délibération en date du 15 septembre 2015.\nIl est "
             "proposé de valider le projet.\nVote :\n− Pour : 17\n− Abstention : 1, M. ROY",
             "17/-/1/- adopted abstention=ROY"},
        Case{"Le règlement a été adopté à l’unanimité par délibération n° 2020-12 du 3 mars 2020.\nVote :\n- Pour : "
             "10\n- Contre : 2",
             "10/2/-/- adopted"},
        Case{"Le conseil syndical avait adopté à l'unanimité ses statuts.\nLe conseil municipal décide, par 9 voix "
             "pour et 1 contre, d'approuver ces statuts.",
             "9/1/-/- adopted"},
        Case{"Les communes délibèrent à la majorité qualifiée, dans les trois mois.\nVote :\n− Pour : 16\n− Contre : "
             "1, M. ROY",
             "16/1/-/- adopted against=ROY"},
        Case{"Le conseil municipal peut décider, à l’unanimité, de voter à main levée.\nLe conseil municipal, après en "
             "avoir délibéré, par 15 voix pour et 2 abstentions, désigne M. Luc FAURE.",
             "15/-/2/- adopted"},
        Case{"Le conseil, à la majorité qualifiée, approuve les statuts.", "-/-/-/- adopted"},
        Case{"Le procès-verbal est adopté à l’unanimité.", "-/0/0/- adopted unanimous"}));

INSTANTIATE_TEST_SUITE_P(
    WithoutFor, Ballots,
    ::testing::Values(
        Case{"Le Conseil, à l’unanimité des membres présents, PREND ACTE par 26 VOIX, des informations du Maire.",
             "26/0/0/- noted unanimous"},
        Case{"Le conseil, après en avoir délibéré, à l’unanimité (23 voix), approuve le projet.",
             "23/0/0/- adopted unanimous"},
        Case{"Le conseil, après en avoir délibéré, adopte le budget par 12 voix contre 3.", "12/3/-/- adopted"},
        Case{"Le Bureau, par 20 voix, approuve la convention.", "20/-/-/- adopted"},
        Case{"ADOPTÉ par 15 voix.", "15/-/-/- adopted"},
        Case{"Le conseil procède à un vote à mains levées :\n− « Oui » : 17\n− « Non » : 1\nAprès avoir voté, le "
             "Conseil décide :\n• d’accorder le prêt de la salle.",
             "17/1/-/- adopted"},
        Case{"Contre : 3 (Mme Van der BERG, M. du BOIS, M. d'ARCY)",
             "-/3/-/- adopted against=Van der BERG,du BOIS,d'ARCY"},
        Case{"Vote : Pour, 17", "17/-/-/- adopted"}, Case{"Vote : pour 12", "12/-/-/- adopted"},
        Case{"M. Luc FAURE est élu par 15 voix.", ""},
        Case{"Rapport 2021 DCM 23.1.50 | Prend acte de", "-/-/-/- noted"}));

INSTANTIATE_TEST_SUITE_P(
    EachWithItsOwnVote, Ballots,
    ::testing::Values(
        Case{"Club de judo : 300 €\nVote : Pour à l'unanimité\nClub de tennis : 200 €\nM. ROY ne prend pas part au "
             "vote.\nVote : Pour, 12\nFanfare : 100 €\nVote :\n− Pour : 9\n− Contre : 3, M. ROY, Mme LUCE, M. BEL",
             "-/0/0/- adopted unanimous | 12/-/-/- adopted not_voting=ROY | 9/3/-/- adopted against=ROY,LUCE,BEL"},
        Case{"1) le tarif\nVotes pour : 12\nVotes contre : 0\n2) le règlement\nVotes pour : 11\nVotes contre : 1",
             "12/0/-/- adopted | 11/1/-/- adopted"},
        Case{"Tarif A : 3 €\nVote : 12 pour\nTarif B : 4 €\nVote : 10 pour, 2 contre",
             "12/-/-/- adopted | 10/2/-/- adopted"},
        Case{"Mme LUCE ne prend pas part au vote.\nVote : pour 12", "12/-/-/- adopted not_voting=LUCE"},
        Case{"Le budget est adopté à l'unanimité.\nVote : Pour : 12 Contre : 0 Abstention : 0",
             "12/0/0/- adopted unanimous"}));

INSTANTIATE_TEST_SUITE_P(
    Counts, Ballots,
    ::testing::Values(
        Case{"Il est proposé d’approuver le plan.\nVote :\n− Pour : 18\n− Contre : 1, Monsieur TANNER",
             "18/1/-/- adopted against=TANNER"},
        Case{"Il est proposé d’approuver le plan.\npour : 56 / contre : / abstentions : / adopté à l'unanimité.",
             "56/0/0/- adopted unanimous"},
        Case{"Pour : 52\nContre : /\nAdopté à l’unanimité.", "52/0/0/- adopted unanimous"},
        Case{"Le Conseil, après en avoir délibéré,\nPar 13 voix POUR – 1 ABSTENTION\nDESIGNE M. Roux.",
             "13/-/1/- adopted"},
        Case{"DECISION (par 34 voix POUR, 0 voix CONTRE, 0 ABSTENTION(S), sur 34 VOTANTS) Le Bureau communautaire "
             "décide "
             "de :\n- De valider l’avenant.",
             "34/0/0/- adopted unanimous"},
        Case{"Le conseil municipal, à l’unanimité, décide de choisir l’avenant. La commune a fait une "
             "contre-proposition.",
             "-/0/0/- adopted unanimous"},
        Case{"VOTE : 13 POUR - 0 CONTRE – 0 ABSTENTION", "13/0/0/- adopted unanimous"},
        Case{"0 contre, 2 abstentions, 11 pour", "11/0/2/- adopted"},
        Case{"2 votes contre 1 abstention 9 votes pour", "9/2/1/- adopted"},
        Case{"Le conseil, après en avoir délibéré, avec 16 voix « Pour » et 3 abstentions, approuve le budget.",
             "16/-/3/- adopted"},
        Case{"Le conseil, après en avoir délibéré, à la majorité avec 38 voix pour et une abstention de M. Luc FAURE, "
             "approuve le "
             "budget.",
             "38/-/1/- adopted abstention=Luc FAURE"},
        Case{"Délibération adoptée par : 46 voix Pour, 1 abstention et 5 ne prenant pas part au vote",
             "46/-/1/5 adopted"},
        Case{"Pour : 93 voix – Contre : 0 voix – Abstention : 1 voix", "93/0/1/- adopted"},
        Case{"Votes pour : Votes contre : Abstentions : 41 2 0", "41/2/0/- adopted"},
        Case{"Le conseil, après un vote à main levée (« Pour » : 9, « Abstention » : 8) et délibéré, décide à la "
             "majorité :\n- "
             "d’approuver la convention.",
             "9/-/8/- adopted"},
        Case{"DEUX voix POUR - ONZE voix CONTRE et 1 ABSTENTION", "2/11/1/- rejected"},
        Case{"Vote : Pour : 7\nContre : 8\nAbstentions : 4", "7/8/4/- rejected"},
        Case{"Majorité pour 3 votes contre : Anne PETIT, Luc ROY, Jean FAURE",
             "-/3/-/- adopted against=Anne PETIT,Luc ROY,Jean FAURE"},
        Case{"Accord à 29 VOIX POUR", "29/-/-/- adopted"},
        Case{"Abstention(s) de : Mme Petit, M. Roy\nAdopté à l'unanimité : a\nAdopté à la majorité : Voix contre : 0 "
             "Abstentions : 2",
             "-/0/2/- adopted unanimous abstention=Petit,Roy"},
        Case{"Vu l'avis favorable de la commission (pour : 21 ; contre : 0 ; abstentions : 2),\nLe conseil, après en "
             "avoir délibéré, à "
             "l’unanimité, approuve le plan.",
             "-/0/0/- adopted unanimous"}));

INSTANTIATE_TEST_SUITE_P(
    Forms, Ballots,
    ::testing::Values(
        Case{"Résultat du vote : Votants : 19 Exprimés : 18 Pour : 15 Contre : 3 Abstention : 1", "15/3/1/- adopted"},
        Case{"Vote Pour 23 Vote Contre 4 Abstention 2", "23/4/2/- adopted"},
        Case{"Pour 15 Contre 0 Abstention 0", "15/0/0/- adopted unanimous"},
        Case{"POUR : 27 voix CONTRE : néant ABSTENTION : 2 (MM. BRUN et NOIR)",
             "27/0/2/- adopted abstention=BRUN,NOIR"},
        Case{"POUR : unanimité CONTRE : 0 ABSTENTION : 0", "-/0/0/- adopted unanimous"},
        Case{"Pour : 15 (dont 3 pouvoirs) Contre : 1 Abstentions : 2", "15/1/2/- adopted"},
        Case{"Nombre de voix pour : 12 Nombre de voix contre : 0 Abstentions : 0", "12/0/0/- adopted unanimous"},
        Case{"Ont voté pour : 28 ; ont voté contre : 3 ; se sont abstenus : 2", "28/3/2/- adopted"},
        Case{"La délibération est mise aux voix et adoptée par 25 voix pour et 8 contre.", "25/8/-/- adopted"},
        Case{"Mise aux voix, cette délibération est adoptée à la majorité : 20 pour, 4 contre (Groupe Ensemble), 3 "
             "abstentions.",
             "20/4/3/- adopted"},
        Case{"Adoptée par 20 voix pour, 5 voix contre (Mmes ROSE, VIOLET et M. LILAS) et 1 abstention (M. IRIS)",
             "20/5/1/- adopted against=ROSE,VIOLET,LILAS abstention=IRIS"},
        Case{"Le Conseil, à l'unanimité des suffrages exprimés (5 abstentions), APPROUVE le budget.",
             "-/0/5/- adopted unanimous"},
        Case{"Madame DURAND ne participe ni au débat ni au vote.\nLe Conseil, après en avoir délibéré, à l'unanimité "
             "des votants, attribue 300 "
             "€ au club.",
             "-/0/0/- adopted unanimous not_voting=DURAND"},
        Case{"M. le Maire quitte la salle et ne prend pas part au vote. Le conseil municipal, par 14 voix pour, adopte "
             "le compte "
             "administratif.",
             "14/-/-/- adopted not_voting=Paul MARTIN"},
        Case{"DECISION DU CONSEIL MUNICIPAL : ADOPTÉ À L'UNANIMITÉ", "-/0/0/- adopted unanimous"},
        Case{"Le prix est de 12 € pour : 21 élèves. Il est proposé d’acheter pour 2025 trois livres.", ""}));

INSTANTIATE_TEST_SUITE_P(
    Names, Ballots,
    ::testing::Values(
        Case{"A l'unanimité\nM. David PETIT, Mme Anne ROY ne prennent pas part au vote en raison de leurs fonctions.",
             "-/0/0/- adopted unanimous not_voting=David PETIT,Anne ROY"},
        Case{"Le Conseil, à la majorité, Madame Marie-Luce CASTEL ne prenant pas part au vote.\nDécide de créer 12 "
             "postes.",
             "-/-/-/- adopted not_voting=Marie-Luce CASTEL"},
        Case{"Le conseil,\nMadame Anne ROY se retirant et ne prenant pas part aux votes,\nAprès en avoir délibéré,\nA "
             "l’unanimité, par 23 "
             "voix « Pour »,\n> APPROUVE la vente.",
             "23/0/0/- adopted unanimous not_voting=Anne ROY"},
        Case{"Le Conseil Adopte, à la majorité (non participations au vote de Luc ROY,\nAnne PETIT et Jean FAURE), la "
             "proposition.",
             "-/-/-/- adopted not_voting=Luc ROY,Anne PETIT,Jean FAURE"},
        Case{"A la majorité avec quatre abstentions de M. Luc ROY, Mme Anne PETIT, M. Jean FAURE et Mme Lise BRUN",
             "-/-/4/- adopted abstention=Luc ROY,Anne PETIT,Jean FAURE,Lise BRUN"},
        Case{"Pour : 10\nContre : 2 (ROY, PETIT)\nAbstention : 1 (M. FAURE)",
             "10/2/1/- adopted against=ROY,PETIT abstention=FAURE"}));

TEST(Ballot, OfTheHeaderOfAnExtract) {
    const Act act = tests::resolution("Le conseil décide à l’unanimité :\n- d’ouvrir les crédits.",
                                      "Présents : 60 pour : 68 – contre : 0");
    EXPECT_EQ(tests::votes_of(act), "68/0/0/- adopted unanimous");
}

TEST(Ballot, OfTheMayorWhoLeaves) {
    const Act act = tests::resolution(
        "Monsieur le Maire ne prend pas part au vote.\nAprès en avoir délibéré, le conseil, à l’unanimité, adopte le "
        "compte administratif.");
    EXPECT_EQ(tests::items_of(act), "adopte le compte administratif.");
}

INSTANTIATE_TEST_SUITE_P(Appositions, Ballots,
                         ::testing::Values(Case{"M. ROY, maire de Ternay-le-Vieil, ne prend pas part au vote.\n\nLe "
                                                "conseil, à l’unanimité, approuve le bail.",
                                                "-/0/0/- adopted unanimous not_voting=ROY"},
                                           Case{"Le conseil, par 12 voix pour, M. ROY, maire de Ternay, et Mme PETIT, "
                                                "adjointe, ne prenant pas part au vote, "
                                                "approuve le bail.",
                                                "12/-/-/- adopted not_voting=ROY,PETIT"},
                                           Case{"Contre : 2 (M. ROY, conseiller délégué, et Mme PETIT)\nPour : 9",
                                                "9/2/-/- adopted against=ROY,PETIT"},
                                           Case{"Votes pour : Votes contre : Abstentions : 41 0 0 N PP V 0",
                                                "41/0/0/0 adopted unanimous"}));

TEST(Ballot, OfTheNextActNamesItsAbsentAboveIt) {
    const Act act = tests::resolution(
        "Il est proposé d’approuver le bail.\nPour : 9\nContre : 0\n\n-------------\nLes administrateurs présents ne "
        "prennent pas part au vote : M. ROY, Mme PETIT\n-------------");
    EXPECT_EQ(tests::votes_of(act), "9/0/-/- adopted");
}

// « A,B | C »: the members of each recusal.
std::string recusals(const std::string& text) {
    std::string all;
    for (const Recusal& recusal : tests::resolution(text).recusals) {
        if (!all.empty()) all += " | ";
        for (std::size_t i = 0; i < recusal.members.size(); ++i) all += (i == 0 ? "" : ",") + recusal.members[i];
    }
    return all;
}

TEST(Recusals, AreReadInAnyWording) {
    const std::string decision = "\n\nLe conseil municipal, à l’unanimité, approuve la convention.";
    EXPECT_EQ(recusals("M. ROY, qui a quitté la salle, ne prend pas part au vote." + decision), "ROY");
    EXPECT_EQ(recusals("Mesdames PETIT et BRUN sortent de la salle et ne participent pas au vote." + decision),
              "PETIT,BRUN");
    EXPECT_EQ(recusals("M. Luc ROY se déporte sur ce point." + decision), "Luc ROY");
    EXPECT_EQ(recusals("Mme Anne PETIT, intéressée à l’affaire, se retire." + decision), "Anne PETIT");
    EXPECT_EQ(recusals("Hors la présence de Mme PETIT, le conseil délibère." + decision), "PETIT");
    EXPECT_EQ(recusals("M. ROY ne siège pas pour ce dossier. Le rapport est lu. Mme PETIT n’a pas pris part au vote." +
                       decision),
              "ROY | PETIT");
    EXPECT_EQ(recusals("M. ROY quitte la séance à 20h15 et donne pouvoir à Mme PETIT." + decision), "");
    EXPECT_EQ(recusals("M. ROY quitte la salle définitivement." + decision), "");
}

INSTANTIATE_TEST_SUITE_P(
    FurtherWordings, Ballots,
    ::testing::Values(
        Case{"Le Conseil, par 13 voix « pour », deux voix « contre » (Mme PETIT ; M. ROY), décide de vendre le bail.",
             "13/2/-/- adopted against=PETIT,ROY"},
        Case{"Le conseil, à l'unanimité moins une abstention (Mme PETIT), approuve le devis.",
             "-/0/1/- adopted unanimous abstention=PETIT"},
        Case{"VOTE A MAIN LEVÉE : POUR 15 - CONTRE 3 (ROY, PETIT, BRUN) - ABST. 1 (ROUX)",
             "15/3/1/- adopted against=ROY,PETIT,BRUN abstention=ROUX"},
        Case{"Vote : pour 2, contre 0, abstentions 2 (M. ROY, Mme PETIT)", "2/0/2/- adopted abstention=ROY,PETIT"},
        Case{"Le Bureau émet un avis défavorable (pour : 2, contre : 6, abstention : 0).", "2/6/0/- rejected"},
        Case{"POUR : 24\nCONTRE : 0\nABSTENTIONS : 2 (C. ROY, J. PETIT)\nNE PREND PAS PART AU VOTE : 0",
             "24/0/2/0 adopted abstention=C. ROY,J. PETIT"},
        Case{
            "Rapporteur : Mme Léa BRUN\nM. Luc ROY ne participe ni au débat ni au vote.\nLe Bureau, à l'unanimité :\n- "
            "approuve l'avenant.",
            "-/0/0/- adopted unanimous not_voting=Luc ROY"},
        Case{"Ont voté pour : M. ROY, Mme PETIT (proc.)\nA voté contre : M. BRUN\nS'est abstenu : M. ROUX\nLe conseil "
             "décide de vendre le bail.",
             "-/-/-/- adopted for=ROY,PETIT against=BRUN abstention=ROUX"},
        Case{"Le conseil municipal, à la majorité (contre : M. ROY, Mme PETIT)\nDECIDE de verser l'indemnité.",
             "-/-/-/- adopted against=ROY,PETIT"},
        Case{"Il est procédé au scrutin.\n− « Oui » : 17\n− « Non » : 1", "17/1/-/- adopted"},
        Case{"Le conseil approuve le bail. Oui, il faut agir. Non : rien de plus.", ""},
        Case{"Le conseil fixe la taxe à 60 €. Accord unanime.", "-/0/0/- adopted unanimous"},
        Case{"Le conseil annule la subvention.\nMajorité", "-/-/-/- adopted"},
        Case{"Il est inopportun de se priver de compétences unanimement reconnues.\nLe conseil, par 9 voix pour et 1 "
             "contre, approuve le bail.",
             "9/1/-/- adopted"},
        Case{"Est candidat : M. ROY.\nAprès le scrutin (5 bulletins, 1 blanc), M. ROY est désigné délégué.",
             "-/-/-/- adopted"},
        Case{"Contre : 1, M. ROY\nMme BRUN précise que le prix est bas.", "-/1/-/- adopted against=ROY"},
        Case{"Abstention : M. ROY\n\nMme BRUN précise que le prix est bas.", "-/-/-/- adopted abstention=ROY"},
        Case{"Le point est retiré de l'ordre du jour.", "-/-/-/- adjourned"},
        Case{"Le conseil sursoit à statuer.", "-/-/-/- adjourned"},
        Case{"Le conseil reporte sa décision à une prochaine séance.", "-/-/-/- adjourned"},
        Case{"Le conseil, par 12 voix pour, 1 contre (M. XXXX) et ... abstentions :\n- AUTORISE le maire à signer.",
             "12/1/-/- adopted"}));

TEST(Ballot, CountsGroupsWhereTheyAreNamed) {
    const Act act = tests::resolution(
        "Adoptée à la majorité : Pour : 45 – Contre : groupe Avenir (8) – Abstentions : groupe Terre (5)");
    EXPECT_EQ(tests::votes_of(act), "45/8/5/- adopted");
    ASSERT_EQ(act.votes.size(), 1U);
    EXPECT_EQ(act.votes[0].against->groups, std::vector<std::string>{"groupe Avenir"});
    EXPECT_EQ(act.votes[0].abstention->groups, std::vector<std::string>{"groupe Terre"});
}

TEST(Ballot, HasAsManyNamesAsItsCount) {
    const Act act = tests::resolution(
        "Il est proposé d’approuver le compte.\nPour : 14\nContre : 2 (M. ROY, M. BRUN\nMme Anne PETIT reprend la "
        "présidence.");
    EXPECT_EQ(tests::votes_of(act), "14/2/-/- adopted against=ROY,BRUN");
}

TEST(Recusals, AreNotOfWhoTakesTheChair) {
    const std::string decision = "\n\nLe conseil municipal, à l’unanimité, approuve le compte.";
    EXPECT_EQ(recusals("Pour cette affaire qui le concerne, Monsieur le maire sort de la salle et Madame BRUN prend la "
                       "présidence." +
                       decision),
              "Paul MARTIN");
    EXPECT_EQ(
        recusals("Pour le vote du compte, M. Luc ROY, maire, sort de la salle et laisse la présidence à Mme BRUN." +
                 decision),
        "Luc ROY");
}

TEST(Ballot, OfARowBehindTheNameOfABody) {
    EXPECT_EQ(tests::votes_of(tests::resolution("2023-19 Élection d’un délégué au syndicat des eaux Adoptée")),
              "-/-/-/- adopted");
}

TEST(Ballot, BelowAVisaWithoutItsFullStop) {
    EXPECT_EQ(tests::votes_of(tests::resolution("Vu le code,\nM. ROY, maire de Ternay, ne prend pas part au "
                                                "vote.\n\nLe conseil, à l'unanimité, approuve le bail.")),
              "-/0/0/- adopted unanimous not_voting=ROY");
    EXPECT_EQ(tests::items_of(tests::resolution("Vu le code,\nLes membres du conseil communautaire ont :\nPris acte du "
                                                "rapport.")),
              "Pris acte du rapport.");
}

}  // namespace
}  // namespace recueil::corpus
