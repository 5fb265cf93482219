#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using ::testing::ElementsAre;

Act with_grounds(const std::string& grounds) {
    ActText text;
    text.grounds = grounds;
    return text.act();
}

TEST(Grounds, EveryKindOfVisa) {
    const Act act = with_grounds(
        "Vu le Code du Sport et notamment son article L.311-1 ;\n"
        "Vu la Loi n°84-53 portant dispositions statutaires en date du 26/01/1984 et, notamment, ses articles 34 à 47 "
        ";\n"
        "Vu  le Décret n°88-145 pris pour l'application de l'article 138 de la loi du 28 janvier 1984 en date du "
        "15/02/1988 ;\n"
        "Vu l’ordonnance n°2021-1310 du 7 octobre 2021 ;\n"
        "Vu l’arrêté préfectoral du 12/11/2019 portant renouvellement ;\n"
        "Vu la délibération n°6 du Conseil Général en date du 14/03/2012 « Représentation » ;\n"
        "Vu le rapport du Président du Conseil départemental, ci-annexé ;\n"
        "Vu l’avis de la 6ème commission « Finances » rendu lors de sa réunion du 07/09/2020 ;\n"
        "Vu le Règlement Intérieur du Conseil Départemental et, notamment, ses articles 29 et 30 ;\n"
        "Vu le courrier de démission de Monsieur Paul ROUX en date du 20 août 2020 de son mandat ;\n"
        "Vu la convention signée le 22/11/2019 ;\n");
    std::vector<std::string> kinds;
    for (const Visa& visa : act.visas) kinds.emplace_back(name_of(visa.kind));
    EXPECT_THAT(kinds, ElementsAre("code", "law", "decree", "ordinance", "order", "deliberation", "report",
                                   "committee_opinion", "rules_of_procedure", "letter", "other"));
    EXPECT_EQ(act.visas[1].date, "1984-01-26");
    EXPECT_THAT(act.visas[1].articles, ElementsAre("34 à 47"));
    EXPECT_EQ(act.visas[2].date, "1988-02-15") << "the law's day stands in the decree's title";
    EXPECT_TRUE(act.visas[2].articles.empty());
    EXPECT_EQ(act.visas[4].date, "2019-11-12");
    EXPECT_EQ(act.visas[5].body, "Conseil Général");
    EXPECT_EQ(act.visas[5].title, "Représentation");
    EXPECT_THAT(act.visas[8].articles, ElementsAre("29", "30"));
    EXPECT_EQ(act.visas[9].date, "2020-08-20");
    EXPECT_EQ(act.visas[10].date, "2019-11-22");
    ASSERT_EQ(act.opinions.size(), 1U);
    EXPECT_EQ(act.opinions[0].number, 6);
    EXPECT_EQ(act.opinions[0].name, "Finances");
}

struct WrittenVisa {
    const char* text;
    const char* kind;
};

class VisaKinds : public testing::TestWithParam<WrittenVisa> {};

