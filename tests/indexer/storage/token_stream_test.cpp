#include "indexer/storage/token_stream.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/storage/token_stream_writer.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"

namespace recueil::indexer {
namespace {

using Passages = std::vector<std::vector<std::string>>;

std::string write_column(const std::string& path, const std::vector<Passages>& acts) {
    auto writer = TokenStreamWriter::create(path);
    EXPECT_TRUE(writer.has_value());
    for (const Passages& act : acts) {
        for (const auto& passage : act) {
            for (const std::string& word : passage) EXPECT_EQ(writer->surface(writer->add(word)), word);
            writer->end_passage();
        }
        EXPECT_TRUE(writer->end_act().has_value());
    }
    EXPECT_TRUE(writer->finish().has_value());
    EXPECT_FALSE(std::ifstream(path + ".waiting").good());
    return tests::file_bytes(path);
}

Passages read_act(const TokenStream& column, std::size_t row) {
    const auto surfaces = column.surfaces();
    const auto units = column.codes(row);
    Passages act(static_cast<std::size_t>(std::count(units.begin(), units.end(), end_of_passage)));
    visit_words(
        units, [](std::uint16_t /*unit*/) { return true; },
        [&](const PlacedWord& placed) {
            act[placed.passage].emplace_back(surfaces[placed.word]);
            return false;
        });
    return act;
}

std::vector<Passages> some_acts(unsigned seed, std::size_t count, std::size_t vocabulary) {
    std::mt19937 random(seed);
    std::vector<Passages> acts(count);
    for (Passages& act : acts) {
        act.resize(random() % 5);
        for (auto& passage : act) {
            passage.resize(random() % 4 == 0 ? 0 : random() % 30);
            for (std::string& word : passage) word = "w" + std::to_string(random() % (1 + random() % vocabulary));
        }
    }
    return acts;
}

TEST(TokenStream, GivesBackTheWordsOfEachPassageInOrder) {
    const corpus::TemporaryFolder folder;
    const auto acts = some_acts(1, 300, 500);
    const std::string bytes = write_column(folder.path("tokens"), acts);
    const auto column = TokenStream::open(bytes);
    ASSERT_TRUE(column.has_value());
    ASSERT_EQ(column->acts(), acts.size());
    for (std::size_t row = 0; row < acts.size(); ++row) EXPECT_EQ(read_act(*column, row), acts[row]) << row;
}

TEST(TokenStream, AnEmptyColumnHoldsNothing) {
    const corpus::TemporaryFolder folder;
    const std::string bytes = write_column(folder.path("tokens"), {});
    const auto column = TokenStream::open(bytes);
    ASSERT_TRUE(column.has_value());
    EXPECT_EQ(column->acts(), 0U);
    EXPECT_FALSE(column->find("").has_value());
}

TEST(TokenStream, FrequentWordsHaveTheLowNumbersAndRareOnesTakeTwoUnits) {
    const corpus::TemporaryFolder folder;
    Passages act(1);
    for (int i = 0; i < 60'000; ++i) act[0].push_back("rare" + std::to_string(i));
    act[0].insert(act[0].end(), {"often", "often", "often", "twice", "twice"});
    const std::string bytes = write_column(folder.path("tokens"), {act, act});
    const auto column = TokenStream::open(bytes);
    ASSERT_TRUE(column.has_value());
    EXPECT_EQ(column->find("often"), 0U);
    EXPECT_EQ(column->find("twice"), 1U);
    EXPECT_FALSE(column->find("never").has_value());
    EXPECT_FALSE(column->find("rare").has_value());
    EXPECT_EQ(column->words(), 60'002U);
    EXPECT_EQ(column->codes(1).size(), 60'005 + (60'002 - words_of_one_code) + 1);
    EXPECT_EQ(read_act(*column, 1), act);
}

TEST(TokenStream, PositionsLeaveAGapBetweenPassagesThatHoldWords) {
    const corpus::TemporaryFolder folder;
    const std::string bytes = write_column(folder.path("tokens"), {{{}, {"a", "b"}, {}, {"c"}, {"d"}}});
    const auto column = TokenStream::open(bytes);
    ASSERT_TRUE(column.has_value());
    std::vector<std::uint32_t> positions;
    std::vector<std::uint32_t> passages;
    visit_words(
        column->codes(0), [](std::uint16_t /*unit*/) { return true; },
        [&](const PlacedWord& placed) {
            positions.push_back(placed.position);
            passages.push_back(placed.passage);
            return false;
        });
    EXPECT_EQ(positions, (std::vector<std::uint32_t>{1, 2, 2 + passage_gap, 2 + 2 * passage_gap}));
    EXPECT_EQ(passages, (std::vector<std::uint32_t>{1, 1, 3, 4}));
}

TEST(TokenStream, HalfAWordIsNone) {
    std::vector<std::uint16_t> units;
    append_word(words_of_one_code + 5000, units);
    ASSERT_EQ(units.size(), 2U);
    const auto words_in = [](std::span<const std::uint16_t> some) {
        std::vector<std::uint32_t> words;
        visit_words(
            some, [](std::uint16_t /*unit*/) { return true; },
            [&](const PlacedWord& placed) {
                words.push_back(placed.word);
                return false;
            });
        return words;
    };
    const std::span<const std::uint16_t> all(units);
    EXPECT_EQ(words_in(all), std::vector<std::uint32_t>{words_of_one_code + 5000});
    EXPECT_TRUE(words_in(all.first(1)).empty());
    EXPECT_TRUE(words_in(all.last(1)).empty());
}

TEST(TokenStream, MergedColumnsAreThoseOfTheActsKept) {
    const corpus::TemporaryFolder folder;
    const std::vector<std::vector<Passages>> parts{some_acts(2, 80, 300), some_acts(3, 60, 900), some_acts(4, 5, 3)};
    const auto keeps = [](std::size_t row) { return row % 3 != 1; };
    std::vector<std::string> bytes;
    bytes.reserve(parts.size());
    for (const auto& part : parts) bytes.push_back(write_column(folder.path("part"), part));
    std::vector<ColumnToMerge> columns;
    std::vector<Passages> kept;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        columns.push_back({*TokenStream::open(bytes[i]), keeps, [] {}});
        for (std::size_t row = 0; row < parts[i].size(); ++row)
            if (keeps(row)) kept.push_back(parts[i][row]);
    }
    ASSERT_TRUE(merge_word_columns(columns, folder.path("merged")).has_value());
    EXPECT_EQ(tests::file_bytes(folder.path("merged")), write_column(folder.path("at-once"), kept));
}

TEST(TokenStream, CutShortOrAlteredItIsRefusedOrReadWithinItsBounds) {
    const corpus::TemporaryFolder folder;
    const std::string good = write_column(folder.path("tokens"), some_acts(5, 20, 100));
    for (std::size_t size = 0; size < good.size(); ++size) {
        const std::string cut = good.substr(0, size);
        EXPECT_FALSE(TokenStream::open(cut).has_value()) << size;
    }
    std::mt19937 random(6);
    for (int i = 0; i < 2000; ++i) {
        std::string bytes = good;
        for (int flips = 0; flips < 3; ++flips) bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
        // What is read outside of an allocation of the very size is seen by the sanitizers.
        const std::vector<char> exact(bytes.begin(), bytes.end());
        const auto column = TokenStream::open({exact.data(), exact.size()});
        if (!column) continue;
        static_cast<void>(column->find("w1"));
        for (const std::string_view surface : column->surfaces()) static_cast<void>(std::string(surface));
        std::size_t words = 0;
        for (std::size_t row = 0; row < column->acts(); ++row)
            visit_words(
                column->codes(row), [](std::uint16_t /*unit*/) { return true; },
                [&](const PlacedWord& placed) {
                    words += placed.word < most_words ? 1U : 0U;
                    return false;
                });
        EXPECT_TRUE(
            merge_word_columns({{*column, [](std::size_t /*row*/) { return true; }, [] {}}}, folder.path("merged"))
                .has_value());
    }
}

}  // namespace
}  // namespace recueil::indexer
