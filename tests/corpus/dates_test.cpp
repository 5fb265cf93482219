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
                                "demain", "", "26 mars", "26 mars 2018 et demi", "21/1212022", "le 26 marsouin 2018",
                                "trente-deux mars deux mille dix-huit", "26/13/18", "29-02-19", "26 mars mille"})
        EXPECT_EQ(parse_date(wording), std::nullopt) << wording;
    EXPECT_EQ(parse_date("29 février 2020"), "2020-02-29");
}

struct WrittenDay {
    const char* wording;
    const char* iso;
};

class WrittenDays : public testing::TestWithParam<WrittenDay> {};

TEST_P(WrittenDays, AreReadInAnyWriting) {
    EXPECT_EQ(parse_date(GetParam().wording), GetParam().iso);
    const std::string sentence = "Vu la délibération du " + std::string(GetParam().wording) + " ;";
    const auto found = find_date(sentence);
    ASSERT_TRUE(found) << sentence;
    EXPECT_EQ(found->iso, GetParam().iso);
}

INSTANTIATE_TEST_SUITE_P(
    Days, WrittenDays,
    testing::Values(WrittenDay{"30/01/17", "2017-01-30"}, WrittenDay{"30-01-2017", "2017-01-30"},
                    WrittenDay{"30-01-17", "2017-01-30"}, WrittenDay{"30.01.98", "1998-01-30"},
                    WrittenDay{"30 / 01 / 2017", "2017-01-30"}, WrittenDay{"30 janv. 2017", "2017-01-30"},
                    WrittenDay{"30 janv 2017", "2017-01-30"}, WrittenDay{"30 janv. 17", "2017-01-30"},
                    WrittenDay{"30 janvier ’17", "2017-01-30"}, WrittenDay{"3 févr. 2017", "2017-02-03"},
                    WrittenDay{"3 juil. 2017", "2017-07-03"}, WrittenDay{"3 juill. 2017", "2017-07-03"},
                    WrittenDay{"30-sept-2017", "2017-09-30"}, WrittenDay{"3 déc. 2017", "2017-12-03"},
                    WrittenDay{"1ᵉʳ février 2017", "2017-02-01"}, WrittenDay{"1 er février 2017", "2017-02-01"},
                    WrittenDay{"premier février 2017", "2017-02-01"}, WrittenDay{"30janvier2017", "2017-01-30"},
                    WrittenDay{"vingt-six mars deux mille dix-huit", "2018-03-26"},
                    WrittenDay{"VINGT-SIX MARS DEUX MILLE DIX-HUIT", "2018-03-26"},
                    WrittenDay{"lundi treize février deux-mille-vingt-trois", "2023-02-13"},
                    WrittenDay{"trente et un janvier deux mille vingt trois", "2023-01-31"},
                    WrittenDay{"seize février deux-mille-vingttrois", "2023-02-16"},
                    WrittenDay{"premier juillet deux mil douze", "2012-07-01"},
                    WrittenDay{"QUINZE du mois de juin deux mil vingt", "2020-06-15"},
                    WrittenDay{"dix-sept avril mil neuf cent quatre-vingt-dix-neuf", "1999-04-17"},
                    WrittenDay{"28 juin de l'an deux mille vingt-deux", "2022-06-28"}));

TEST(FindDate, ReadsTheYearThatStandsFirst) {
    const auto day = [](std::string_view text) {
        const auto found = find_date(text);
        return found ? found->iso : std::string("-");
    };
    EXPECT_EQ(day("L'an deux mille dix-huit, le vingt-six mars à vingt heures"), "2018-03-26");
    EXPECT_EQ(day("L’AN DEUX MIL DIX HUIT ET LE VINGT SIX DU MOIS DE MARS"), "2018-03-26");
    EXPECT_EQ(day("l'an 2018, le lundi 26 mars, le conseil"), "2018-03-26");
    EXPECT_EQ(day("L'an deux mille dix-huit, à vingt heures"), "-");
    EXPECT_EQ(day("le 31 février 2018 puis le 1er mars 2018"), "2018-03-01");
    EXPECT_EQ(day("douze élus sur 26, mars"), "-");
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
    EXPECT_THAT(list("26 ET 27 MARS 2018"), testing::ElementsAre("2018-03-26"));
    EXPECT_THAT(list("lundi 26 au mardi 27 mars 2018"), testing::ElementsAre("2018-03-26"));
    EXPECT_THAT(list("vingt-six et vingt-sept mars deux mille dix-huit"), testing::ElementsAre("2018-03-26"));
    EXPECT_THAT(list("26, 27 et 28 mars 2018"), testing::ElementsAre("2018-03-26"));
}

TEST(DateList, CountsBackFromTheSession) {
    EXPECT_THAT(list("6 juillet dernier", "2020-09-28"), testing::ElementsAre("2020-07-06"));
    EXPECT_THAT(list("12 novembre dernier", "2020-09-28"), testing::ElementsAre("2019-11-12"));
    EXPECT_THAT(list("27 Février dernier,", "2020-07-23"), testing::ElementsAre("2020-02-27"));
    EXPECT_THAT(list("3 décembre écoulé", "2020-09-28"), testing::ElementsAre("2019-12-03"));
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
