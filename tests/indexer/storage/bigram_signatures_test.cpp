// Pair signatures against what the words of a column say one by one.
#include "indexer/storage/bigram_signatures.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "indexer/storage/token_codes.h"

namespace recueil::indexer {
namespace {

// Words of one unit and of two, frequent and rare, in passages of all lengths.
std::vector<std::uint16_t> some_units(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    const auto below = [&](std::uint32_t end) { return static_cast<std::uint32_t>(random() % end); };
    std::vector<std::uint16_t> units;
    while (units.size() < count) {
        const auto kind = below(40);
        if (kind == 0)
            units.push_back(end_of_passage);
        else if (kind < 4)
            append_word(words_of_one_code + below(9'000), units);
        else
            append_word(below(kind < 20 ? 60 : 20'000), units);
    }
    return units;
}

// What `add` hands over, the units given in pieces of all lengths.
std::vector<std::uint64_t> numbers_of(const std::vector<std::uint16_t>& units, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint64_t> numbers;
    const auto keep = [&](std::span<const std::uint64_t> some) -> Result<void> {
        numbers.insert(numbers.end(), some.begin(), some.end());
        return {};
    };
    BigramSignaturesWriter writer;
    for (std::span<const std::uint16_t> rest(units); !rest.empty();) {
        const std::size_t next = std::min<std::size_t>(rest.size(), random() % 5'000);
        EXPECT_TRUE(writer.add(rest.first(next), keep).has_value());
        rest = rest.subspan(next);
    }
    EXPECT_TRUE(writer.finish(keep).has_value());
    return numbers;
}

// By bit and stretch, from the words one after the other.
std::vector<std::vector<bool>> told_by_hand(const std::vector<std::uint16_t>& units) {
    std::vector<std::vector<bool>> told(bits_per_block, std::vector<bool>(units.size() / codes_per_block + 1));
    std::size_t before = units.size();  // where the word before begins
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (units[at] >= first_trail) continue;
        if (before != units.size() && units[before] != end_of_passage && units[at] != end_of_passage)
            if (const auto bit = bigram_bit(units[before], units[at])) {
                told[*bit][before / codes_per_block] = true;
                if (before >= 8) told[*bit][(before - 8) / codes_per_block] = true;
            }
        before = at;
    }
    return told;
}

TEST(BigramSignatures, TellWhatStandsInEachStretchAndNothingElse) {
    // Around the ends of a stretch, of 64 stretches known by one number, and of a group of 512.
    for (const std::size_t count : {1UL, 63UL, 64UL, 65UL, 4'096UL, 4'097UL, 32'768UL, 32'770UL, 100'000UL}) {
        const auto units = some_units(static_cast<unsigned>(count), count);
        const auto numbers = numbers_of(units, 1);
        ASSERT_EQ(numbers.size(), BigramSignatures::size(units.size()));
        const BigramSignatures signatures(numbers);
        const auto told = told_by_hand(units);
        for (std::uint32_t bit = 0; bit < bits_per_block; ++bit)
            for (std::size_t stretch = 0; stretch < told[bit].size(); ++stretch) {
                const auto number = signatures.blocks(bit, stretch / blocks_per_word);
                ASSERT_EQ((number >> stretch % blocks_per_word & 1U) != 0, told[bit][stretch])
                    << count << " " << bit << " " << stretch;
            }
        EXPECT_EQ(signatures.blocks(7, numbers.size() / bits_per_block), 0U) << "past the last";
    }
}

TEST(BigramSignatures, OfNoUnitsThereAreNone) {
    EXPECT_TRUE(numbers_of({}, 1).empty());
    EXPECT_EQ(BigramSignatures::size(0), 0U);
    EXPECT_EQ(BigramSignatures().blocks(0, 0), 0U);
}

TEST(BigramSignatures, FailWhereTheyCannotBeHandedOver) {
    const auto units = some_units(3, 40'000);
    BigramSignaturesWriter writer;
    const auto refuse = [](std::span<const std::uint64_t> /*numbers*/) -> Result<void> {
        return failure(ErrorCode::index_inaccessible, "no room");
    };
    EXPECT_FALSE(writer.add(units, refuse).has_value());
}

}  // namespace
}  // namespace recueil::indexer
