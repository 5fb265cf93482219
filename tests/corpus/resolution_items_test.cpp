#include <gtest/gtest.h>

#include "resolution_reading.h"

namespace recueil::corpus {
namespace {

struct Case {
    const char* text;
    const char* items;
};

class ItemsDecided : public ::testing::TestWithParam<Case> {};

TEST_P(ItemsDecided, AreReadInOrder) {
    EXPECT_EQ(tests::items_of(tests::resolution(GetParam().text)), GetParam().items) << GetParam().text;
}

// A reader of PDF may give a document as one line.
TEST_P(ItemsDecided, AreTheSameWithoutLineBreaks) {
    std::string flat = GetParam().text;
    for (char& c : flat)
        if (c == '\n') c = ' ';
    EXPECT_EQ(tests::items_of(tests::resolution(flat)), GetParam().items) << flat;
}

// Text of table cells has an empty line after each line.
TEST_P(ItemsDecided, AreTheSameWithALineBetweenLines) {
    std::string cells;
    for (const char* c = GetParam().text; *c != 0; ++c) cells += *c == '\n' ? std::string("\n\n") : std::string(1, *c);
    EXPECT_EQ(tests::items_of(tests::resolution(cells)), GetParam().items) << cells;
}

INSTANTIATE_TEST_SUITE_P(
    Motions, ItemsDecided,
    ::testing::Values(Case{"Le conseil municipal, à l’unanimité, s’insurge contre cette fermeture qui affecte le "
                           "service public.",
                           "s’insurge contre cette fermeture qui affecte le service public."},
                      Case{"Le conseil municipal, à l'unanimité, dénonce la fermeture du bureau de poste.",
                           "dénonce la fermeture du bureau de poste."},
                      Case{
                          "Après en avoir délibéré, à l’unanimité, le Conseil :\n- exige le maintien de la classe ;\n- "
                          "demande au recteur de revoir la carte ;\n- apporte son soutien aux familles.",
                          "exige le maintien de la classe | demande au recteur de revoir la carte | apporte son "
                          "soutien aux familles."}));

INSTANTIATE_TEST_SUITE_P(
    ConditionsAboveAList, ItemsDecided,
    ::testing::Values(
        Case{
            "Le conseil municipal, à l’unanimité, décide, à compter du 1er janvier 2024 :\n- de fixer le loyer à 300 € "
            ";\n- d'autoriser le maire à signer le bail.",
            "de fixer le loyer à 300 € | d'autoriser le maire à signer le bail."},
        Case{"Après en avoir délibéré, le conseil municipal, à l’unanimité décide, après que l’avis du comité aura été "
             "recueilli :\n• De retenir le principe ;\n• D’inscrire les crédits.",
             "De retenir le principe | D’inscrire les crédits."},
        Case{"I l est demandé aux membres du Conseil s’ils sont d’accord pour :\n− Approuver les statuts.\nVote :\n− "
             "Pour : 16",
             "Approuver les statuts."},
        Case{"Il propose que le tarif soit fixé à 3 €.\nVote : Pour à l’unanimité", "que le tarif soit fixé à 3 €."}));

TEST(ResolutionItems, OpenBehindGroundsInsideTheSentence) {
    EXPECT_EQ(
        tests::items_of(tests::resolution(
            "Après en avoir délibéré, le conseil municipal, vu le prix de l’édition (environ 22 000 €) et considérant "
            "qu’il existe un fascicule qui relate l’histoire du village, donne un avis défavorable.")),
        "donne un avis défavorable.");
    EXPECT_EQ(
        tests::items_of(tests::resolution("Après en avoir délibéré, le conseil municipal, compte tenu de l’avis du "
                                          "comité, approuve le projet.")),
        "approuve le projet.");
}

TEST(ResolutionItems, OpenParagraphsWithoutMarks) {
    EXPECT_EQ(
        tests::items_of(tests::resolution("Après en avoir délibéré, le Conseil Municipal,\n\nvalide le projet du "
                                          "lavoir\n\naccepte le devis de 28 617 €\n\ns’engage à déposer une "
                                          "déclaration\n\nautorise le maire à signer")),
        "valide le projet du lavoir | accepte le devis de 28 617 € | s’engage à déposer une déclaration | autorise "
        "le maire à signer");
}

TEST(ResolutionItems, OfAListAreNotThoseOfTheDebateBelow) {
    EXPECT_EQ(tests::items_of(tests::resolution(
                  "Il est proposé au conseil municipal :\nDE CREER une commission d’appel d’offres.\nDE PROCEDER à "
                  "l’élection des membres.\n\nMonsieur le Maire propose la liste suivante :\n\nIl propose qu’une liste "
                  "commune soit composée.\n\nVote : Pour à l'unanimité")),
              "DE CREER une commission d’appel d’offres. | DE PROCEDER à l’élection des membres.");
    EXPECT_EQ(
        tests::items_of(tests::resolution("Il est proposé de visiter le site.\n\nLe débat s’ouvre.\n\nIl propose que "
                                          "le tarif soit fixé à 3 €.\n\nVote : Pour à l'unanimité")),
        "que le tarif soit fixé à 3 €.");
}

INSTANTIATE_TEST_SUITE_P(
    ListsWithOtherSentences, ItemsDecided,
    ::testing::Values(
        Case{"Le conseil municipal, à l’unanimité, DECIDE :\n- de supprimer la régie de recettes ;\n- que la "
             "suppression prendra effet ce jour ;\n- que le Maire est chargé de l’exécution.",
             "de supprimer la régie de recettes | que la suppression prendra effet ce jour | que le Maire est chargé "
             "de l’exécution."},
        Case{"Après avoir voté, le Conseil Municipal décide ce qui suit :\n• Le remplacement des sièges du théâtre\n• "
             "De donner tous pouvoirs au Maire pour rechercher un fournisseur.",
             "Le remplacement des sièges du théâtre | De donner tous pouvoirs au Maire pour rechercher un "
             "fournisseur."},
        Case{
            "Le conseil municipal, après en avoir délibéré, décide comme suit :\n- de fixer le tarif à 3 € ;\n- que ce "
            "tarif sera applicable au 1er mai.",
            "de fixer le tarif à 3 € | que ce tarif sera applicable au 1er mai."},
        Case{"Le maire demande aux membres du conseil s’ils sont d’accord :\n- Pour adhérer à l'agence d’urbanisme "
             "?\nVote : Pour à l’unanimité",
             "Pour adhérer à l'agence d’urbanisme ?"}));

INSTANTIATE_TEST_SUITE_P(
    Bullets, ItemsDecided,
    ::testing::Values(Case{"Le Maire expose le projet.\n\nLe conseil municipal, après en avoir délibéré, à l’unanimité "
                           ":\n\n- APPROUVE le plan "
                           "de la salle,\n- AUTORISE le maire à signer le marché.\n\nPour extrait conforme",
                           "APPROUVE le plan de la salle | AUTORISE le maire à signer le marché."},
                      Case{"Après en avoir délibéré, le Conseil communautaire décide, à l'unanimité des suffrages "
                           "exprimés :\n• d’attribuer "
                           "500 € au club de judo ;\n• d’inscrire la dépense au budget.\nFait et délibéré les jour, "
                           "mois et an susdits",
                           "d’attribuer 500 € au club de judo | d’inscrire la dépense au budget."},
                      Case{"Ceci exposé, le Bureau communautaire, après en avoir délibéré :\n➢ Valide le programme "
                           ";\n➢ Sollicite l'aide "
                           "de l'Etat ;\n➢ Charge le président de l'exécution.",
                           "Valide le programme | Sollicite l'aide de l'Etat | Charge le président de l'exécution."},
                      Case{"Le Conseil, ouï l’exposé du maire, après en avoir délibéré, DÉCIDE :\n\n1) De louer le "
                           "préau.\n2) De fixer le "
                           "loyer à 40 €.\n\nLa séance est levée à 21 h.",
                           "1: De louer le préau. | 2: De fixer le loyer à 40 €."},
                      Case{"Après avoir délibéré, les membres du conseil municipal ont, adopté à l’unanimité :\n- "
                           "Approuvé le devis de "
                           "1 200,50 €,\n- Chargé le maire des démarches.",
                           "Approuvé le devis de 1 200,50 € | Chargé le maire des démarches."},
                      Case{"Le conseil municipal, après en avoir délibéré, DECIDE\n> D'ACCEPTER le don de la famille "
                           "ROUX ;\n> DE DIRE que la "
                           "recette ira au compte 7713.",
                           "D'ACCEPTER le don de la famille ROUX | DE DIRE que la recette ira au compte 7713."},
                      Case{"Le conseil municipal, après en avoir délibéré, à l'unanimité, désigne :\n- en qualité de "
                           "titulaire : Mme Anne PETIT\n- "
                           "en qualité de suppléant : M. Jean ROY\nLa présente délibération sera notifiée au syndicat.",
                           "désigne : - en qualité de titulaire : Mme Anne PETIT - en qualité de suppléant : M. Jean "
                           "ROY | La présente "
                           "délibération sera notifiée au syndicat."},
                      Case{"Après en avoir délibéré, à l'unanimité,\n> DECIDE :\nv De créer un emploi d'agent ;\nv De "
                           "compléter le tableau "
                           "des effectifs.\nFait et délibéré",
                           "De créer un emploi d'agent | De compléter le tableau des effectifs."}));

INSTANTIATE_TEST_SUITE_P(
    RunningText, ItemsDecided,
    ::testing::Values(
        Case{"Le conseil municipal, après en avoir délibéré, ACCEPTE ces modalités et charge le Maire d’émettre le "
             "titre de "
             "300 euros.",
             "ACCEPTE ces modalités | charge le Maire d’émettre le titre de 300 euros."},
        Case{"Le Conseil municipal à l’unanimité décide d’acheter 20 chaises. Ces chaises seront livrées à l’école.",
             "d’acheter 20 chaises. | Ces chaises seront livrées à l’école."},
        Case{"Le Conseil, à l’unanimité, Instaure une indemnité de 10 € ; Et Autorise le Maire à signer les actes.",
             "Instaure une indemnité de 10 € | Autorise le Maire à signer les actes."},
        Case{"A l’unanimité, le Conseil, ayant entendu l’exposé de son Maire, approuve le règlement du cimetière.",
             "approuve le règlement du cimetière."},
        Case{"LE CONSEIL MUNICIPAL, après en avoir délibéré, - APPROUVE la convention avec l'Office, dont le projet "
             "est annexé ; - "
             "AUTORISE Mme le Maire à la signer. Pour extrait conforme, Le Maire",
             "APPROUVE la convention avec l'Office, dont le projet est annexé | AUTORISE Mme le Maire à la signer."},
        Case{"Considérant qu'il faut un délégué, le Conseil Municipal après en avoir délibéré à l’unanimité, DESIGNE "
             "comme "
             "délégué M. Luc FAURE.\n\nM. Noir explique le rôle du délégué.",
             "DESIGNE comme délégué M. Luc FAURE."},
        Case{"Le conseil municipal, après en avoir délibéré et hors présence du maire, décide à l’unanimité des "
             "membres présents de "
             "voter le compte administratif.",
             "de voter le compte administratif."},
        Case{"Après en avoir délibéré, le conseil municipal prend acte du rapport annuel du syndicat.",
             "prend acte du rapport annuel du syndicat."},
        Case{"Le Conseil municipal, après en avoir délibéré, par 12 voix pour et 3 voix contre, décide que le marché "
             "aura lieu le "
             "samedi.",
             "décide que le marché aura lieu le samedi."}));

TEST(ItemsDecidedOverLines, AVerbAtALineEndGoesOn) {
    const Act act = tests::resolution(
        "Le conseil municipal, après en avoir délibéré, décide\nla réalisation de ces travaux,\nattribue le marché à "
        "l’entreprise Roux.");
    EXPECT_EQ(tests::items_of(act), "décide la réalisation de ces travaux | attribue le marché à l’entreprise Roux.");
}

INSTANTIATE_TEST_SUITE_P(
    Articles, ItemsDecided,
    ::testing::Values(
        Case{"APRÈS EN AVOIR DÉLIBÉRÉ : Article 1 : Adopte le budget. Article 2 : Précise que le détail est annexé. "
             "Article 3 : Fixe "
             "le taux à 2 %.",
             "1: Adopte le budget. | 2: Précise que le détail est annexé. | 3: Fixe le taux à 2 %."},
        Case{"DÉCIDE :\nArticle 1er : le compte rendu est approuvé.\nArticle 2 : la présente délibération peut faire "
             "l’objet d’un "
             "recours.\nArticle 3 : elle sera transmise au préfet.\nFait et délibéré",
             "1: le compte rendu est approuvé. | 2: la présente délibération peut faire l’objet d’un recours. | 3: "
             "elle sera "
             "transmise au préfet."},
        Case{"DELIBERE\nArticle unique : Désigne Mme Lise BRUN.\nDélibération adoptée par : 20 voix Pour, 1 abstention",
             "unique: Désigne Mme Lise BRUN."},
        Case{"Le conseil décide :\nARTICLE 1. De créer un poste.\nARTICLE 1 BIS. De le pourvoir.\nARTICLE 2. De payer.",
             "1: De créer un poste. | 1 bis: De le pourvoir. | 2: De payer."},
        Case{"Le conseil municipal, après en avoir délibéré :\n- ADOPTE le règlement.\nPour extrait "
             "conforme\n\nRèglement\nArticle 1 "
             ": Objet\nLe règlement fixe l’usage.",
             "ADOPTE le règlement."},
        Case{
            "Le conseil, après en avoir délibéré, APPROUVE la proposition du maire,\nDECIDE :\nArticle 1 : La pose est "
            "autorisée.\nArticle 2 ; Les frais sont à la charge de la commune.",
            "APPROUVE la proposition du maire | 1: La pose est autorisée. | 2: Les frais sont à la charge de la "
            "commune."}));

INSTANTIATE_TEST_SUITE_P(
    Formulas, ItemsDecided,
    ::testing::Values(Case{"Le Conseil Municipal, l'exposé du Maire entendu, et après en avoir délibéré, par 11 voix "
                           "pour et 1 abstention, DECIDE de fixer "
                           "le prix à 4 € et d'autoriser le Maire à signer.",
                           "de fixer le prix à 4 € | d'autoriser le Maire à signer."},
                      Case{"Après en avoir délibéré et à l'unanimité, les membres du conseil municipal autorisent "
                           "Monsieur le Maire à signer le bail.",
                           "autorisent Monsieur le Maire à signer le bail."},
                      Case{"Le Comité syndical, Ouï l'exposé du Président, Après en avoir délibéré, Décide\n- "
                           "d'adhérer au groupement\n- d'approuver la "
                           "convention\nAinsi fait et délibéré les jour, mois et an susdits.",
                           "d'adhérer au groupement | d'approuver la convention"},
                      Case{"Après en avoir délibéré, le Conseil municipal :\nDONNE un avis favorable au projet,\nDIT "
                           "que la dépense sera imputée au chapitre "
                           "21,\nCHARGE M. le Maire de l'exécution.",
                           "DONNE un avis favorable au projet | DIT que la dépense sera imputée au chapitre 21 | "
                           "CHARGE M. le Maire de l'exécution."},
                      Case{"Sur proposition du Maire, le Conseil Municipal, après en avoir délibéré :\n1/ FIXE le "
                           "tarif à 12 €\n2/ PRECISE que ce tarif "
                           "s'appliquera demain",
                           "1: FIXE le tarif à 12 € | 2: PRECISE que ce tarif s'appliquera demain"},
                      Case{"Le conseil municipal, après en avoir délibéré, statuant sur l’affectation du "
                           "résultat,\nConstatant un excédent de 300 €,\nDécide "
                           "d’affecter ce résultat au compte 1068.",
                           "d’affecter ce résultat au compte 1068."},
                      Case{"Le conseil municipal valide, avec 9 voix pour et 2 abstentions, le devis de la toiture.",
                           "valide, avec 9 voix pour et 2 abstentions, le devis de la toiture."},
                      Case{"Le Conseil municipal décide :\nVu le Code général,\nVu la délibération du 26 janvier "
                           "2021,\n- de prendre acte du rapport du "
                           "médiateur.\nFait et délibéré",
                           "de prendre acte du rapport du médiateur."},
                      Case{"Par 10 voix pour et 9 voix contre, le Conseil Municipal DECIDE de vendre le terrain.",
                           "de vendre le terrain."}));

INSTANTIATE_TEST_SUITE_P(
    Proposals, ItemsDecided,
    ::testing::Values(
        Case{"En conséquence, il est proposé au Conseil municipal :\n- De fixer le tarif à 3 €,\n- D’autoriser le "
             "maire à "
             "signer.\n\nLe Conseil adopte.",
             "De fixer le tarif à 3 € | D’autoriser le maire à signer."},
        Case{"Il est proposé au conseil municipal :\n\nDE VALIDER le don de 1 000 €.\n\nDE PRENDRE les crédits au "
             "chapitre 67.\n\nMonsieur le Maire rappelle le don de l’an passé.\n\nADOPTE A L’UNANIMITE",
             "DE VALIDER le don de 1 000 €. | DE PRENDRE les crédits au chapitre 67."},
        Case{"Acceptez-vous le maintien de cette contribution ?\n\nVote : Pour à l’unanimité",
             "Acceptez-vous le maintien de cette contribution"},
        Case{"Madame le maire demande aux membres du conseil s’ils sont d’accord pour :\n− Créer deux emplois,\n− "
             "Fixer la "
             "rémunération.\nVote : Pour à l’unanimité",
             "Créer deux emplois | Fixer la rémunération."},
        Case{"Il est demandé au conseil municipal s’il est d’accord pour donner un avis favorable à la fusion.\n\nVote "
             ": Pour à "
             "l’unanimité",
             "donner un avis favorable à la fusion."},
        Case{"Il vous est proposé d’approuver la cession du terrain.\nPour : 15\nContre : 0",
             "d’approuver la cession du terrain."},
        Case{"Etes-vous favorable au projet de carrière ?\nVote : Contre à l’unanimité", ""},
        Case{
            "Etes-vous d’accord pour :\n- conclure une convention,\n- fixer la participation à 350 €.\n\nVote : Pour à "
            "l’unanimité",
            "conclure une convention | fixer la participation à 350 €."},
        Case{"Il est proposé de transférer les excédents.\nMme ROUX demande quels sont les engagements.\nPour : "
             "15\nContre : 2",
             "de transférer les excédents."},
        Case{"A été élu :\n- Jean ROY\n\nLe Conseil Adopte.\nPour extrait conforme", "A été élu : - Jean ROY"},
        Case{"Par délibération du 3 mai, le conseil a décidé de créer une régie.\n\nADOPTE A L'UNANIMITE", ""},
        Case{"Le conseil municipal a été informé des travaux.", ""}));

INSTANTIATE_TEST_SUITE_P(
    ListsOfDecide, ItemsDecided,
    ::testing::Values(
        Case{"Le comité syndical, à l’unanimité, décide de :\n- créer un poste ;\n- modifier le tableau.",
             "créer un poste | modifier le tableau."},
        Case{"Le conseil, après en avoir délibéré, DÉCIDE D' :\n- approuver la convention\n- autoriser le "
             "maire à la signer",
             "approuver la convention | autoriser le maire à la signer"},
        Case{"Les membres du conseil communautaire ont :\n- Pris acte du rapport.", "Pris acte du rapport."},
        Case{"Après avoir débattu, les membres du conseil communautaire ont :\n- Approuvé le budget,\n- "
             "Autorisé le Président à signer.",
             "Approuvé le budget | Autorisé le Président à signer."},
        Case{"Adoption à l’unanimité du plan de financement suivant : Etat 200 €.",
             "Adoption à l’unanimité du plan de financement suivant : Etat 200 €."}));

// The lines above the sides of a ballot are the ballot's.
TEST(ItemsDecided, EndAboveTheVoters) {
    for (const char* voters : {"Votants : 9", "Nombre de votants : 9\nSuffrages exprimés : 8",
                               "Présents : 7 - Votants : 9", "Membres en exercice : 11\nPrésents : 7\nPouvoirs : 2"}) {
        const std::string text =
            "Le conseil, après en avoir délibéré, décide :\nArticle 1 : De créer un poste au 1er janvier 2022.\n\n" +
            std::string(voters) + "\nPour : 7\nContre : 1\nAbstention : 1";
        EXPECT_EQ(tests::items_of(tests::resolution(text)), "1: De créer un poste au 1er janvier 2022.") << text;
    }
}

TEST(ItemsDecided, EndAboveTheHeadingOfTheNextChapter) {
    for (const char* heading : {"2. TOURISME", "FINANCES", "IV - AFFAIRES SOCIALES ET SCOLAIRES"}) {
        const std::string text =
            "Les membres du conseil ont, à l’unanimité :\n- Autorisé le Président à signer\n\n" + std::string(heading);
        EXPECT_EQ(tests::items_of(tests::resolution(text)), "Autorisé le Président à signer") << text;
    }
}

TEST(ItemsDecided, GoOnWithTheListThatTheyOpened) {
    const Act act = tests::resolution(
        "Le conseil, à l’unanimité, décide de créer les postes suivants :\n- Un adjoint pour juin.\n\nCet emploi est à "
        "temps non complet.\n\n- Deux adjoints pour août.");
    EXPECT_EQ(
        tests::items_of(act),
        "de créer les postes suivants : - Un adjoint pour juin. Cet emploi est à temps non complet. - Deux adjoints "
        "pour août.");
}

TEST(ItemsDecided, AreTheArticlesProposedNotASentenceOfOne) {
    const Act act = tests::resolution(
        "Il est proposé au conseil municipal :\n\nArticle 1 :\n\nLe conseil municipal donne délégation au "
        "maire.\n\nArticle 2 :\n\nLe maire peut emprunter.\nLe conseil municipal autorise les emprunts.\n\nADOPTE A "
        "L’UNANIMITE");
    EXPECT_EQ(tests::items_of(act),
              "1: Le conseil municipal donne délégation au maire. | 2: Le maire peut emprunter. Le conseil municipal "
              "autorise les emprunts.");
}

INSTANTIATE_TEST_SUITE_P(
    Labels, ItemsDecided,
    ::testing::Values(
        Case{"Le conseil, après en avoir délibéré, décide :\nArticle 1 : De créer.\nArticle 1 bis : De fixer.\nArticle "
             "1-1 "
             ": De préciser.\nArticle 2 ter : De dire.\nArticle III - De lire.",
             "1: De créer. | 1 bis: De fixer. | 1-1: De préciser. | 2 ter: De dire. | III: De lire."},
        Case{"Le conseil, après en avoir délibéré, décide :\nArticle 1 : De modifier comme suit le règlement :\n« "
             "Article 1 "
             ": Le tarif est de 3 €. »\nArticle 2 : De dire.",
             "1: De modifier comme suit le règlement : « Article 1 : Le tarif est de 3 €. » | 2: De dire."},
        Case{"Le conseil, après en avoir délibéré, décide :\nArticle 1 : D’adopter le règlement.\nArticle 2 : De "
             "dire.\nArticle 1 : Le règlement s’applique.",
             "1: D’adopter le règlement. | 2: De dire."},
        Case{"Le conseil, à l'unanimité moins une abstention (Mme PETIT), approuve le devis.", "approuve le devis."},
        Case{"Le conseil, à l'unanimité – M. ROY s'abstenant – approuve le devis.", "approuve le devis."},
        Case{"Suffrages exprimés : 14.\nM. Luc ROY, ayant obtenu la majorité absolue, est proclamé élu adjoint.",
             "M. Luc ROY, ayant obtenu la majorité absolue, est proclamé élu adjoint."}));

TEST(ItemsDecided, EndAboveTheResultOfTheVote) {
    const Act act = tests::resolution(
        "Il est proposé d'adopter le budget.\n\nRésultat du vote :\nVotants : 19\nPour : 16\nContre : 2");
    EXPECT_EQ(tests::items_of(act), "d'adopter le budget.");
    EXPECT_EQ(tests::votes_of(act), "16/2/-/- adopted");
}

TEST(ItemsDecided, LeaveOutStampsAndChapterRanks) {
    const std::string decision = "Le conseil, à l’unanimité, décide :\n- de fixer le tarif à 3 €\n";
    EXPECT_EQ(tests::items_of(tests::resolution(decision + "099-214400400-20140513-D2014-49-DE")),
              "de fixer le tarif à 3 €");
    EXPECT_EQ(tests::items_of(tests::resolution(decision + "099-214400400- //2012 //2012")), "de fixer le tarif à 3 €");
    EXPECT_EQ(tests::items_of(tests::resolution(decision + "\nV.")), "de fixer le tarif à 3 €");
}

TEST(ItemsDecided, GoOnInsideBrackets) {
    const Act act = tests::resolution(
        "Le conseil, à l’unanimité, décide de créer un emploi d’adjoint (cat. C, échelle 3. Indice 367) à 20 heures. "
        "Le "
        "maire remercie les agents.");
    EXPECT_EQ(tests::items_of(act), "de créer un emploi d’adjoint (cat. C, échelle 3. Indice 367) à 20 heures.");
}

INSTANTIATE_TEST_SUITE_P(
    FurtherFormulas, ItemsDecided,
    ::testing::Values(
        Case{"Le conseil municipal délibère et, à l'unanimité, vote les taux suivants : taxe foncière 30 %.",
             "vote les taux suivants : taxe foncière 30 %."},
        Case{"Après discussion, il est décidé, à l'unanimité des présents, de retenir le devis Morel.",
             "de retenir le devis Morel."},
        Case{"L'assemblée adopte à l'unanimité le règlement intérieur.",
             "adopte à l'unanimité le règlement intérieur."},
        Case{"Le conseil municipal ACCORDE à l’association Nautique une avance de 3 000 €.",
             "ACCORDE à l’association Nautique une avance de 3 000 €."},
        Case{"Le comité décide d’allouer 500 € à l’association Eau.\nVote à main levée : unanimité.",
             "d’allouer 500 € à l’association Eau."},
        Case{"Après en avoir délibéré :\nI - DÉCIDE d’approuver le plan.\nII - AUTORISE le président à signer.",
             "I: DÉCIDE d’approuver le plan. | II: AUTORISE le président à signer."},
        Case{"Il vous est demandé, Mesdames, Messieurs, de bien vouloir :\n- approuver le plan ;\n- autoriser le "
             "président à signer.\n\nLe conseil, après en avoir délibéré,\nAdopte à l’unanimité les conclusions du "
             "rapport.",
             "approuver le plan | autoriser le président à signer."},
        Case{"Le mois dernier il est décidé de retenir le devis Morel.", ""}));

}  // namespace
}  // namespace recueil::corpus
