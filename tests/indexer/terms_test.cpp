#include "indexer/terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Terms, NumbersAreOneInEveryWording) {
    for (const char* wording : {"2018-83", "n°2018-83", "N° 2018-83", "2018 83", "2018/83", "2018–83", "2018.83"})
        EXPECT_EQ(number_key(wording), "2018-83") << wording;
    EXPECT_EQ(number_key("06"), "6");
    EXPECT_EQ(number_key("n°6"), "6");
    EXPECT_EQ(number_key("0"), "0");
    EXPECT_EQ(number_key("CP2020_12-B"), "cp2020-12-b");
    EXPECT_EQ(number_key(""), "");
}

TEST(Terms, PeopleAreOneAcrossSpellings) {
    for (const char* name : {"Mireille HINGREZ-CEREDA", "Mme Mireille HINGREZ-CÉRÉDA", "mireille hingrez–céréda",
                             "Madame Mireille HINGREZ CEREDA"})
        EXPECT_EQ(person_key(name), "mireille hingrez cereda") << name;
    EXPECT_EQ(person_key("M. Karim BEN AMOR"), "karim ben amor");
    EXPECT_EQ(person_key("Violaine D’ESTREUX"), person_key("Violaine D'ESTREUX"));
}

TEST(Terms, GroupsAreOneWithOrWithoutTheWord) {
    EXPECT_EQ(group_key("Groupe Union Action 62"), group_key("union action 62"));
    EXPECT_EQ(group_key("Non-inscrit"), group_key("Non inscrits"));
}

TEST(Terms, LongValuesStayApart) {
    const std::string value(1'000, 'a');
    const std::string one = boolean_term("XF:", value + "1");
    const std::string other = boolean_term("XF:", value + "2");
    EXPECT_LE(one.size(), 245U);
    EXPECT_NE(one, other);
    EXPECT_EQ(one, boolean_term("XF:", value + "1"));
    EXPECT_EQ(boolean_term("XF:", "short"), "XF:short");
}

TEST(Terms, ReferencesHaveTheirMostPreciseKeyFirst) {
    using corpus::ReferenceKind;
    EXPECT_THAT(reference_keys(ReferenceKind::deliberation, "2018-83", "2018-03-26", std::nullopt, {}),
                ElementsAre("2018-83@2018-03-26"));
    EXPECT_THAT(reference_keys(ReferenceKind::deliberation, std::nullopt, "2018-03-26", std::nullopt, {}),
                ElementsAre("@2018-03-26"));
    EXPECT_THAT(reference_keys(ReferenceKind::deliberation, std::nullopt, std::nullopt, std::nullopt, {}), IsEmpty());
    EXPECT_THAT(reference_keys(ReferenceKind::law, "84-53", "1984-01-26", std::nullopt, {}),
                ElementsAre("law:84-53", "law:@1984-01-26"));
    EXPECT_THAT(reference_keys(ReferenceKind::code, std::nullopt, std::nullopt, "CGCT", {"L. 3121-14"}),
                ElementsAre("code:code general des collectivites territoriales#l3121-14", "#l3121-14",
                            "code:code general des collectivites territoriales"));
    EXPECT_THAT(reference_keys(ReferenceKind::letter, std::nullopt, "2018-03-26", std::nullopt, {}), IsEmpty());
}

}  // namespace
}  // namespace recueil::indexer
