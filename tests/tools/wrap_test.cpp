#include "tools/wrap.h"

#include <gtest/gtest.h>

namespace recueil::tools {
namespace {

TEST(Wrap, BreaksAtSpacesAndIndents) {
    EXPECT_EQ(wrap("un deux trois quatre", "  ", 11), "  un deux\n  trois\n  quatre\n");
}

TEST(Wrap, CountsCodePointsNotBytes) {
    EXPECT_EQ(wrap("été à été", "", 9), "été à été\n");
}

TEST(Wrap, TakesSequencesForNothing) {
    EXPECT_EQ(columns_of("\x1b[1mété\x1b[0m"), 3U);
    EXPECT_EQ(wrap("\x1b[1mété\x1b[0m été", "", 7), "\x1b[1mété\x1b[0m été\n");
}

TEST(Wrap, LeavesALongWordWhole) {
    EXPECT_EQ(wrap("a abcdefghij b", "", 4), "a\nabcdefghij\nb\n");
}

TEST(Wrap, GivesNothingForNothing) {
    EXPECT_EQ(wrap("", "  "), "");
    EXPECT_EQ(wrap("   \n ", "  "), "");
}

TEST(Shorten, CutsBetweenCodePointsAndSaysSo) {
    EXPECT_EQ(shorten("éàü", 3), "éàü");
    EXPECT_EQ(shorten("éàüö", 3), "éà…");
}

}  // namespace
}  // namespace recueil::tools
