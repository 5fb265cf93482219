#include "corpus/rules/text_fold.h"

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

TEST(Fold, MakesSpellingsOne) {
    EXPECT_EQ(fold_text("HINGREZ–CÉRÉDA"), "hingrez-cereda");
    EXPECT_EQ(fold_text("L’Œuvre « d'Étaples »"), "l'oeuvre \" d'etaples \"");
    EXPECT_EQ(fold_text("ﬁnancement"), "financement");
    EXPECT_EQ(fold_text("e\xCC\x81t\xC3\xA9"), "ete");
    EXPECT_EQ(fold_text(" \xC2\xA0"
                        "a\xE2\x80\xAF"
                        "b \t"),
              "a b");
}

TEST(Fold, SurvivesBytesThatAreNoText) {
    EXPECT_EQ(fold_text("a\xFF"
                        "b\xC3"),
              "ab");
    EXPECT_EQ(trim("\xFF"), "\xFF");
    EXPECT_EQ(squeeze("\xE2\x80"), "\xE2\x80");
}

TEST(Case, OfLetters) {
    EXPECT_TRUE(all_upper("ÉGALITÉ 2018"));
    EXPECT_FALSE(all_upper("Égalité"));
    EXPECT_FALSE(all_upper("2018"));
    EXPECT_TRUE(starts_upper("Été"));
    EXPECT_TRUE(starts_lower("été"));
}

}  // namespace
}  // namespace recueil::corpus
