#include "query/language/dates.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

std::string days(const char* wording) {
    const auto range = parse_days(wording);
    return range ? range->first + "-" + range->last : "none";
}

TEST(Dates, YearsMonthsAndDaysCoverWhatTheySay) {
    EXPECT_EQ(days("2018"), "20180101-20181231");
    EXPECT_EQ(days("2018-09"), "20180901-20180930");
    EXPECT_EQ(days("09/2018"), "20180901-20180930");
    EXPECT_EQ(days("septembre 2018"), "20180901-20180930");
    EXPECT_EQ(days("février 2020"), "20200201-20200229");
    EXPECT_EQ(days("2019-02"), "20190201-20190228");
    EXPECT_EQ(days("1900-02"), "19000201-19000228");
    for (const char* day : {"2018-09-15", "15/09/2018", "15 septembre 2018", "15.9.2018"})
        EXPECT_EQ(days(day), "20180915-20180915") << day;
    EXPECT_EQ(days("1er juillet 2012"), "20120701-20120701");
}

TEST(Dates, DaysThatDoNotExistAreNone) {
    for (const char* wording : {"", "2018-13", "2018-00", "2018-02-30", "31/04/2018", "18", "20180", "2018-09-15-3",
                                "demain", "2018..2019", "-2018", "0999", "2018-9-", "15/09/18"})
        EXPECT_EQ(days(wording), "none") << wording;
    EXPECT_EQ(days(std::string(10'000, '1').c_str()), "none");
}

TEST(Dates, AnIsoDayIsWrittenInFullAndExists) {
    using namespace std::chrono_literals;
    EXPECT_EQ(iso_day("2018-09-15"), 2018y / 9 / 15);
    EXPECT_EQ(iso_day("2020-02-29"), 2020y / 2 / 29);
    for (const char* text : {"", "2018-9-15", "2018-09-1", "2018/09/15", "2019-02-29", "2018-13-01", "2018-00-10",
                             "2018-09-00", "-018-09-15", "2018--9-15", "2018-09-+5", "20180-9-15", "2018-09-151"})
        EXPECT_FALSE(iso_day(text)) << text;
}

}  // namespace
}  // namespace recueil::query
