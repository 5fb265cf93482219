#include "stemming/acronyms.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace recueil::stemming {
namespace {

std::string explained(std::string_view text) {
    static const Analyser analyser;
    const auto tokens = analyser.analyse(text);
    std::string joined;
    for (const Acronym& acronym : explained_acronyms(text, tokens)) {
        if (!joined.empty()) joined += "; ";
        joined += acronym.letters + "=";
        for (const std::string& word : acronym.words) joined += (joined.back() == '=' ? "" : " ") + word;
    }
    return joined;
}

TEST(ExplainedAcronyms, AreExplainedByTheWordsBeforeThem) {
    EXPECT_EQ(explained("la Protection Maternelle et Infantile (PMI) agit"), "pmi=protection maternelle infantile");
    EXPECT_EQ(explained("le Fonds Solidarité Logement (FSL)"), "fsl=fonds solidarite logement");
    EXPECT_EQ(explained("le fonds de solidarité pour le logement (F.S.L.)."), "fsl=fonds solidarite logement");
    EXPECT_EQ(explained("d’Amélioration de l’Accessibilité des Services au\nPublic (SDAASP)"), "");
    EXPECT_EQ(
        explained(
            "le Schéma Départemental\n d’Amélioration de l’Accessibilité des Services au \n\nPublic (SDAASP), et"),
        "sdaasp=schema departemental amelioration accessibilite services public");
    EXPECT_EQ(explained("le Conseil d'Architecture, d'Urbanisme et de l'Environnement (« CAUE »)"),
              "caue=conseil architecture urbanisme environnement");
    EXPECT_EQ(explained("Établissement Public de Coopération Intercommunale (EPCI)"),
              "epci=etablissement public cooperation intercommunale");
}

TEST(ExplainedAcronyms, AreExplainedByTheWordsInBracketsAfterThem) {
    EXPECT_EQ(explained("le FSL (Fonds Solidarité Logement) aide"), "fsl=fonds solidarite logement");
    EXPECT_EQ(explained("l'ASE (Aide Sociale à l'Enfance)"), "ase=aide sociale enfance");
    EXPECT_EQ(explained("le FSL (Fonds Solidarité Logement, voir plus loin)"), "");
}

TEST(ExplainedAcronyms, MayTakeALetterFromAStopWord) {
    EXPECT_EQ(explained("Sport Pour Tous (SPT)"), "");  // « pour » and « tous » tell nothing
    EXPECT_EQ(explained("Maison pour Jeunes et Adultes (MPJA)"), "mpja=maison jeunes adultes");
}

TEST(ExplainedAcronyms, AreNotWhatOnlyLooksLikeThem) {
    EXPECT_EQ(explained("la commune de Lens (PDC)"), "");
    EXPECT_EQ(explained("les membres présents (CF. ANNEXE)"), "");
    EXPECT_EQ(explained("la Protection Maternelle et Infantile, PMI"), "");
    EXPECT_EQ(explained("la Protection. Maternelle et Infantile (PMI)"), "");
    EXPECT_EQ(explained("(PMI)"), "");
    EXPECT_EQ(explained("PMI ("), "");
    EXPECT_EQ(explained("Loi n°84-53 (L.3211-1)"), "");
}

TEST(ExplainedAcronyms, TakeLinearTimeOnStopWords) {
    std::string text;
    for (int i = 0; i < 20'000; ++i) text += "a a a a a a a a (AAAAAAAAAAAA) ";
    EXPECT_EQ(explained(text), "");
}

}  // namespace
}  // namespace recueil::stemming
