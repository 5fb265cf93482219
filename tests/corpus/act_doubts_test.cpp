#include "corpus/rules/act_doubts.h"

#include <gtest/gtest.h>

#include "resolution_reading.h"

namespace recueil::corpus {
namespace {

std::string doubts_of(Act act) {
    add_doubts(act);
    std::string all;
    for (const Doubt& doubt : act.doubts) all += (all.empty() ? "" : " | ") + doubt.field;
    return all;
}

std::string doubts_of(const std::string& item) {
    return doubts_of(tests::resolution("Le conseil, après en avoir délibéré, décide :\n" + item));
}

TEST(Doubts, OfAVoteThatContradictsItself) {
    EXPECT_EQ(
        doubts_of(tests::resolution("Le conseil, à l’unanimité, par 12 voix pour et 2 voix contre, approuve le bail.")),
        "votes");
    EXPECT_EQ(
        doubts_of(tests::resolution("Le conseil, à l’unanimité, par 12 voix pour et 0 voix contre, approuve le bail.")),
        "");
    EXPECT_EQ(doubts_of(tests::resolution(
                  "Le conseil approuve le bail.\nAdopté à l’unanimité :\nAdopté à la majorité : Pour : "
                  "12 Contre : 2")),
              "");
}

TEST(Doubts, OfRulesThatADeliberationApproved) {
    EXPECT_EQ(doubts_of("- de modifier l’article 6 du règlement approuvé par la délibération n° 2022-301."),
              "relations");
    EXPECT_EQ(doubts_of("- de modifier la délibération n° 2022-301."), "");
}

TEST(Doubts, OfASumForNobody) {
    EXPECT_EQ(doubts_of("- d’attribuer une subvention de 300 €."), "grants");
    EXPECT_EQ(doubts_of("- de solliciter une subvention de 300 €."), "");
}

TEST(Doubts, OfASignatureBeforeTheSession) {
    Act act;
    act.session_date = "2024-03-12";
    act.signed_date = "2023-03-13";
    add_doubts(act);
    EXPECT_FALSE(act.signed_date);
    ASSERT_EQ(act.doubts.size(), 1U);
    EXPECT_EQ(act.doubts[0].field, "signed_date");
    act.signed_date = "2024-03-13";
    add_doubts(act);
    EXPECT_EQ(act.signed_date, "2024-03-13");
}

}  // namespace
}  // namespace recueil::corpus
