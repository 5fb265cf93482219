#include "server/parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::server {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<ParameterSpec> specs() {
    ParameterSpec page{"page", ParameterType::integer, ""};
    page.minimum = 1;
    page.maximum = 100;
    ParameterSpec member{"member", ParameterType::text, ""};
    member.repeatable = true;
    ParameterSpec sort{"sort", ParameterType::choice, ""};
    sort.allowed = {"relevance", "date_desc"};
    ParameterSpec facets{"facets", ParameterType::choices, ""};
    facets.allowed = {"year", "member"};
    facets.repeatable = true;
    return {{"q", ParameterType::text, ""},   page, member, sort, facets, {"year", ParameterType::year, ""},
            {"date", ParameterType::date, ""}};
}

TEST(Parameters, AreDecodedAndKeptInOrder) {
    const auto given = Parameters::parse("q=salariat+m%C3%A9decins&member=A%26B&member=C%2Bd&page=3", specs());
    ASSERT_TRUE(given);
    EXPECT_EQ(given->first("q"), "salariat médecins");
    EXPECT_THAT(given->all("member"), ElementsAre("A&B", "C+d"));
    EXPECT_EQ(given->integer("page", 1), 3);
    EXPECT_EQ(given->integer("absent", 7), 7);
}

TEST(Parameters, EmptyOnesCountAsNotGiven) {
    const auto given = Parameters::parse("q=&page=&&year=&sort", specs());
    ASSERT_TRUE(given);
    EXPECT_FALSE(given->has("q"));
    EXPECT_FALSE(given->has("page"));
    EXPECT_EQ(given->first("sort", "relevance"), "relevance");
}

TEST(Parameters, ListsAreSplitAndDoublesLeftOut) {
    const auto given = Parameters::parse("facets=year,member&facets=year", specs());
    ASSERT_TRUE(given);
    EXPECT_THAT(given->choices("facets"), ElementsAre("year", "member"));
}

std::vector<ParameterError> errors_of(std::string_view query) {
    const auto given = Parameters::parse(query, specs());
    return given ? std::vector<ParameterError>{} : given.error();
}

TEST(Parameters, AnUnknownNameIsRefusedWithTheKnownOnes) {
    const auto errors = errors_of("anne=2020");
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].parameter, "anne");
    EXPECT_THAT(errors[0].allowed, ElementsAre("q", "page", "member", "sort", "facets", "year", "date"));
}

TEST(Parameters, AValueWithoutMeaningIsRefusedWithWhatHasOne) {
    EXPECT_THAT(errors_of("sort=size").at(0).allowed, ElementsAre("relevance", "date_desc"));
    EXPECT_THAT(errors_of("facets=year,size").at(0).message, HasSubstr("\"size\""));
    for (const auto* query : {"page=0", "page=101", "page=1.5", "page=+1", "page=1x", "page=99999999999999999999",
                              "year=20", "year=20200", "year=deux"}) {
        EXPECT_EQ(errors_of(query).size(), 1U) << query;
    }
}

TEST(Parameters, DatesMustExist) {
    for (const auto* date :
         {"2020", "2020-02", "2020-02-29", "2000-02-29", "1999-12-31", "26/03/2018", "03/2018", "26%20mars%202018"}) {
        EXPECT_THAT(errors_of(std::string("date=") + date), IsEmpty()) << date;
    }
    for (const auto* date : {"202", "2020-", "2020-13", "2020-00", "2019-02-29", "1900-02-29", "2020-04-31", "2020-1-1",
                             "2020-01-00", "2020-01-1", "2020/01/01", "20200101", "2020-01-01T00:00:00"}) {
        EXPECT_EQ(errors_of(std::string("date=") + date).size(), 1U) << date;
    }
}

TEST(Parameters, WhatIsGivenTwiceAndMayNotIsRefused) {
    EXPECT_THAT(errors_of("page=1&page=2").at(0).message, HasSubstr("more than once"));
    EXPECT_THAT(errors_of("member=a&member=b"), IsEmpty());
}

TEST(Parameters, AllFaultsAreToldButNotWithoutEnd) {
    EXPECT_EQ(errors_of("page=0&sort=x&year=y").size(), 3U);
    std::string many;
    for (int i = 0; i < 400; ++i) many += "a" + std::to_string(i) + "=1&";
    EXPECT_EQ(errors_of(many).size(), 20U);
    many.clear();
    for (int i = 0; i < 5000; ++i) many += "member=1&";
    EXPECT_EQ(errors_of(many).size(), 1U);
}

TEST(Parameters, ARequiredOneMustBeGiven) {
    auto all = specs();
    all[0].required = true;
    EXPECT_FALSE(Parameters::parse("page=1", all));
    EXPECT_FALSE(Parameters::parse("q=", all));
    EXPECT_TRUE(Parameters::parse("q=a", all));
}

TEST(Parameters, TrackersOfOtherSitesAreLeftOut) {
    EXPECT_EQ(without_trackers("utm_source=a&q=b&fbclid=c&utm_medium=d"), "q=b");
    EXPECT_EQ(without_trackers("q=utm_source&anne=1"), "q=utm_source&anne=1");
    EXPECT_EQ(without_trackers("gclid"), "");
}

TEST(PercentDecoding, RefusesWhatIsNoText) {
    std::string text;
    EXPECT_TRUE(percent_decode("a%20b+c", false, text));
    EXPECT_EQ(text, "a b+c");
    EXPECT_TRUE(percent_decode("%F0%9F%93%9C", false, text));
    for (const auto* wrong : {"%", "%4", "%zz", "a%", "%00", "%C3", "%C3%28", "%E2%82", "%FF", "%ED%A0%80",
                              "%F5%80%80%80", "%C0%AF", "%E0%80%AF"}) {
        EXPECT_FALSE(percent_decode(wrong, false, text)) << wrong;
    }
}

}  // namespace
}  // namespace recueil::server