TEST_P(VisaKinds, IsSaidByTheFirstNoun) {
    const Act act = with_grounds(std::string(GetParam().text) + " ;\n");
    ASSERT_EQ(act.visas.size(), 1U) << GetParam().text;
    EXPECT_EQ(name_of(act.visas[0].kind), GetParam().kind) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, VisaKinds,
    testing::Values(WrittenVisa{"Vu les délibérations n°2018-83 et n°2018-84", "deliberation"},
                    WrittenVisa{"Vu sa délibération du 26 mars 2018", "deliberation"},
                    WrittenVisa{"Vu nos délibérations du 26 mars 2018 et du 2 avril 2018", "deliberation"},
                    WrittenVisa{"Vu notre précédente délibération du 26 mars 2018", "deliberation"},
                    WrittenVisa{"Vu ensemble les délibérations n°2018-83 et n°2018-84", "deliberation"},
                    WrittenVisa{"Vu l’ensemble des délibérations antérieures", "deliberation"},
                    WrittenVisa{"VU : la délibération n°2018-83", "deliberation"},
                    WrittenVisa{"Vu\u00A0: les lois n° 82-213 et n° 83-8", "law"},
                    WrittenVisa{"Vu\u00A0la\u202Floi n° 82-213", "law"}, WrittenVisa{"Vu leurs avis", "other"},
                    WrittenVisa{"Vu les décrets n° 88-145 et n° 2012-1246", "decree"},
                    WrittenVisa{"Vu les articles L.1 et L.2 du Code du sport", "code"},
                    WrittenVisa{"Vu l’article 3 de la loi n° 84-53", "law"},
                    WrittenVisa{"Vu l’article L.2121-29", "code"},
                    WrittenVisa{"Vu les dispositions de l’article L.1 du Code du sport", "code"},
                    WrittenVisa{"Vu les dispositions de la loi n° 84-53", "law"},
                    WrittenVisa{"Vu le CGI et notamment son article 1407", "code"}, WrittenVisa{"Vu le CGCT", "code"},
                    WrittenVisa{"- Vu le rapport de M. le Maire", "report"},
                    WrittenVisa{"Vu les avis des 2ème et 3ème commissions", "committee_opinion"},
                    WrittenVisa{"Vu le budget", "other"}));

TEST(Grounds, AVisaIsNoSentenceOfTheReport) {
    EXPECT_TRUE(with_grounds("Vu que le club manque de vélos, il faut en acheter.\n").visas.empty());
}

// "kind number date" of the references of the visas.
std::vector<std::string> cited(const Act& act) {
    std::vector<std::string> all;
    for (const Citation& citation : act.citations)
        if (citation.part == "visa")
            all.push_back(std::string(name_of(citation.kind)) + " " + citation.number.value_or("-") + " " +
                          citation.date.value_or("-"));
    return all;
}

TEST(Grounds, AVisaCitesEachTextItNames) {
    EXPECT_THAT(
        cited(with_grounds("Vu la délibération n°2017-85 du 3 avril 2017 et la délibération n°2017-86 du 3 avril "
                           "2017 ;\nVu la convention prise en application de la délibération n°2017-87 du 3 avril "
                           "2017 ;\nVu les lois n° 82-213 du 2 mars 1982 et n° 83-8 du 7 janvier 1983 ;\n")),
        ElementsAre("deliberation 2017-85 2017-04-03", "deliberation 2017-86 2017-04-03",
                    "deliberation 2017-87 2017-04-03", "law 82-213 1982-03-02", "law 83-8 1983-01-07"));
}

TEST(Grounds, ACitationStandsOnItsOwnLine) {
    const Act act = with_grounds(
        "Vu la délibération n°2017-85 du 3 avril 2017 relative aux vélos\net la délibération n°2017-86 du 3 avril 2017 "
        ";\n");
    ASSERT_EQ(act.citations.size(), 2U);
    EXPECT_EQ(act.citations[0].lines.start, act.visas[0].lines.start);
    EXPECT_EQ(act.citations[1].lines.start, act.visas[0].lines.start + 1);
}

TEST(Grounds, APageFootBetweenOrInsideVisasChangesNothing) {
    const Act act = with_grounds(
        "Vu la délibération n°2019-119 du Conseil départemental en date du 29/04/2019 « Avenant n°\n"
        "\n1 / 3\n\n691\n\n\n\n"
        "1  à  la  convention » ;\nVu le rapport du Président du Conseil départemental, ci-annexé ;\n");
    ASSERT_EQ(act.visas.size(), 2U);
    EXPECT_EQ(act.visas[0].text,
              "Vu la délibération n°2019-119 du Conseil départemental en date du 29/04/2019 « Avenant n° 1 à la "
              "convention »");
}

