#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

TEST(SimilarActs, ShareTheWordsThatTellAnActApart) {
    Council council;
    TestAct bikes;
    bikes.number = "2020-1";
    bikes.title = "ACHAT DE VÉLOS";
    bikes.articles = {"D’acheter douze vélos à assistance électrique et leurs casques."};
    TestAct more_bikes;
    more_bikes.number = "2021-2";
    more_bikes.title = "PRÊT DE VÉLOS";
    more_bikes.articles = {"De prêter les vélos à assistance électrique aux agents, avec casques."};
    TestAct doctors;
    doctors.number = "2020-3";
    doctors.title = "SALARIAT DE MÉDECINS";
    doctors.articles = {"De recruter des médecins généralistes."};
    TestAct more_doctors;
    more_doctors.number = "2020-4";
    more_doctors.title = "INDEMNITÉ DES MÉDECINS";
    more_doctors.articles = {"De verser une indemnité aux médecins généralistes recrutés."};
    council.write("a.txt", {bikes, doctors, more_bikes, more_doctors});
    ASSERT_TRUE(council.index().has_value());
    const auto searcher = council.open();

    const std::string id = search(searcher, "numéro:2020-1").hits.at(0).id;
    const auto similar = searcher.similar(id);
    ASSERT_TRUE(similar.has_value());
    ASSERT_FALSE(similar->empty());
    EXPECT_EQ(similar->front().number, "2021-2");
    EXPECT_THAT(similar->front().words, Contains("vélos"));
    EXPECT_GT(similar->front().likeness, 0);
    EXPECT_LE(similar->front().likeness, 1);
    for (const auto& each : *similar) EXPECT_NE(each.number, "2020-1");

    EXPECT_EQ(searcher.similar(id, 0)->size(), 0U);
    EXPECT_LE(searcher.similar(id, 1)->size(), 1U);
    EXPECT_EQ(searcher.similar("nothing").error().code, ErrorCode::not_found);
}

TEST(SimilarActs, OfAnActThatSharesNothingAreNone) {
    Council council;
    TestAct bikes;
    bikes.number = "2020-1";
    bikes.title = "VÉLOS";
    bikes.articles = {"Casques."};
    council.write("a.txt", {bikes});
    ASSERT_TRUE(council.index().has_value());
    const auto searcher = council.open();
    EXPECT_THAT(*searcher.similar(search(searcher, "vélos").hits.at(0).id), IsEmpty());
}

}  // namespace
}  // namespace recueil::tests
