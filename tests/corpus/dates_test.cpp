#include "corpus/rules/dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/reference.h"

namespace recueil::corpus {
namespace {

std::vector<std::string> list(std::string_view text, std::string_view session = {}) {
    std::vector<std::string> dates;
    for (const auto& date : date_list_at(text, 0, session)) dates.push_back(date.iso);
    return dates;
}

TEST(ParseDate, ReadsEveryUsualForm) {
    EXPECT_EQ(parse_date("26/03/2018"), "2018-03-26");
    EXPECT_EQ(parse_date("26 mars 2018"), "2018-03-26");
    EXPECT_EQ(parse_date("  1er   juillet 2012 "), "2012-07-01");
    EXPECT_EQ(parse_date("28 SEPTEMBRE 2020"), "2020-09-28");
    EXPECT_EQ(parse_date("14 DÉCEMBRE 2020"), "2020-12-14");
    EXPECT_EQ(parse_date("lundi 3 aout 2015"), "2015-08-03");
    EXPECT_EQ(parse_date("2018-03-26"), "2018-03-26");
    EXPECT_EQ(parse_date("le 9 octobre 2020"), "2020-10-09");
}

TEST(ParseDate, RefusesDaysThatDoNotExist) {
    for (const char* wording : {"31/02/2018", "29 février 2019", "0 mars 2018", "12/13/2018", "2018-3-26", "mars 2018",
                                "demain", "", "26 mars", "26/03/18", "26 mars 2018 et demi"})
        EXPECT_EQ(parse_date(wording), std::nullopt) << wording;
    EXPECT_EQ(parse_date("29 février 2020"), "2020-02-29");
}

TEST(DateList, FillsMonthsAndYearsFromTheDateThatFollows) {
    EXPECT_THAT(list("29 avril et 24 juin 2019, le conseil"), testing::ElementsAre("2019-04-29", "2019-06-24"));
    EXPECT_THAT(list("18 décembre 2017, du 26 mars 2018, du 12 novembre 2018 et 6 juillet 2020."),
                testing::ElementsAre("2017-12-18", "2018-03-26", "2018-11-12", "2020-07-06"));
    EXPECT_THAT(list("5 juin 2020 et 3 février 2022"), testing::ElementsAre("2020-06-05", "2022-02-03"));
}

TEST(DateList, KnowsASessionOfTwoDaysByItsFirst) {
    EXPECT_THAT(list("18 et 19 décembre 2017"), testing::ElementsAre("2017-12-18"));
    EXPECT_THAT(list("23-24 avril 2015 et 18 décembre 2017"), testing::ElementsAre("2015-04-23", "2017-12-18"));
    EXPECT_THAT(list("17 et 19 décembre 2017"), testing::ElementsAre("2017-12-17", "2017-12-19"));
}

TEST(DateList, CountsBackFromTheSession) {
    EXPECT_THAT(list("6 juillet dernier", "2020-09-28"), testing::ElementsAre("2020-07-06"));
    EXPECT_THAT(list("12 novembre dernier", "2020-09-28"), testing::ElementsAre("2019-11-12"));
    EXPECT_THAT(list("6 juillet dernier"), testing::IsEmpty());
}

TEST(DateList, LeavesNumbersThatAreNoDates) {
    EXPECT_THAT(list("12 emplois"), testing::IsEmpty());
    EXPECT_THAT(list("26 mars 2018, 12 emplois"), testing::ElementsAre("2018-03-26"));
    EXPECT_THAT(list("2 230,19 €"), testing::IsEmpty());
    EXPECT_THAT(list("585Q01 74713/58"), testing::IsEmpty());
}

}  // namespace
}  // namespace recueil::corpus
