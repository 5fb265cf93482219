#include "query/plan/filters.h"

#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using indexer::FieldId;
using query::Plan;

class FiltersOfACouncil : public ::testing::Test {
  protected:
    void SetUp() override {
        TestAct other;
        other.number = "2020-2";
        other.present = {"M. Jean ROCHE", "Mme Anne MARTIN"};
        council_.write("a.txt", {TestAct{}, other});
        ASSERT_TRUE(council_.index().has_value());
        index_ = query::IndexReader::open(council_.database()).value();
    }

    std::string read(const query::SearchRequest& request) const {
        const auto filters = query::read_filters(*index_, request);
        if (!filters) return "error: " + filters.error().message;
        const auto plan = filters->plan();
        return plan ? describe(*plan) : "none";
    }

    std::string of_range(FieldId id, const char* from, const char* to, bool exclusive = false) const {
        const auto plan = query::plan_of_range(*index_, indexer::field(id), from, to, exclusive);
        return plan ? describe(*plan) : "no range";
    }

    Council council_;
    std::unique_ptr<query::IndexReader> index_;
};

TEST_F(FiltersOfACouncil, TakeInBothEndsOfARangeOrNeither) {
    EXPECT_EQ(of_range(FieldId::date, "2018", "2020"), "days 20180101..20201231");
    EXPECT_EQ(of_range(FieldId::date, "2018-02", "2018-02"), "days 20180201..20180228");
    EXPECT_EQ(of_range(FieldId::date, "2018-03-26", "2018-03-26"), "days 20180326..20180326");
    EXPECT_EQ(of_range(FieldId::date, "", "2018"), "days 1..20181231");
    EXPECT_EQ(of_range(FieldId::date, "2018", ""), "days 20180101..99999999");
    EXPECT_EQ(of_range(FieldId::date, "", ""), "days 1..99999999");
    EXPECT_EQ(of_range(FieldId::date, "2018", "", true), "days 20181232..99999999");
    EXPECT_EQ(of_range(FieldId::date, "", "2018", true), "days 1..20180100");
    EXPECT_EQ(of_range(FieldId::date, "2020", "2018"), "nothing");
    EXPECT_EQ(of_range(FieldId::date, "2020-02-31", ""), "no range");
    EXPECT_EQ(of_range(FieldId::year, "2018", "2019"), "days 20180101..20191231");
    EXPECT_EQ(of_range(FieldId::amount, "1000", "2500,50"), "amounts 100000..250050");
    EXPECT_EQ(of_range(FieldId::amount, "1000", "", true), "amounts 100001..18446744073709551615");
    EXPECT_EQ(of_range(FieldId::amount, "", "0", true), "no range");
    EXPECT_EQ(of_range(FieldId::amount, "x", ""), "no range");
    EXPECT_EQ(of_range(FieldId::theme, "1", "2"), "no range");
}

TEST_F(FiltersOfACouncil, AreReadIntoOnePlan) {
    query::SearchRequest request;
    EXPECT_EQ(read(request), "none");
    request.filters = {{"année", "2020"}};
    EXPECT_EQ(read(request), "values XY:2020");
    request.filters = {{"membre", "roche"}};
    EXPECT_EQ(read(request), "values XM:@departement haute orne|jean roche | XMC:@departement haute orne|jean roche");
    request.filters = {{"year", "2020"}, {"member", "Anne MARTIN"}};
    request.date_from = "2020-02";
    EXPECT_EQ(read(request), "all");
    request.filters = {{"amount", ">=1000"}, {"date", "2018..2020"}};
    request.date_from.clear();
    EXPECT_EQ(read(request), "all") << "ranges that a caller asks for";
    request.filters = {{"amount", "0.."}};
    EXPECT_EQ(read(request), "amounts 0..18446744073709551615");
    request.filters = {{"year", "1999"}};
    EXPECT_EQ(read(request), "nothing") << "a year without acts selects none";
}

TEST_F(FiltersOfACouncil, WithoutAMeaningAreErrors) {
    query::SearchRequest request;
    for (const query::Filter& filter : {query::Filter{"unknown", "a"},
                                        {"title", "a"},
                                        {"member", "nobody"},
                                        {"member", "anne"},
                                        {"year", "20"},
                                        {"amount", "much"}}) {
        request.filters = {filter};
        EXPECT_EQ(read(request).rfind("error: ", 0), 0U) << filter.field << " " << filter.value;
    }
    request.filters.clear();
    request.date_from = "2021";
    request.date_to = "2020";
    EXPECT_EQ(read(request), "error: date_from: 2021 is after date_to 2020");
}

TEST_F(FiltersOfACouncil, LeaveOutTheFieldSkipped) {
    query::SearchRequest request;
    request.filters = {{"year", "2020"}, {"member", "roche"}};
    const auto filters = query::read_filters(*index_, request);
    ASSERT_TRUE(filters.has_value());
    EXPECT_EQ(describe(filters->plan(FieldId::member).value()), "values XY:2020");
    request.filters = {{"year", "2020"}};
    EXPECT_FALSE(query::read_filters(*index_, request)->plan(FieldId::year).has_value());
}

}  // namespace
}  // namespace recueil::tests
