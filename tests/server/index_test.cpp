#include "server/index.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "base/time_limit.h"
#include "indexer/storage/manifest.h"
#include "stemming/stemming.h"
#include "tests/query/council.h"

namespace recueil::server {
namespace {

using tests::Council;

std::size_t acts(Index& index) {
    const auto response = index.search({});
    return response ? response->total : 0;
}

class IndexOfACouncil : public ::testing::Test {
  protected:
    void SetUp() override {
        council_.write("a.txt", {tests::TestAct{}});
        ASSERT_TRUE(council_.index().has_value());
        auto states = IndexStates::open({council_.database()});
        ASSERT_TRUE(states.has_value());
        states_ = *states;
        auto view = states_->view();
        ASSERT_TRUE(view.has_value());
        view_ = std::move(*view);
    }

    void publish_a_second_act() {
        tests::TestAct second;
        second.number = "2020-2";
        council_.write("b.txt", {second});
        ASSERT_TRUE(council_.index().has_value());
    }

    Council council_;
    std::shared_ptr<IndexStates> states_;
    std::unique_ptr<Index> view_;
};

TEST_F(IndexOfACouncil, WorkPastItsLimitComesBackAndLeavesTheIndexAsItWas) {
    const auto trace = [&] { return view_->trace({"2020-1", query::Direction::both, 10, {}}); };
    const auto before = trace();
    ASSERT_TRUE(before.has_value());
    {
        const TimeLimit limit(std::chrono::milliseconds(0), std::chrono::milliseconds(0));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        EXPECT_THROW(trace(), OutOfTime);
        EXPECT_THROW(view_->search({}), OutOfTime);
        // A search that need not read the acts of a page answers with what it has.
        query::SearchRequest count;
        count.per_page = 0;
        const auto cut = view_->search(count);
        ASSERT_TRUE(cut.has_value());
        EXPECT_FALSE(cut->total_exact);
    }
    EXPECT_EQ(trace()->nodes.size(), before->nodes.size());
    EXPECT_TRUE(view_->search({})->total_exact);
}

TEST_F(IndexOfACouncil, MovesEveryViewOnToTheNewestState) {
    auto other = states_->view();
    ASSERT_TRUE(other.has_value());
    publish_a_second_act();
    EXPECT_EQ(acts(*view_), 1U);
    for (Index* each : {view_.get(), other->get()}) {
        ASSERT_TRUE(each->refresh().has_value());
        EXPECT_EQ(acts(*each), 2U);
        EXPECT_EQ(each->status().acts, 2U);
        EXPECT_EQ(each->vocabulary(query::Vocabulary::sessions).value()->front().count, 2U);
    }
}

TEST_F(IndexOfACouncil, GoesOnWithTheStateAtHandWhereTheNewestCannotBeOpened) {
    std::ofstream(council_.database() + "/manifest") << "garbage";
    EXPECT_FALSE(view_->refresh().has_value());
    EXPECT_EQ(acts(*view_), 1U);
    auto again = view_->again();
    ASSERT_TRUE(again.has_value()) << "an export is an answer like another";
    EXPECT_EQ(acts(**again), 1U);
    EXPECT_EQ((*again)->status().acts, 1U);
}

TEST_F(IndexOfACouncil, GoesOnWithTheLastStateThatCouldBeOpenedWhicheverViewSawIt) {
    auto other = states_->view();
    ASSERT_TRUE(other.has_value());
    publish_a_second_act();
    ASSERT_TRUE((*other)->refresh().has_value());
    std::ofstream(council_.database() + "/manifest") << "{";
    EXPECT_FALSE((*other)->refresh().has_value());
    EXPECT_FALSE(view_->refresh().has_value());
    EXPECT_EQ(acts(**other), 2U);
    EXPECT_EQ(acts(*view_), 2U);
}

// The tag of an export is given before its body is made.
TEST_F(IndexOfACouncil, HasAnotherOfItsOwnStateWhateverWasPublishedMeanwhile) {
    for (std::size_t published = 2; published <= 4; ++published) {
        tests::TestAct more;
        more.number = "2020-" + std::to_string(published);
        council_.write("a.txt", {tests::TestAct{}, more});
        ASSERT_TRUE(council_.index().has_value());
        auto again = view_->again();
        ASSERT_TRUE(again.has_value());
        EXPECT_EQ((*again)->status().state, view_->status().state);
        EXPECT_EQ(acts(**again), acts(*view_));
    }
    EXPECT_EQ(acts(*view_), 2U) << "the first state is removed: it moved on";
}

TEST_F(IndexOfACouncil, HasAnotherOfTheLastStateThatCouldBeOpenedWhereItsOwnIsGone) {
    auto other = states_->view();
    ASSERT_TRUE(other.has_value());
    for (std::size_t published = 2; published <= 4; ++published) {
        tests::TestAct more;
        more.number = "2020-" + std::to_string(published);
        council_.write("a.txt", {tests::TestAct{}, more});
        ASSERT_TRUE(council_.index().has_value());
    }
    ASSERT_TRUE((*other)->refresh().has_value());
    std::ofstream(council_.database() + "/manifest") << "{";
    auto again = view_->again();
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(acts(**again), 2U);
    EXPECT_EQ((*again)->status().state, (*other)->status().state);
}

TEST_F(IndexOfACouncil, AnswersFromSeveralAndMovesOnWithAnyOfThem) {
    Council other;
    tests::TestAct act;
    act.number = "2020-2";
    other.write("b.txt", {act});
    ASSERT_TRUE(other.index().has_value());
    const auto states = IndexStates::open({council_.database(), other.database()});
    ASSERT_TRUE(states.has_value());
    auto view = std::move(*(*states)->view());
    EXPECT_EQ(acts(*view), 2U);
    std::set<std::string> seen{view->status().state};
    std::size_t expected = 2;
    for (Council* each : {&other, &council_, &other}) {
        act.number = "2020-" + std::to_string(++expected);
        each->write("more-" + act.number + ".txt", {act});
        ASSERT_TRUE(each->index().has_value());
        ASSERT_TRUE(view->refresh().has_value());
        EXPECT_EQ(acts(*view), expected);
        EXPECT_TRUE(seen.insert(view->status().state).second) << "tags are made of it";
    }
}

// What `recueil index` leaves in an emptied folder until its first state is whole.
TEST_F(IndexOfACouncil, TakesNoIndexInTheMakingForAnEmptyOne) {
    indexer::Manifest making;
    making.schema = indexer::index_schema_name;
    making.analyser = stemming::Analyser::version();
    std::filesystem::remove_all(council_.database());
    std::filesystem::create_directories(council_.database());
    ASSERT_TRUE(indexer::publish(council_.database(), making).has_value());
    EXPECT_EQ(query::Searcher::open(council_.database()).error().code, ErrorCode::index_missing);
    EXPECT_FALSE(view_->refresh().has_value());
    EXPECT_EQ(view_->status().acts, 1U);
}

}  // namespace
}  // namespace recueil::server
