// The rerank: acts and passages by how well their tokens match the clauses of a query.
#include "query/ranking/passage_scorer.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "query/language/parser.h"
#include "query/plan/planner.h"
#include "query/ranking/top_k.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

class Rerank : public ::testing::Test {
  protected:
    // One act with these articles under each number; then the index is opened.
    void make(const std::vector<std::pair<std::string, std::vector<std::string>>>& acts,
              const char* title = "AFFAIRE") {
        std::vector<TestAct> written(acts.size());
        for (std::size_t i = 0; i < acts.size(); ++i) {
            written[i].number = acts[i].first;
            written[i].title = title;
            written[i].articles = acts[i].second;
        }
        council_.write("a.txt", written);
        ASSERT_TRUE(council_.index().has_value());
        index_ = query::IndexReader::open(council_.database()).value();
    }

    std::vector<query::ScoredAct> scores(const std::string& text) const {
        std::vector<query::ActPlace> places;
        for (std::size_t row = 0; row < index_->segments.at(0).rows(); ++row) places.push_back({0, row});
        return score(text, places);
    }
    std::vector<query::ScoredAct> score(const std::string& text, const std::vector<query::ActPlace>& places) const {
        const auto plan = query::make_plan(query::parse_query(text), text, *index_);
        return query::score_passages(query::SearchContext(*index_, query::Deadline::max()), plan, places);
    }

    Council council_;
    std::unique_ptr<query::IndexReader> index_;
};

TEST_F(Rerank, PrefersWordsNearEachOther) {
    make({{"2020-1", {"De réparer la digue du port, de la rade et du quai avec le phare."}},
          {"2020-2", {"De réparer la digue phare du port, de la rade et du quai avec le."}}});
    const auto acts = scores("digue phare");
    EXPECT_LT(acts[0].score, acts[1].score);
    EXPECT_DOUBLE_EQ(acts[0].coverage, 1);
    EXPECT_DOUBLE_EQ(acts[1].coverage, 1);
}

TEST_F(Rerank, PrefersOnePassageWithAllWords) {
    make({{"2020-1", {"De réparer la digue.", "De peindre le phare."}},
          {"2020-2", {"De réparer la digue et le phare.", "De peindre le quai."}}});
    const auto acts = scores("digue phare");
    EXPECT_LT(acts[0].score, acts[1].score);
    EXPECT_LT(acts[0].coverage, 1);
    EXPECT_DOUBLE_EQ(acts[1].coverage, 1);
    ASSERT_EQ(acts[0].passages.size(), 2U);
    ASSERT_EQ(acts[1].passages.size(), 1U);
}

TEST_F(Rerank, CountsTheTitleAsContextOfEveryPassage) {
    make({{"2020-1", {"De réparer la digue.", "De peindre le quai."}}}, "ENTRETIEN DU PHARE");
    const auto acts = scores("digue phare");
    EXPECT_DOUBLE_EQ(acts[0].coverage, 1);
    const auto& passages = acts[0].passages;
    ASSERT_EQ(passages.size(), 2U);
    EXPECT_GT(passages[0].score, passages[1].score);
}

TEST_F(Rerank, ScoresAnEquivalentLessThanTheWord) {
    make({{"2020-1", {"Du Fonds de Solidarité pour le Logement (FSL) de la digue.", "De verser le FSL."}},
          {"2020-2", {"De verser le Fonds de Solidarité pour le Logement."}},
          {"2020-3", {"De verser le FSL."}}});
    const auto acts = scores("FSL");
    EXPECT_GT(acts[2].score, acts[1].score);
    EXPECT_GT(acts[1].score, 0);
}

TEST_F(Rerank, AnswersInTheOrderAskedAndScoresEachAloneAsTogether) {
    make({{"2020-1", {"De réparer la digue."}}, {"2020-2", {"De peindre le quai."}}, {"2020-3", {"De la digue."}}});
    const auto together = score("digue", {{0, 2}, {0, 0}, {0, 1}});
    ASSERT_EQ(together.size(), 3U);
    for (const query::ScoredAct& each : together) {
        const auto alone = score("digue", {each.place});
        EXPECT_DOUBLE_EQ(alone[0].score, each.score);
        EXPECT_EQ(alone[0].passages.size(), each.passages.size());
    }
    EXPECT_EQ(together[0].place.row, 2U);
    EXPECT_TRUE(together[2].passages.empty());
    EXPECT_DOUBLE_EQ(together[2].score, 0);
}

// BM25 by hand: the order of the acts is that of the sums.
TEST_F(Rerank, GetsTheFirstActsByBm25) {
    make({{"2020-1", {"De la digue."}},
          {"2020-2", {"De la digue, de la digue et de la digue."}},
          {"2020-3",
           {"De la digue et du quai, du quai, du quai, du quai, du quai, du quai, du quai, du quai, du quai."}},
          {"2020-4", {"Du phare."}}});
    query::SearchContext context(*index_, query::Deadline::max());
    const std::string text = "digue";
    const auto plan = query::make_plan(query::parse_query(text), text, *index_);
    const auto matches = query::match(context, plan.plan);
    const query::BoostedActs boosted(context, plan.boosts);
    EXPECT_EQ(matches.count, 3U);
    std::vector<std::string> first;
    for (const query::ActPlace& place : query::top_k(context, plan, matches, boosted, 10))
        first.push_back(index_->segments[0].doc_table().summary(place.row).number);
    EXPECT_EQ(first, (std::vector<std::string>{"2020-2", "2020-1", "2020-3"}));
    EXPECT_EQ(query::top_k(context, plan, matches, boosted, 2).size(), 2U);
    EXPECT_TRUE(query::top_k(context, plan, matches, boosted, 0).empty());
}

}  // namespace
}  // namespace recueil::tests
