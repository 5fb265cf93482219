#include "corpus/rules/letter_spacing.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using testing::Optional;

TEST(LetterSpacing, IsClosedWhereWordsAreStillApart) {
    EXPECT_THAT(without_letter_spacing("p l a n  d ’ a c t i o n ,  2 0 1 4 - 2 0 2 0"),
                Optional(std::string("plan  d’action,  2014-2020")));
    EXPECT_THAT(without_letter_spacing("t ravai l  ont  é té  menés ,"),
                Optional(std::string("travail  ont  été  menés ,")));
    EXPECT_THAT(without_letter_spacing(" L ’ É T É  D E S  A R T S"), Optional(std::string("L’ÉTÉ  DES  ARTS")));
    EXPECT_THAT(without_letter_spacing("s o n t  d û s  à  t o u s"), Optional(std::string("sont  dûs  à  tous")));
}

TEST(LetterSpacing, IsSeenNowhereElse) {
    for (const char* line :
         {"", " ", "Le  Conseil  départemental  a  voté  le  budget", "il y a à la mairie  de  quoi  voir",
          "A  B  C  D", "M. X et Mme Y  ont  dit", "Auditions 3 1 1 5  2 4", "o p é r a t i o n", "a b c d",
          "les communes x y z  du canton sont au nombre de douze"}) {
        EXPECT_EQ(without_letter_spacing(line), std::nullopt) << line;
    }
}

TEST(LetterSpacing, TakesAnyBytes) {
    EXPECT_THAT(without_letter_spacing("\xFF b c  d e f \xC3"), testing::_);
    std::string line;
    while (line.size() < 1000000) line += "a b  ";
    EXPECT_TRUE(without_letter_spacing(line));
}

}  // namespace
}  // namespace recueil::corpus
