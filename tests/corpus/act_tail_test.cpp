#include <gtest/gtest.h>

#include "resolution_reading.h"

namespace recueil::corpus {
namespace {

// « Jean ROY = Le Maire | Anne PETIT = La secrétaire de séance @ 2024-03-13 »
std::string signatures(const Act& act) {
    std::string all;
    for (const Signatory& one : act.signatories) {
        if (!all.empty()) all += " | ";
        all += one.name + " = " + one.role;
    }
    if (act.signed_date) all += " @ " + *act.signed_date;
    return all;
}

struct Case {
    const char* tail;
    const char* signatures;
};

class Signatures : public ::testing::TestWithParam<Case> {};

TEST_P(Signatures, AreReadBelowTheDecision) {
    const std::string text = "Le conseil municipal, après en avoir délibéré, à l’unanimité :\n- APPROUVE le bail.\n\n" +
                             std::string(GetParam().tail);
    const Act act = tests::resolution(text);
    EXPECT_EQ(signatures(act), GetParam().signatures) << GetParam().tail;
    EXPECT_EQ(tests::items_of(act), "APPROUVE le bail.") << GetParam().tail;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, Signatures,
    ::testing::Values(
        Case{"Pour extrait conforme,\nLe Maire,\n\nJean ROY", "Jean ROY = Le Maire"},
        Case{"Pour extrait conforme,\nMonsieur le Maire,\n\nJean ROY", "Jean ROY = Monsieur le Maire"},
        Case{"Fait à Valmiran, le 13 mars 2024\nLe Maire, Jean ROY", "Jean ROY = Le Maire @ 2024-03-13"},
        Case{"Le président du conseil régional\nde Haute-Sylvane\n\nJean ROY",
             "Jean ROY = Le président du conseil régional de Haute-Sylvane"},
        Case{
            "Fait et délibéré les jour, mois et an susdits.\nLe Président Le secrétaire de séance\nJean ROY Anne PETIT",
            "Jean ROY = Le Président | Anne PETIT = Le secrétaire de séance"},
        Case{"Pour extrait conforme\nLe Président\nLe secrétaire de séance\nJean ROY Anne PETIT",
             "Jean ROY = Le Président | Anne PETIT = Le secrétaire de séance"},
        Case{"Pour copie conforme\nJean ROY,\nMaire de Valmiran", "Jean ROY = Maire de Valmiran"},
        Case{"Pour copie conforme\nJean ROY, Maire", "Jean ROY = Maire"},
        Case{"Pour le Maire et par délégation\nL’adjointe déléguée aux finances,\nsigné : Mme Anne PETIT",
             "Anne PETIT = L’adjointe déléguée aux finances"},
        Case{"Pour extrait conforme\nLe Maire,\n\nPublié le 14 mars 2024", ""},
        Case{"Pour extrait conforme\nLe Maire,\nM. XXX", ""},
        Case{"Fait et délibéré les jour, mois et an susdits.\nOnt signé au registre les membres présents.", ""},
        Case{"Signé électroniquement le 14/03/2024 par Jean ROY, Maire", " @ 2024-03-14"}));

TEST(Tail, AnOfficeThatActsSignsNothing) {
    const Act act = tests::resolution(
        "Le conseil, après en avoir délibéré, décide :\n\nArticle 1 : De créer un poste.\n\nLe Maire informe les "
        "membres.\n\nJean ROY");
    EXPECT_EQ(signatures(act), "");
}

TEST(Tail, AListOfMembersIsNoSignature) {
    const Act act = tests::resolution(
        "Le conseil, après en avoir délibéré, désigne comme membres :\n\nLe Maire\nJean ROY\nAnne PETIT");
    EXPECT_EQ(tests::items_of(act), "désigne comme membres : Le Maire Jean ROY Anne PETIT");
}

}  // namespace
}  // namespace recueil::corpus
