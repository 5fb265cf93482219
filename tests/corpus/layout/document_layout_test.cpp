#include "corpus/layout/document_layout.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/layout/document_lines.h"
#include "tests/corpus/act_text.h"

namespace recueil::corpus {
namespace {

struct Reading {
    explicit Reading(const std::string& text)
        : document(tests::document_of(text)), lines(document), texts(lines), layout(lay_out_document(texts)) {}
    std::vector<std::string> titles() const {
        std::vector<std::string> all;
        for (const ActRange& act : layout.acts) all.push_back(act.title.value_or("-"));
        return all;
    }
    std::vector<std::string> numbers() const {
        std::vector<std::string> all;
        for (const ActRange& act : layout.acts) all.push_back(act.number.value_or("-"));
        return all;
    }
    Document document;
    SourceLines lines;
    DocumentLines texts;
    DocumentLayout layout;
};

using Texts = std::vector<std::string>;

const char* const village_header =
    "Commune de Valmorin\nConseil municipal du 12 mars 2024\n\n"
    "L’an deux mille vingt-quatre, le 12 mars à 20 heures, le Conseil municipal s’est réuni sous la présidence de M. "
    "Paul "
    "OZANNE, maire.\n\nPrésents : M. Paul OZANNE, Mme Lise BRUNET.\n\nSecrétaire : Mme Lise BRUNET\n\n";

std::string point(const std::string& heading) {
    return heading +
           "\n\nMonsieur le maire rappelle le projet présenté à la commission.\n\nLe conseil municipal, après en avoir "
           "délibéré, à l’unanimité, approuve le projet.\n\n";
}

TEST(DocumentLayout, ReadsPointsByTheirRanks) {
    const Reading reading(village_header + point("1. Tarifs de la cantine") + point("2. Achat d’une tondeuse") +
                          point("3. Convention avec le syndicat"));
    EXPECT_EQ(reading.layout.form, Form::minutes);
    EXPECT_EQ(reading.titles(), (Texts{"Tarifs de la cantine", "Achat d’une tondeuse", "Convention avec le syndicat"}));
}

TEST(DocumentLayout, ReadsBareTitles) {
    const Reading reading(village_header + point("Tarifs de la cantine") +
                          point("Demande de subvention pour le préau") + point("Adhésion au groupement d’achat"));
    EXPECT_EQ(reading.titles(),
              (Texts{"Tarifs de la cantine", "Demande de subvention pour le préau", "Adhésion au groupement d’achat"}));
}

TEST(DocumentLayout, LearnsThePrintOfItsHeadings) {
    const std::string table = "Entreprise\n\nMARTIN\n\nMontant proposé\n\n12\n\n";
    const Reading reading(
        village_header + point("\uf0d8 Tarifs de la cantine") + point("\uf0d8\nAchat d’une tondeuse") + table +
        "\uf0d8 Convention avec le syndicat\n\nMonsieur le maire expose le projet.\n\nOBLIGATIONS DES PARTIES\n\nLe "
        "preneur paie un loyer.\n\nLe conseil municipal, après en avoir délibéré, approuve.\n\n" +
        point("\uf0d8 Bulletin municipal") + point("\uf0d8 Réforme d’un véhicule"));
    EXPECT_EQ(reading.titles(), (Texts{"Tarifs de la cantine", "Achat d’une tondeuse", "Convention avec le syndicat",
                                       "Bulletin municipal", "Réforme d’un véhicule"}));
}

TEST(DocumentLayout, KeepsMinutesWithSeveralOpeningsWhole) {
    const std::string opening = "L’an deux mille vingt-quatre, le 3 mai, le comité s’est réuni.\n\n";
    const Reading reading(village_header + point("Tarifs de la cantine") + point("Demande de subvention") + opening +
                          point("Adhésion au groupement d’achat") + point("Création d’un emploi") +
                          point("Vente d’un terrain") + point("Avenant au bail") + point("Subvention au club") +
                          point("Budget annexe du lotissement") + point("Garantie d’un emprunt"));
    EXPECT_EQ(reading.layout.form, Form::minutes);
    EXPECT_EQ(reading.titles().size(), 9U);
}

TEST(DocumentLayout, TakesTheRanksOfOneStyle) {
    std::string text = village_header;
    for (int rank = 1; rank <= 6; ++rank) {
        if (rank == 4) text += point("14 - Tarifs du marché") + "II Marché couvert\n\nPrix : 12\n\n";
        text += point(std::to_string(rank) + " - Subvention au club n° " + std::to_string(rank));
    }
    const Reading reading(text);
    ASSERT_EQ(reading.titles().size(), 7U);
    EXPECT_EQ(reading.titles()[3], "Tarifs du marché");
}

TEST(DocumentLayout, LeavesWhatIsNoHeading) {
    const Reading reading(
        "A été élue secrétaire de séance : Mme\n\nLise BRUNET\n\n" + std::string(village_header) +
        point("D2024-11 - Objet : Tarifs de la cantine") +
        "Ce tableau complète celui qui est annexé à la\ndélibération n° 2022/142 en date du 13 mai.\n\n" +
        "CS 60125 - 44701 VALMORIN CEDEX\n\nPour : 12\n\nContre : 0\n\n" +
        point("D2024-12 - Objet : Cession d’un bail") + point("D2024-13 - Objet : Achat d’un banc"));
    EXPECT_EQ(reading.numbers(), (Texts{"D2024-11", "D2024-12", "D2024-13"}));
}

TEST(DocumentLayout, TakesAPointThatIsPutOffAndNotTheDayBelowANumber) {
    const Reading put_off(village_header + point("1. Tarifs de la cantine") + "2. Achat d’une parcelle\n\n" +
                          "L’avis du service n’étant pas parvenu, ce point est ajourné.\n\n" + point("3. Bail rural"));
    EXPECT_EQ(put_off.titles(), (Texts{"Tarifs de la cantine", "Achat d’une parcelle", "Bail rural"}));
    const Reading region(
        "DÉLIBÉRATION N° CP 2023-118\n\nDU 6 JUILLET 2023\n\nFORÊTS ET FILIÈRE BOIS\n\nLa commission permanente du "
        "conseil régional,\n\nVU le code forestier ;\n\nAprès en avoir délibéré,\n\nArticle 1 : Attribue 3 000 €.\n");
    EXPECT_EQ(region.layout.form, Form::single);
    EXPECT_EQ(region.titles(), (Texts{"FORÊTS ET FILIÈRE BOIS"}));
}

TEST(DocumentLayout, TakesNumbersOverTheRowsOfATable) {
    const Reading reading(village_header + point("D2024-11 - Objet : Admission en non-valeur") +
                          "2022 - 114 Occupation du domaine 117,60 €\n2022 - 167 Périscolaire 27,00 €\n\n" +
                          point("D2024-12 - Objet : Cession d’un bail") +
                          point("D2024-13 - Objet : Tarifs de la cantine") +
                          point("D2024-14 - Objet : Achat d’une tondeuse"));
    EXPECT_EQ(reading.numbers(), (Texts{"D2024-11", "D2024-12", "D2024-13", "D2024-14"}));
    EXPECT_EQ(reading.titles(),
              (Texts{"Admission en non-valeur", "Cession d’un bail", "Tarifs de la cantine", "Achat d’une tondeuse"}));
}

TEST(DocumentLayout, MakesNoActOfTheAgenda) {
    const std::string agenda =
        "Ordre du jour\n\n1. Tarifs de la cantine\n2. Achat d’une tondeuse\n3. Convention avec le syndicat\n\n";
    const Reading reading(village_header + agenda + point("1. Tarifs de la cantine") +
                          point("2. Achat d’une tondeuse") + point("3. Convention avec le syndicat"));
    EXPECT_EQ(reading.titles().size(), 3U);
}

TEST(DocumentLayout, MakesNoActOfAPointThatDecidesNothing) {
    const Reading reading(village_header + point("1. Tarifs de la cantine") +
                          "2. Informations sur le chantier\n\nLe chantier avance.\n\n" +
                          point("3. Convention avec le syndicat") +
                          "Questions diverses\n\nMme Brunet signale un lampadaire.\n\nLa séance est levée à 22 h.\n");
    EXPECT_EQ(reading.titles(), (Texts{"Tarifs de la cantine", "Convention avec le syndicat"}));
}

TEST(DocumentLayout, MakesAnActOfMinutesApprovedByAVote) {
    const Reading reading(
        village_header + std::string("Le conseil municipal adopte à l’unanimité le procès-verbal du 6 février.\n\n") +
        point("1. Tarifs de la cantine") + point("2. Achat d’une tondeuse") + point("3. Convention avec le syndicat"));
    EXPECT_EQ(reading.titles(),
              (Texts{"-", "Tarifs de la cantine", "Achat d’une tondeuse", "Convention avec le syndicat"}));
}

TEST(DocumentLayout, ReadsAnExtractOfTheRegister) {
    const Reading reading(
        "RÉPUBLIQUE FRANÇAISE\nCOMMUNE DE VALMORIN\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nN° "
        "2024/031\n\n"
        "L’an deux mille vingt-quatre, le 12 mars, le Conseil municipal s’est réuni.\nPrésents : M. OZANNE, Mme "
        "BRUNET.\n\n"
        "Objet : Demande de subvention\npour le préau de l’école\n\nMonsieur le maire expose le projet.\n\nAprès en "
        "avoir délibéré, le "
        "Conseil municipal, à l’unanimité :\n- APPROUVE le projet ;\n- AUTORISE le maire à signer.\n\nPour extrait "
        "conforme\n");
    ASSERT_EQ(reading.layout.acts.size(), 1U);
    EXPECT_EQ(reading.layout.form, Form::single);
    EXPECT_EQ(reading.numbers(), Texts{"2024/031"});
    EXPECT_EQ(reading.titles(), Texts{"Demande de subvention pour le préau de l’école"});
}

std::string extract(const std::string& number, const std::string& title) {
    return "COMMUNE DE VALMORIN\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL\n\nL’an deux mille "
           "vingt-quatre, le 12 mars, le Conseil "
           "municipal s’est réuni.\nPrésents : M. OZANNE, Mme BRUNET.\n\n" +
           number + "\n\nObjet : " + title +
           "\n\nMonsieur le maire expose le projet.\n\nAprès en avoir délibéré, le Conseil municipal, à l’unanimité, "
           "approuve le projet.\n\nPour "
           "extrait conforme\nLe maire, Paul OZANNE\n\n";
}

TEST(DocumentLayout, ReadsABundleOfExtracts) {
    const Reading reading(extract("DEL2024-07", "Tarifs de la cantine") +
                          extract("DEL2024-08", "Achat d’une tondeuse"));
    EXPECT_EQ(reading.layout.form, Form::bundle);
    EXPECT_EQ(reading.numbers(), (Texts{"DEL2024-07", "DEL2024-08"}));
    EXPECT_EQ(reading.titles(), (Texts{"Tarifs de la cantine", "Achat d’une tondeuse"}));
}

TEST(DocumentLayout, ReadsAnExtractWithoutLineBreaks) {
    std::string text = extract("DÉLIBÉRATION N° 2024/031", "Demande de subvention pour le préau");
    for (char& c : text)
        if (c == '\n') c = ' ';
    text += std::string("Vu le code général des collectivités territoriales, ") + std::string(900, 'x') + "\n";
    const Reading reading(text);
    ASSERT_EQ(reading.layout.acts.size(), 1U);
    EXPECT_EQ(reading.numbers(), Texts{"2024/031"});
    EXPECT_EQ(reading.titles(), Texts{"Demande de subvention pour le préau"});
}

TEST(DocumentLayout, ReadsTheRowsOfAList) {
    const Reading reading(
        "RÉPERTOIRE DES DÉLIBÉRATIONS 2024\nCommune de Valmorin\n\n23/01/2024 2024_01 Aménagement de la rue Basse : "
        "autorisation de Approuvée\nsigner le "
        "marché\n23/01/2024 2024_02 Convention pour le déneigement Approuvée\n20/02/2024 2024_03 Tarifs de la cantine "
        "Rejetée\n");
    EXPECT_EQ(reading.layout.form, Form::list);
    EXPECT_EQ(reading.numbers(), (Texts{"2024_01", "2024_02", "2024_03"}));
    ASSERT_EQ(reading.layout.acts.size(), 3U);
    EXPECT_EQ(reading.layout.acts[0].title, "Aménagement de la rue Basse : autorisation de signer le marché");
    EXPECT_EQ(reading.layout.acts[2].date, "2024-02-20");
}

TEST(DocumentLayout, SaysWhatADocumentWithoutActsIs) {
    EXPECT_EQ(Reading("Valmorin, le 4 mars 2024\n\nJ’ai l’honneur de vous convoquer à la séance du conseil "
                      "municipal.\n\nOrdre du jour :\n1. Tarifs\n2. Travaux\n")
                  .layout.form,
              Form::agenda);
    const Reading convention(
        "CONVENTION DE MISE À DISPOSITION\n\nEntre les soussignés : la commune de Valmorin et "
        "l’association.\n\nArticle 1 : Objet\nLa salle "
        "est prêtée.\n\nArticle 2 : Durée\nUn an.\n");
    EXPECT_EQ(convention.layout.form, Form::annex);
    EXPECT_TRUE(convention.layout.acts.empty());
}

}  // namespace
}  // namespace recueil::corpus
