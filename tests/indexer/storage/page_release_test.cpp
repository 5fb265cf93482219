// What is given back is counted no more, and is read again as it was.
#include "indexer/storage/page_release.h"

#include <numeric>

#include <gtest/gtest.h>

#include "tests/corpus/readers/temporary_folder.h"
#include "tests/query/council.h"

namespace recueil {
namespace {

using tests::Council;
using tests::TestAct;

std::uint64_t sum_of(std::string_view bytes) {
    return std::accumulate(bytes.begin(), bytes.end(), std::uint64_t{0},
                           [](std::uint64_t sum, char each) { return sum + static_cast<unsigned char>(each); });
}

TEST(ResidentPages, AreCountedUntilTheyAreGivenBack) {
    constexpr std::size_t size = std::size_t{32} << 20;
    const corpus::TemporaryFolder folder;
    const auto mapped = indexer::MappedFile::open(folder.write("large", std::string(size, 'a')));
    ASSERT_TRUE(mapped.has_value());
    const std::uint64_t before = indexer::resident_file_bytes();
    const std::uint64_t sum = sum_of(mapped->bytes());
    const std::uint64_t read = indexer::resident_file_bytes();
    EXPECT_GT(read, before + size * 3 / 4);
    mapped->release_pages();
    EXPECT_LT(indexer::resident_file_bytes(), before + size / 4);
    EXPECT_EQ(sum_of(mapped->bytes()), sum);
}

TEST(ResidentPages, OfAnIndexComeBackAsTheyWere) {
    Council council;
    TestAct act;
    act.number = "2019-12";
    act.title = "ACHAT DE VÉLOS";
    act.articles = {"D’acheter douze vélos."};
    council.write("a.txt", {act});
    ASSERT_TRUE(council.index().has_value());
    const auto manifest = indexer::read_manifest(council.database());
    ASSERT_TRUE(manifest.has_value());
    std::vector<indexer::Segment> segments;
    for (const auto& entry : manifest->segments) {
        auto segment = indexer::Segment::open(council.database(), entry);
        ASSERT_TRUE(segment.has_value());
        segments.push_back(std::move(*segment));
    }
    ASSERT_EQ(segments.size(), 1U);
    indexer::Segment& segment = segments.front();
    const auto all_of = [&] {
        std::string all = segment.doc_table().summary(0).title + segment.act_json(0).value();
        for (const auto& record : segment.doc_table().passages(0)) all += segment.passage(record).value().text;
        for (const std::uint16_t unit : segment.token_stream().codes(0)) all += std::to_string(unit) + " ";
        return all;
    };
    const std::string before = all_of();
    indexer::release_excess_pages(segments, 0);
    EXPECT_EQ(all_of(), before);
    segment.release_pages();
    EXPECT_EQ(all_of(), before);
}

}  // namespace
}  // namespace recueil
