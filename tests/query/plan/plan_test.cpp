#include "query/plan/plan.h"

#include <gtest/gtest.h>

#include "query/plan/query_plan.h"

namespace recueil::query {
namespace {

// A plan in one line, children in parentheses.
std::string print(const Plan& plan) {
    std::string text = describe(plan);
    if (plan.children().empty()) return text;
    text += " (";
    for (const Plan& child : plan.children()) text += (&child == &plan.children().front() ? "" : ", ") + print(child);
    return text + ")";
}

Plan of(const char* term) {
    return Plan::term(term);
}

TEST(PlanTest, FindsNothingByDefault) {
    EXPECT_TRUE(Plan().is_nothing());
    EXPECT_EQ(print(Plan()), "nothing");
    EXPECT_TRUE(Plan().children().empty());
    EXPECT_FALSE(Plan().has_positions());
}

TEST(PlanTest, IsSimplifiedAsItIsMade) {
    const Plan all = Plan::everything();
    EXPECT_TRUE(Plan::terms({}).is_nothing());
    EXPECT_TRUE(Plan::all({}).is_nothing());
    EXPECT_TRUE(Plan::any({}).is_nothing());
    EXPECT_TRUE(Plan::all({of("a"), Plan()}).is_nothing());
    EXPECT_TRUE(Plan::without(Plan(), {of("a")}).is_nothing());
    EXPECT_TRUE(Plan::days(20200102, 20200101).is_nothing());
    EXPECT_TRUE(Plan::amounts(2, 1).is_nothing());
    EXPECT_TRUE(Plan::positions({{{"a"}, {}}, 2, true, {}}, {of("a"), Plan()}).is_nothing());
    EXPECT_EQ(print(Plan::all({of("a")})), "term a");
    EXPECT_EQ(print(Plan::any({Plan(), of("a"), Plan()})), "term a");
    EXPECT_EQ(print(Plan::all({all, of("a"), all})), "term a");
    EXPECT_EQ(print(Plan::all({all, all})), "all (everything, everything)");
    EXPECT_EQ(print(Plan::without(of("a"), {Plan()})), "term a");
    EXPECT_EQ(print(Plan::without(all, {of("a"), of("b")})), "without (everything, term a, term b)");
}

TEST(PlanTest, IsDescribedNodeByNode) {
    EXPECT_EQ(print(Plan::terms({"a", "b", "c", "d", "e", "f", "g", "h"})), "term a | b | c | d | e | f | … 2 more");
    EXPECT_EQ(print(Plan::terms({"XY:2020"}, Plan::Kind::values)), "values XY:2020");
    EXPECT_EQ(print(Plan::terms({"sal", "salle"}, Plan::Kind::prefix)), "prefix sal | salle");
    EXPECT_EQ(print(Plan::positions({{{"a"}, {"b", "c"}}, 4, true, {}}, {of("a"), Plan::terms({"b", "c"})})),
              "phrase a (b | c) window 4 (term a, term b | c)");
    EXPECT_EQ(print(Plan::positions({{{"a"}, {"b"}}, 6, false, {}}, {of("a"), of("b")})),
              "near a b window 6 (term a, term b)");
    EXPECT_EQ(print(Plan::any({of("a"), of("b").boosted(0.8)})), "any (term a, term b boost 0.8)");
    EXPECT_EQ(print(Plan::days(20180101, 20181231)), "days 20180101..20181231");
    EXPECT_EQ(print(Plan::amounts(1, 99)), "amounts 1..99");
}

TEST(PlanTest, KnowsWhetherTokensMustBeRead) {
    const Plan phrase = Plan::positions({{{"a"}, {"b"}}, 2, true, {}}, {of("a"), of("b")});
    EXPECT_TRUE(phrase.has_positions());
    EXPECT_TRUE(Plan::all({of("c"), Plan::any({phrase, of("d")})}).has_positions());
    EXPECT_TRUE(Plan::without(of("c"), {phrase}).has_positions());
    EXPECT_FALSE(Plan::all({of("a"), of("b")}).has_positions());
}

TEST(PlanTest, HasOneIdentityInAllItsCopies) {
    const Plan plan = of("a");
    const Plan copy = plan;
    EXPECT_EQ(plan.identity(), copy.identity());
    EXPECT_NE(plan.identity(), of("a").identity());
    const Plan spanned = plan.of_span(3, 7);
    EXPECT_NE(spanned.identity(), plan.identity());
    EXPECT_EQ(spanned.begin(), 3U);
    EXPECT_EQ(spanned.end(), 7U);
    EXPECT_EQ(plan.begin(), 0U);
}

QueryPlan of_words(std::size_t count) {
    QueryPlan query;
    for (std::size_t i = 0; i < count; ++i)
        query.words.push_back({Plan::term(std::string(1, static_cast<char>('a' + i))), i, i + 1});
    return query;
}

TEST(LoosenedPlan, LeavesOutEachCombinationOfWords) {
    const QueryPlan query = of_words(3);
    EXPECT_EQ(print(loosened(query, 1).value()),
              "any (all (term b, term c), all (term a, term c), all (term a, term b))");
    EXPECT_EQ(print(loosened(query, 2).value()), "any (term c, term b, term a)");
    EXPECT_FALSE(loosened(query, 3).has_value());
    EXPECT_FALSE(loosened(of_words(1), 1).has_value());
}

TEST(LoosenedPlan, KeepsWhatIsRequiredFilteredOrExcluded) {
    QueryPlan query = of_words(2);
    query.required.push_back({of("r"), 0, 1});
    query.filters.push_back(of("f"));
    query.excluded.push_back(of("x"));
    EXPECT_EQ(print(loosened(query, 1).value()),
              "without (all (any (all (term r, term b), all (term r, term a)), term f), term x)");
}

TEST(LoosenedPlan, TakesAnyOfManyWordsOnce) {
    EXPECT_EQ(print(loosened(of_words(9), 1).value()),
              "any (term a, term b, term c, term d, term e, term f, term g, term h, term i)");
    EXPECT_FALSE(loosened(of_words(9), 2).has_value());
}

}  // namespace
}  // namespace recueil::query