TEST(Grounds, AnUnclosedTitleGoesToTheEnd) {
    const Act act = with_grounds(
        "Vu la délibération n°2018-83 du Conseil départemental en date 26/03/2018 « Institution du\nComité ;\n");
    EXPECT_EQ(act.visas[0].title, "Institution du Comité");
    EXPECT_EQ(act.visas[0].date, "2018-03-26");
}

TEST(Grounds, RecitalsStandApart) {
    const Act act = with_grounds(
        "Vu le rapport ;\nConsidérant le départ de Mme Lucie PETIT\n le 7 septembre 2020 ; \n\nConsidérant, la vacance "
        "du siège ;\n");
    ASSERT_EQ(act.recitals.size(), 2U);
    EXPECT_EQ(act.recitals[0].text, "Considérant le départ de Mme Lucie PETIT le 7 septembre 2020");
    EXPECT_EQ(act.recitals[1].text, "Considérant, la vacance du siège");
}

TEST(Grounds, RecusalsNameThoseWhoTookNoPart) {
    const Act act = with_grounds(
        "Vu le rapport ;\n\nMesdames Sylvie MEYER et Karine DUPONT ainsi que Monsieur Marc SARAH, intéressés à\n"
        "l’affaire, sont sortis de la salle et n’ont pris part ni au débat ni au vote.\n\n"
        "Monsieur Luc ROY, excusé et intéressé à l’affaire, n’avait pas donné délégation de vote.\n");
    ASSERT_EQ(act.recusals.size(), 2U);
    EXPECT_THAT(act.recusals[0].members, ElementsAre("Sylvie MEYER", "Karine DUPONT", "Marc SARAH"));
    EXPECT_THAT(act.recusals[1].members, ElementsAre("Luc ROY"));
    EXPECT_TRUE(act.notes.empty());
}

class RecusalWordings : public testing::TestWithParam<const char*> {};

TEST_P(RecusalWordings, NameWhoTookNoPart) {
    const Act act = with_grounds("Vu le rapport ;\n\n" + std::string(GetParam()) + "\n");
    ASSERT_EQ(act.recusals.size(), 1U) << GetParam();
    EXPECT_THAT(act.recusals[0].members, ElementsAre("Luc ROY")) << GetParam();
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, RecusalWordings,
    testing::Values("M. Luc ROY ne prend pas part au vote.", "Monsieur Luc ROY n’a pas pris part à la délibération.",
                    "M. Luc ROY, concerné par ce dossier, quitte la salle.", "M. Luc ROY se retire et ne vote pas.",
                    "M. Luc ROY s’est déporté.", "Déport de M. Luc ROY.", "M.\u00A0Luc ROY ne participe pas au vote.",
                    "Hors la présence de M. Luc ROY, conseiller intéressé.", "M. Luc ROY sort de la séance.",
                    "M. Luc ROY, présent, n’ayant pas pris part au vote en raison d’un conflit d’intérêts.",
                    "M. Luc ROY ne siège pas pour ce point."));

TEST(Grounds, WhatNoRuleUnderstoodIsSaid) {
    const Act act = with_grounds("Vu le rapport ;\n\nUne phrase que personne n’attendait ici.\n");
    ASSERT_EQ(act.notes.size(), 1U);
    EXPECT_NE(act.notes[0].find("Une phrase"), std::string::npos);
}

TEST(Grounds, LinesAreThoseOfTheFile) {
    const ActText text;
    const Act act = text.act();
    ASSERT_EQ(act.visas.size(), 1U);
    const std::string whole = text.text();
    const auto line_of = [&](const std::string& words) {
        return 1 + static_cast<int>(
                       std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(whole.find(words)), '\n'));
    };
    EXPECT_EQ(act.visas[0].lines.start, line_of("Vu le Code"));
    EXPECT_EQ(act.visas[0].lines.end, line_of("L.3211-1 ;"));
    EXPECT_EQ(act.articles[0].lines.start, line_of("D’acheter"));
}

}  // namespace
}  // namespace recueil::corpus
