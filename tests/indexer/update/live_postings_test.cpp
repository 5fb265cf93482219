// What a merge keeps of a segment most of whose acts no longer count.
#include "indexer/update/live_postings.h"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/fields.h"
#include "query/engine/index_reader.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

// All that a database says of its acts.
std::map<std::string, std::vector<std::string>> contents(const Xapian::Database& database) {
    std::map<std::string, std::vector<std::string>> terms;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at)
            terms[*term].push_back(std::to_string(*at) + ":" + std::to_string(at.get_wdf()));
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); ++id) {
        terms["length"].push_back(std::to_string(database.get_doclength(id)));
        for (const std::uint32_t slot : indexer::value_slots())
            terms["value " + std::to_string(slot)].push_back(database.get_document(id).get_value(slot));
    }
    return terms;
}

TEST(LivingTerms, AreWhatAnIndexOfTheLivingActsHolds) {
    const auto write = [](Council& council, int i) {
        TestAct act;
        act.number = "2020-" + std::to_string(i);
        act.title = i % 2 == 0 ? "ACHAT DE VÉLOS" : "RÉPARATION DES BARQUES";
        act.articles = {"D’attribuer à l’association Les Amis " + std::to_string(i) + "00 euros.",
                        "D’abroger la délibération n°2018-" + std::to_string(i) + " du 26 mars 2018."};
        act.report = "Le rapport " + std::to_string(i) + " parle de vélos, de barques et d'un pont.";
        act.opinions = {{i % 3 + 1, "Finances"}};
        council.write(std::to_string(10 + i) + ".txt", {act});
    };
    Council shrunk;
    Council small;
    for (int i = 0; i < 12; ++i) {
        write(shrunk, i);
        if (i >= 8) write(small, i);
    }
    ASSERT_TRUE(shrunk.index().has_value());
    for (int i = 0; i < 8; ++i) shrunk.remove(std::to_string(10 + i) + ".txt");
    ASSERT_TRUE(shrunk.index().has_value());
    ASSERT_TRUE(small.index().has_value());
    const auto one = query::IndexReader::open(shrunk.database()).value();
    const auto other = query::IndexReader::open(small.database()).value();
    ASSERT_FALSE(one->has_deleted());
    EXPECT_THAT(contents(one->all), ::testing::ContainerEq(contents(other->all)));
    ASSERT_EQ(one->segments.size(), 1U);
    const auto& column = one->segments[0].token_stream();
    EXPECT_EQ(column.surfaces(), other->segments[0].token_stream().surfaces());
    for (std::size_t row = 0; row < column.acts(); ++row)
        EXPECT_THAT(column.codes(row), ::testing::ElementsAreArray(other->segments[0].token_stream().codes(row)))
            << row;
}

}  // namespace
}  // namespace recueil::tests
