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

TEST(Header, ALabelledLineIsNeverTheTitle) {
    struct Row {
        const char* attendance;
        const char* present;
        const char* excused;
    };
    const Row rows[] = {
        {"Étaient présents (2) : M. Jean ROCHE, Mme Anne LE GALL.\n\nAbsent(s) excusé(s) : M. Luc MOREL.\n",
         "Jean ROCHE, Anne LE GALL", "Luc MOREL"},
        {"Présents : M. Jean ROCHE.\n\nMembres excusés : Mme Léa COLIN.\n", "Jean ROCHE", "Léa COLIN"},
        {"Étaient présents : M. Jean ROCHE.\n\nEtait absente : Mme Léa COLIN.\n", "Jean ROCHE", ""},
        {"Étaient présents : M. Jean ROCHE.\n\nÉtaient représentés : Mme Léa COLIN par M. Jean ROCHE.\n", "Jean ROCHE",
         ""},
        {"Étaient présents : M. Jean ROCHE.\n\nDélégation(s) de vote : Mme Léa COLIN à M. Jean ROCHE.\n", "Jean ROCHE",
         ""},
        {"Étaient présents : M. Jean ROCHE.\nAssistait également à la réunion : Mme Eva NOIR, directrice.\n",
         "Jean ROCHE", ""},
        {"Étaient présents : M. Jean ROCHE.\n\nRapporteur : Mme Léa COLIN\n", "Jean ROCHE", ""},
        {"Étaient présents : M. Jean ROCHE.\n\nCommission compétente : finances\n", "Jean ROCHE", ""},
        {"Étaient présents : M. Jean ROCHE.\n\nPersonnalité entendue : M. Luc MOREL\n", "Jean ROCHE", ""},
        {"Étaient présents : M. Jean\n\nROCHE, Mme Anne\n\nLE GALL.\n", "Jean ROCHE, Anne LE GALL", ""},
        {"Étaient présents : M. Jean ROCHE.\n\nObjet :\n", "Jean ROCHE", ""},
    };
    const auto names = [](const std::vector<Person>& people) {
        std::string out;
        for (const Person& person : people) out += (out.empty() ? "" : ", ") + person.name;
        return out;
    };
    for (const Row& row : rows) {
        ActText text;
        text.attendance = row.attendance;
        const Act act = text.act();
        EXPECT_EQ(act.title, "ACHAT DE VÉLOS") << row.attendance;
        EXPECT_EQ(names(act.attendance.present), row.present) << row.attendance;
        EXPECT_EQ(names(act.attendance.excused), row.excused) << row.attendance;
    }
}

TEST(Header, ReadsListsSideBySide) {
    ActText text;
    text.attendance =
        "Étaient présents : M. Jean ROCHE, Mme      Excusé(s) : M. Luc MOREL, Mme\n"
        "Anne LE GALL, M. Paul                      Eva NOIR.\n"
        "PETIT.\n"
        "                                           Absent(s) : Mme Léa COLIN.\n";
    const Act act = text.act();
    EXPECT_EQ(act.title, "ACHAT DE VÉLOS");
    ASSERT_EQ(act.attendance.present.size(), 3U);
    EXPECT_EQ(act.attendance.present[2].name, "Paul PETIT");
    ASSERT_EQ(act.attendance.excused.size(), 2U);
    EXPECT_EQ(act.attendance.excused[1].name, "Eva NOIR");
    ASSERT_EQ(act.attendance.absent.size(), 1U);
}

TEST(Header, AnUnknownLabelIsNoted) {
    ActText text;
    text.attendance = "Étaient présents : M. Jean ROCHE.\n\nPersonnalité entendue : M. Luc MOREL\n";
    EXPECT_EQ(text.act().notes.size(), 1U);
}

TEST(Header, AMeetingOfTwoDaysIsKnownByItsFirst) {
    std::string text = ActText{}.text();
    const std::string day = "REUNION DU 26 MARS 2018";
    ASSERT_NE(text.find(day), std::string::npos);
    text.replace(text.find(day), day.size(), "REUNION DES 26 ET 27 MARS 2018");
    EXPECT_EQ(understand(corpus::tests::document_of(text))[0].session_date, "2018-03-26");
}

TEST(Header, AMeetingInAnyWritingOfItsDay) {
    for (const char* days : {"SÉANCES DES 26 ET 27 MARS 2018", "REUNION DU VINGT-SIX MARS DEUX MILLE DIX-HUIT",
                             "REUNION DU 26/03/18", "REUNION DU 26-03-2018"}) {
        std::string text = ActText().text();
        text.replace(text.find("REUNION DU 26 MARS 2018"), 23, days);
        const auto acts = understand(tests::document_of(text));
        ASSERT_EQ(acts.size(), 1U) << days;
        EXPECT_EQ(acts[0].session_date, "2018-03-26") << days;
    }
}

TEST(Header, ANumberBehindAnyMark) {
    for (const char* mark :
         {"(No 2018-83)", "(NO 2018-83)", "(No2018-83)", "(Nº 2018-83)", "(n ° 2018-83)", "(N°\u00A02018-83)"}) {
        std::string text = ActText().text();
        text.replace(text.find("(N°2018-83)"), std::string("(N°2018-83)").size(), mark);
        const auto acts = understand(tests::document_of(text));
        ASSERT_EQ(acts.size(), 1U) << mark;
        EXPECT_EQ(acts[0].number, "2018-83") << mark;
    }
}

TEST(Header, NamesWithAnApostrophe) {
    for (const auto& [heading, expected] : std::vector<std::pair<std::string, std::string>>{
             {"DEPARTEMENT D'EURE-ET-ORNE", "Département d'Eure-et-Orne"},
             {"DEPARTEMENT DE L'AULNE", "Département de l'Aulne"},
             {"DÉPARTEMENT DU VAL-D’ORNAYE", "Département du Val-d’Ornaye"}}) {
        std::string text = ActText{}.text();
        const auto replace = [&](const std::string& from, const std::string& to) {
            text.replace(text.find(from), from.size(), to);
        };
        replace("DEPARTEMENT DE LA HAUTE-ORNE", heading);
        replace("Le Conseil départemental de la Haute-Orne,", "");
        EXPECT_EQ(understand(corpus::tests::document_of(text))[0].institution, expected);
    }
}

TEST(Header, AnOldShortNumber) {
    ActText text;
    text.number = "6";
    EXPECT_EQ(text.act().number, "6");
}

}  // namespace
}  // namespace recueil::corpus
