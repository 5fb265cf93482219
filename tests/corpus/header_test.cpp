#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;

TEST(Header, ReadsTheFixedLines) {
    const Act act = ActText{}.act();
    EXPECT_EQ(act.institution, "Département de la Haute-Orne");
    EXPECT_EQ(act.assembly, "Conseil départemental");
    EXPECT_EQ(act.session_date, "2018-03-26");
    EXPECT_EQ(act.number, "2018-83");
    EXPECT_EQ(act.president->name, "Jean ROCHE");
    EXPECT_EQ(act.president->civility, "M.");
    EXPECT_EQ(act.secretary->name, "Anne LE GALL");
    EXPECT_EQ(act.attendance.present.size(), 3U);
    EXPECT_EQ(act.attendance.excused.size(), 1U);
    EXPECT_TRUE(act.attendance.absent.empty());
    EXPECT_TRUE(act.notes.empty());
}

TEST(Header, JoinsATitleAcrossEmptyLinesAndKeepsItsBrackets) {
    ActText text;
    text.title = "LANCEMENT DE L'APPEL POUR MME SEUX , PAR LE DÉPARTEMENT DU PAS-\n\nDE-CALAIS (PDESI)";
    EXPECT_EQ(text.act().title, "LANCEMENT DE L'APPEL POUR MME SEUX, PAR LE DÉPARTEMENT DU PAS-DE-CALAIS (PDESI)");
}

TEST(Header, JoinsNamesCutAtLineEnds) {
    ActText text;
    text.attendance =
        "Étaient présents : Mme Bénédicte MESSEANNE-\nGROBELNY,  M.  Rachid  BEN\nAMOR, M.\nFrédéric WALLET.\n\n"
        "Excusé(s) :  M. Jean-\nClaude ETIENNE.\n\nAbsent(s) : Mme Léa ROY.\n";
    const Act act = text.act();
    ASSERT_EQ(act.attendance.present.size(), 3U);
    EXPECT_EQ(act.attendance.present[0].name, "Bénédicte MESSEANNE-GROBELNY");
    EXPECT_EQ(act.attendance.present[1].name, "Rachid BEN AMOR");
    EXPECT_EQ(act.attendance.present[2].name, "Frédéric WALLET");
    EXPECT_EQ(act.attendance.excused[0].name, "Jean-Claude ETIENNE");
    EXPECT_EQ(act.attendance.absent[0].name, "Léa ROY");
    EXPECT_EQ(act.title, "ACHAT DE VÉLOS");
}

TEST(Header, ReadsProxies) {
    ActText text;
    text.attendance =
        "Étaient présents : M. Jean ROCHE, Mme Anne LE GALL.\n\nOnt donné pouvoir : Mme Lucie PETIT à M. Jean ROCHE.\n";
    const Act act = text.act();
    ASSERT_EQ(act.attendance.proxies.size(), 1U);
    EXPECT_EQ(act.attendance.proxies[0].from, "Lucie PETIT");
    EXPECT_EQ(act.attendance.proxies[0].to, "Jean ROCHE");
}

TEST(Header, AStampBelongsToTheActBelowIt) {
    ActText first;
    ActText second;
    second.number = "2018-84";
    second.stamp = " Envoi au contrôle de légalité le : 14 octobre 2018\nAffichage le : 15/10/2018\n\n";
    const auto acts = understand(corpus::tests::document_of(first.text() + second.text()));
    ASSERT_EQ(acts.size(), 2U);
    EXPECT_EQ(acts[0].transmission_date, std::nullopt);
    EXPECT_EQ(acts[1].transmission_date, "2018-10-14");
    EXPECT_EQ(acts[1].posting_date, "2018-10-15");
    EXPECT_LT(acts[0].source.lines.end, acts[1].source.lines.start - 2);
}

TEST(Header, TheOpeningTellsTheCapitalsOfTheInstitutionsName) {
    std::string text = ActText{}.text();
    const auto replace = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    replace("DEPARTEMENT DE LA HAUTE-ORNE", "DEPARTEMENT DU VAL-D'ORNAYE");
    replace("Le Conseil départemental de la Haute-Orne,", "Le Conseil départemental du Val-d’Ornaye,");
    EXPECT_EQ(understand(corpus::tests::document_of(text))[0].institution, "Département du Val-d'Ornaye");
}

TEST(Header, AnOldShortNumber) {
    ActText text;
    text.number = "6";
    EXPECT_EQ(text.act().number, "6");
}

}  // namespace
}  // namespace recueil::corpus
