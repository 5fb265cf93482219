// Text copied from an act: shingles of the query, side by side in the act.
#include "query/ranking/copied_text.h"

#include <gtest/gtest.h>

#include "indexer/terms.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::recueil::query::CopiedText;
using ::recueil::query::Shingle;
using ::recueil::query::ShinglePlace;

const std::vector<Shingle> shingles{
    {{"la", "digue", "du"}, 3}, {{"digue", "du", "port"}, 4}, {{"du", "port", "est"}, 1}};

TEST(CopiedText, CountsEachShingleOnceByItsWeight) {
    EXPECT_DOUBLE_EQ(CopiedText(shingles, {}).share(), 0);
    const std::vector<ShinglePlace> twice{{10, 0}, {11, 0}};
    EXPECT_DOUBLE_EQ(CopiedText(shingles, twice).share(), 3.0 / 8);
    const std::vector<ShinglePlace> all{{10, 0}, {11, 1}, {12, 2}};
    EXPECT_DOUBLE_EQ(CopiedText(shingles, all).share(), 1);
}

TEST(CopiedText, TakesTheStretchWithMost) {
    // The first shingle far away, the two others together, over the end of a passage.
    const std::vector<ShinglePlace> places{{10, 0}, {5000, 1}, {5001 + indexer::passage_gap, 2}};
    const CopiedText copied(shingles, places);
    EXPECT_DOUBLE_EQ(copied.share(), 5.0 / 8);
    EXPECT_DOUBLE_EQ(copied.share_in(0, 100), 0);
    EXPECT_DOUBLE_EQ(copied.share_in(4000, 5001), 4.0 / 8);
    EXPECT_DOUBLE_EQ(copied.share_in(5001, 90'000), 1.0 / 8);
}

TEST(CopiedText, WithoutWeightHasNoShare) {
    const std::vector<Shingle> light{{{"a", "b", "c"}, 0}};
    const std::vector<ShinglePlace> places{{1, 0}};
    EXPECT_DOUBLE_EQ(CopiedText(light, places).share(), 0);
    EXPECT_DOUBLE_EQ(CopiedText(light, places).share_in(0, 9), 0);
}

// Acts that share most words: only the order and the small words tell which one a text was copied from.
class CopiedTextSearch : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        TestAct first;
        first.number = "2020-1";
        first.title = "DIGUE";
        first.articles = {"De réparer la digue du port avant le passage de la rade au quai du phare."};
        TestAct second = first;
        second.number = "2020-2";
        second.title = "PASSAGE DU PORT, DE LA DIGUE, DE LA RADE, DU QUAI ET DU PHARE À RÉPARER";
        second.articles = {"De réparer avant le port, la rade et le quai, au passage du phare, la digue."};
        TestAct third;
        third.number = "2020-3";
        third.title = "TARIFS";
        third.articles = {"DE FIXER LES TARIFS DE LOCATION DES SALLES SAUF SALLE DU THÉÂTRE ET DES FÊTES.",
                          "Vote : Pour 12, présents : le Maire -et ses adjoints (sans objet."};
        TestAct fourth = third;
        fourth.number = "2020-4";
        fourth.articles = {"De fixer les tarifs de location des salles."};
        council_->write("session.txt", {first, second, third, fourth});
        ASSERT_TRUE(council_->index().has_value());
        searcher_ = new query::Searcher(council_->open());
    }
    static void TearDownTestSuite() {
        delete searcher_;
        delete council_;
    }
    static std::string first_for(const std::string& text) {
        const auto found = numbers(search(*searcher_, text));
        return found.empty() ? "nothing" : found.front();
    }

    static Council* council_;
    static query::Searcher* searcher_;
};
Council* CopiedTextSearch::council_ = nullptr;
query::Searcher* CopiedTextSearch::searcher_ = nullptr;

TEST_F(CopiedTextSearch, FindsItsActFirst) {
    EXPECT_EQ(first_for("réparer la digue du port avant le passage de la rade au quai du phare"), "2020-1");
    EXPECT_EQ(first_for("avant le port, la rade et le quai, au passage du phare, la digue"), "2020-2");
    EXPECT_EQ(first_for("reparer la digue du port\navant le passage de la rade 26 au quai du phare"), "2020-1");
}

TEST_F(CopiedTextSearch, ReadsSignsOfTheTextAsWords) {
    EXPECT_EQ(first_for("TARIFS DE LOCATION DES SALLES SAUF SALLE DU THÉÂTRE ET DES FÊTES"), "2020-3");
    EXPECT_EQ(first_for("Vote : Pour 12, présents : le Maire -et ses adjoints (sans objet"), "2020-3");
}

TEST_F(CopiedTextSearch, KeepsOperatorsOfAQuery) {
    // No act has this text: the exclusion is one.
    const auto found = numbers(search(*searcher_, "tarifs location salles à fixer pour les habitants SAUF théâtre"));
    EXPECT_EQ(found.front(), "2020-4");
    EXPECT_EQ(std::count(found.begin(), found.end(), "2020-3"), 0);
}

TEST_F(CopiedTextSearch, ShowsWhereItStands) {
    const auto response = search(*searcher_, "Pour 12, présents : le Maire -et ses adjoints (sans objet");
    ASSERT_FALSE(response.hits.empty());
    ASSERT_FALSE(response.hits[0].passages.empty());
    EXPECT_EQ(response.hits[0].passages[0].label, "2");
}

}  // namespace
}  // namespace recueil::tests
