#include "indexer/committees.h"

#include <gtest/gtest.h>

namespace recueil::indexer {
namespace {

TEST(Committees, MandatesFollowTheElectionsOfEachKindOfAssembly) {
    EXPECT_EQ(mandate_of("Conseil départemental", "2020-09-28"), 2015);
    EXPECT_EQ(mandate_of("Conseil départemental", "2021-07-01"), 2021);
    EXPECT_EQ(mandate_of("Conseil général", "2012-05-21"), 2011);
    EXPECT_EQ(mandate_of("Conseil municipal", "2014-04-24"), 2014);
    EXPECT_EQ(mandate_of("Conseil régional", "2016-01-04"), 2015);
    EXPECT_EQ(mandate_of("Conseil communautaire", "2020-02-01"), 2014);
    EXPECT_EQ(mandate_of("", ""), 0);
}

TEST(Committees, WordingsOfOneMandateAreOneCommittee) {
    const std::vector<std::string> keys{
        committee_key(5, 2015, "Solidarité Territoriale et partenariats"),
        committee_key(5, 2015, "solidarité territoriale et des partenariats"),
        committee_key(6, 2015, "Finances"),
    };
    const auto groups = group_committees(keys);
    EXPECT_EQ(groups[0], groups[1]);
    EXPECT_NE(groups[0], groups[2]);
}

TEST(Committees, ANumberIsAnotherCommitteeInAnotherMandateUnlessItsNameStays) {
    const std::vector<std::string> keys{
        committee_key(2, 2015, "Solidarités humaines"),
        committee_key(2, 2021, "Santé et autonomie"),
        committee_key(1, 2015, "Emploi"),
        committee_key(1, 2021, "EMPLOI"),
    };
    const auto groups = group_committees(keys);
    EXPECT_NE(groups[0], groups[1]);
    EXPECT_EQ(groups[2], groups[3]);
}

TEST(Committees, KeysAreReadBack) {
    const std::string key = committee_key(5, 2015, "Solidarité");
    EXPECT_EQ(committee_of_key(key).number, 5);
    EXPECT_EQ(committee_of_key(key).mandate, 2015);
    EXPECT_EQ(committee_of_key(key).name, "solidarite");
    EXPECT_EQ(committee_of_key("nothing").number, 0);
}

}  // namespace
}  // namespace recueil::indexer
