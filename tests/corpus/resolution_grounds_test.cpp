#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "resolution_reading.h"

namespace recueil::corpus {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> visas_of(const Act& act) {
    std::vector<std::string> all;
    for (const Visa& visa : act.visas) all.push_back(visa.text);
    return all;
}

std::vector<std::string> recitals_of(const Act& act) {
    std::vector<std::string> all;
    for (const Recital& recital : act.recitals) all.push_back(recital.text);
    return all;
}

TEST(ResolutionGrounds, InRunningText) {
    const Act act = tests::resolution(
        "LE CONSEIL, Vu le Code général des collectivités territoriales, Vu la délibération n° 2021-07 du 1er juillet "
        "2021, Sur le rapport du "
        "président, Considérant que le terrain est libre, Considérant le calendrier, après en avoir délibéré, - "
        "APPROUVE la vente.");
    EXPECT_THAT(visas_of(act), ElementsAre("Vu le Code général des collectivités territoriales",
                                           "Vu la délibération n° 2021-07 du 1er "
                                           "juillet 2021"));
    EXPECT_THAT(recitals_of(act), ElementsAre("Considérant que le terrain est libre", "Considérant le calendrier"));
    EXPECT_EQ(act.visas[1].number, "2021-07");
    EXPECT_EQ(act.visas[1].date, "2021-07-01");
    EXPECT_EQ(tests::items_of(act), "APPROUVE la vente.");
}

TEST(ResolutionGrounds, EndWhereTheDecisionOpens) {
    struct Closed {
        const char* text;
        const char* ground;
        const char* items;
    };
    const Closed cases[] = {
        {"Considérant que le devis est de 600 €,\nOù cet exposé et après en avoir délibéré, le conseil :\n• SIGNE le "
         "bail.",
         "Considérant que le devis est de 600 €", ""},
        {"Considérant l’usage du lieu,\nÀ la majorité absolue des suffrages exprimés,\nDÉLIBÈRE\nArticle 1 : Approuve "
         "le règlement.",
         "Considérant l’usage du lieu", "1: Approuve le règlement."},
        {"Vu les statuts ;\nLe conseil municipal est invité à :\n- approuver le transfert.\nAdopté à l’unanimité.",
         "Vu les statuts", ""},
        {"− Vu la nécessité des travaux\nDécide à l’unanimité :\n− de réaliser l’aménagement ;",
         "Vu la nécessité des travaux", "de réaliser l’aménagement"},
        {"Vu la loi n°84-53, notamment son article 3-2,\nLe conseil, après en avoir délibéré, approuve le bail.",
         "Vu la loi n°84-53, notamment son article 3-2", "approuve le bail."},
        {"Vu l’arrêté n°1107 – Arrêté 2016-25 du préfet,\nLe conseil, après en avoir délibéré, approuve le bail.",
         "Vu l’arrêté n°1107 – Arrêté 2016-25 du préfet", "approuve le bail."},
    };
    for (const Closed& each : cases) {
        const Act act = tests::resolution(each.text);
        const std::string ground = !act.visas.empty()      ? act.visas.front().text
                                   : !act.recitals.empty() ? act.recitals.front().text
                                                           : "";
        EXPECT_EQ(ground, each.ground);
        const std::string items = *each.items == 0 ? std::string() : tests::items_of(act);
        EXPECT_EQ(items, each.items) << each.text;
    }
}

TEST(ResolutionGrounds, UnderOneWordAboveAList) {
    const Act act = tests::resolution(
        "VU :\n- le Code de l’urbanisme ;\n- le budget ;\nCONSIDÉRANT :\n- qu’il faut agir ;\n- que les crédits "
        "existent ;\nLe conseil, après "
        "en avoir délibéré, approuve le plan.");
    EXPECT_THAT(visas_of(act), ElementsAre("le Code de l’urbanisme", "le budget"));
    EXPECT_THAT(recitals_of(act), ElementsAre("qu’il faut agir", "que les crédits existent"));
}

TEST(ResolutionGrounds, InSmallLettersBelowTheOrgan) {
    const Act act = tests::resolution(
        "LE CONSEIL,\nvu le code de l’éducation,\nvu l’avis du bureau,\nconsidérant l’intérêt du projet,\naprès en "
        "avoir délibéré, à "
        "l’unanimité,\nAUTORISE le Président à signer.");
    EXPECT_EQ(act.visas.size(), 2U);
    EXPECT_EQ(act.recitals.size(), 1U);
    EXPECT_EQ(tests::items_of(act), "AUTORISE le Président à signer.");
}

TEST(ResolutionGrounds, EntenduQueIsARecitalAndTheRapporteurIsNone) {
    const Act act = tests::resolution(
        "ENTENDU que le contexte est tendu.\nENTENDU le rapporteur,\nAu vu de ces éléments, le prix est de 3 €.\nLe "
        "conseil, après en avoir "
        "délibéré, approuve le prix.");
    EXPECT_TRUE(act.visas.empty());
    EXPECT_EQ(act.recitals.size(), 1U);
}

struct Case {
    const char* text;
    const char* name;
};

class Rapporteur : public ::testing::TestWithParam<Case> {};

TEST_P(Rapporteur, IsNamed) {
    const Act act = tests::resolution(GetParam().text);
    EXPECT_EQ(act.rapporteur ? act.rapporteur->name : std::string(), GetParam().name) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, Rapporteur,
    ::testing::Values(Case{"Rapporteur : Mme Anne-Marie LE GOFF, adjointe\nLe plan est prêt.", "Anne-Marie LE GOFF"},
                      Case{"RAPPORTEUR\nM. Jean-Claude VAN DAMME\nLe plan est prêt.", "Jean-Claude VAN DAMME"},
                      Case{"Rapporteure : Sylvie GOUPIL\n\nLe plan est prêt.", "Sylvie GOUPIL"},
                      Case{"Rapporteur : Monsieur le Maire\nLe plan est prêt.", "Paul MARTIN"},
                      Case{"Monsieur le Maire rapporte :\nLe plan est prêt.", "Paul MARTIN"},
                      Case{"Monsieur le Maire, Paul MARTIN, rapporte :\nLe plan est prêt.", "Paul MARTIN"},
                      Case{"Monsieur Jean-Marie GATARD, rapporteur, informe le conseil.", "Jean-Marie GATARD"},
                      Case{"Madame Pascale PAVOT, Adjointe au Maire, présente le rapport suivant :", "Pascale PAVOT"},
                      Case{"Sur le rapport présenté au nom de la 1re commission par M. Savard ;\nSur le rapport "
                           "présenté au nom de la 2e "
                           "commission par M. Guérin ;",
                           "Savard"},
                      Case{"Sur le rapport de Monsieur Luc PETIT, Vice-Président, le Conseil communautaire",
                           "Luc PETIT"},
                      Case{"Monsieur Luc PETIT expose que le plan est prêt.", ""},
                      Case{"Rapporteur : M. Riou\nAprès avis du bureau, le conseil délibère.", "Riou"},
                      Case{"Le rapporteur, M. Luc FAURE, expose que le plan est prêt.", "Luc FAURE"},
                      Case{"Rapport présenté par Mme Anne ROY, vice-présidente.", "Anne ROY"},
                      Case{"Luc FAURE présente le rapport annuel 2022.", "Luc FAURE"},
                      Case{"Mme ROY Anne (rapporteure) expose le plan.", "ROY Anne"},
                      Case{"Rapporteur : Le Président\nLe plan est prêt.", "Paul MARTIN"},
                      Case{"Rapporteur : M. de La TOUR\nLe plan est prêt.", "de La TOUR"},
                      Case{"Rapporteure : Mme d'ARCY\nLe plan est prêt.", "d'ARCY"},
                      Case{"Rapporteur : M. Jean de La TOUR\nLe plan est prêt.", "Jean de La TOUR"},
                      Case{"La société présente son rapport. Le rapporteur, s’il est absent, est remplacé.", ""},
                      Case{"Le rapporteur entendu, le conseil délibère.", ""}));

TEST(PrintedSubject, StandsBesideItsLabelOrUnderAWordForIt) {
    const auto code = [](const char* text) {
        const Act act = tests::resolution(text);
        return act.theme ? act.theme->code : std::string();
    };
    EXPECT_EQ(code("Nomenclature ACTES : 7.5 Subventions\nLe plan est prêt."), "7.5");
    EXPECT_EQ(code("Matières de l’acte : 5.2-Fonctionnement des assemblées"), "5.2");
    EXPECT_EQ(code("7.1 DECISIONS BUDGETAIRES\nLe plan est prêt."), "7.1");
    EXPECT_EQ(code("La salle mesure 5.4 m. Le prix est de 7.5 euros."), "");
}

}  // namespace
}  // namespace recueil::corpus
