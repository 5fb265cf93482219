#include "server/web/articles_changed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::server {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ArticlesChanged, AreThoseNamedOfThatDeliberation) {
    EXPECT_THAT(articles_changed("De modifier l’article 2 de la délibération n°2018-83 du 26 mars 2018.", "2018-83"),
                ElementsAre("2"));
    EXPECT_THAT(articles_changed("D'abroger les articles 2, 3 et 5 de la délibération n° 2018-83.", "2018-83"),
                ElementsAre("2", "3", "5"));
    EXPECT_THAT(articles_changed("Les articles 2 à 4 de la délibération 2018-83 sont abrogés", "2018-83"),
                ElementsAre("2", "3", "4"));
    EXPECT_THAT(articles_changed("L'article 1er de la délibération n°2018-83 est remplacé", "2018-83"),
                ElementsAre("1"));
    EXPECT_THAT(articles_changed("l’article 2 bis de la délibération n°2018-83", "2018-83"), ElementsAre("2 bis"));
    EXPECT_THAT(articles_changed("l’article unique de la délibération n°2018-83", "2018-83"), ElementsAre("unique"));
}

TEST(ArticlesChanged, AreNoneOfAnotherActNorThoseSpared) {
    EXPECT_THAT(articles_changed("D’abroger la délibération n°2018-83, excepté son article 3.", "2018-83"), IsEmpty());
    EXPECT_THAT(articles_changed("De modifier l’article 2 de la délibération n°2018-831.", "2018-83"), IsEmpty());
    EXPECT_THAT(
        articles_changed("De modifier l’article 2 de la convention, selon la délibération n°2018-83", "2018-83"),
        IsEmpty());
    EXPECT_THAT(articles_changed("article article articles 2 ,", "2018-83"), IsEmpty());
    EXPECT_THAT(articles_changed("l’article 2 de la délibération n°2018-83", ""), IsEmpty());
    EXPECT_THAT(articles_changed("les articles 1 à 999999999999 de la délibération n°2018-83", "2018-83"),
                ElementsAre("1", "999999999999"));
}

}  // namespace
}  // namespace recueil::server
