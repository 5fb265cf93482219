// Counts over bitmaps against a count act by act.
#include "query/facets/facet_bitmaps.h"

#include <random>

#include <gtest/gtest.h>

#include "query/engine/index_reader.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

TEST(FacetBitmapsTest, CountWhatACountActByActDoes) {
    std::mt19937 random(3);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    Council council;
    std::vector<TestAct> acts(400);
    for (std::size_t i = 0; i < acts.size(); ++i) {
        acts[i].number = "2020-" + std::to_string(i + 1);
        // Two members of nearly every act, several of few.
        acts[i].present = {"M. Jean ROCHE"};
        if (pick(10) > 0) acts[i].present.push_back("Mme Anne LE GALL");
        acts[i].present.push_back("Mme Léa " + std::string(1, static_cast<char>('A' + pick(26))) + "ORAN");
    }
    council.write("a.txt", acts);
    ASSERT_TRUE(council.index().has_value());
    const auto index = query::IndexReader::open(council.database()).value();
    const indexer::Segment& segment = index->segments.at(0);
    for (const indexer::Column column :
         {indexer::column_of(indexer::FieldId::member), indexer::column_of(indexer::FieldId::year)}) {
        const std::size_t ordinals = segment.doc_table().values(column).size();
        // Every third value is none, and two ordinals are one value.
        std::vector<std::uint32_t> values(ordinals);
        for (std::size_t i = 0; i < ordinals; ++i)
            values[i] = i % 3 == 2 ? query::FacetBitmaps::no_value : static_cast<std::uint32_t>(i / 2);
        const query::FacetBitmaps bitmaps(segment, column, values);
        for (const std::size_t one_in : {1U, 2U, 7U, 60U}) {
            std::vector<std::uint32_t> rows;
            std::vector<std::uint32_t> expected(ordinals, 5);
            for (std::uint32_t row = 0; row < segment.rows(); ++row) {
                if (pick(one_in) != 0) continue;
                rows.push_back(row);
                for (const std::uint32_t ordinal : segment.doc_table().ordinals(column, row))
                    if (values[ordinal] != query::FacetBitmaps::no_value) ++expected[values[ordinal]];
            }
            if (!bitmaps.pays_for(rows.size())) continue;
            std::vector<std::uint32_t> counts(ordinals, 5);
            bitmaps.count(rows, counts);
            EXPECT_EQ(counts, expected) << one_in;
        }
        EXPECT_TRUE(bitmaps.pays_for(segment.rows()));
        EXPECT_FALSE(bitmaps.pays_for(0));
    }
}

}  // namespace
}  // namespace recueil::tests
