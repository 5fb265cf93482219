#include "query/language/amounts.h"

#include <limits>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();

struct Example {
    std::string_view text;
    std::uint64_t least;  // cents
    std::uint64_t most;
    std::string_view span;  // of the text
};

void PrintTo(const Example& example, std::ostream* out) {
    *out << example.text;
}

class Amounts : public testing::TestWithParam<Example> {};

TEST_P(Amounts, AreReadFromWords) {
    const auto ranges = amount_ranges(GetParam().text);
    ASSERT_EQ(ranges.size(), 1U);
    EXPECT_EQ(ranges[0].least, GetParam().least);
    EXPECT_EQ(ranges[0].most, GetParam().most);
    EXPECT_EQ(GetParam().text.substr(ranges[0].begin, ranges[0].end - ranges[0].begin), GetParam().span);
}

INSTANTIATE_TEST_SUITE_P(
    Query, Amounts,
    testing::Values(Example{"subventions de plus de 200 000 euros", 20'000'000, no_limit, "plus de 200 000 euros"},
                    Example{"plus de 200\u00A0000\u00A0€ versés", 20'000'000, no_limit, "plus de 200\u00A0000\u00A0€"},
                    Example{"au moins 1500€", 150'000, no_limit, "au moins 1500€"},
                    Example{"supérieures à 12,50 €", 1'250, no_limit, "supérieures à 12,50 €"},
                    Example{"aides au-dessus de 30 k€", 3'000'000, no_limit, "au-dessus de 30 k€"},
                    Example{"plus de 1,5 million d'euros", 150'000'000, no_limit, "plus de 1,5 million d'euros"},
                    Example{"plus de 200.000 euros", 20'000'000, no_limit, "plus de 200.000 euros"},
                    Example{"moins de 1 000 €", 0, 100'000, "moins de 1 000 €"},
                    Example{"inférieurs à 90 EUR", 0, 9'000, "inférieurs à 90 EUR"},
                    Example{"entre 10 000 et 20 000 € de travaux", 1'000'000, 2'000'000, "entre 10 000 et 20 000 €"},
                    Example{"entre 20 € et 10 €", 1'000, 2'000, "entre 20 € et 10 €"}));

TEST(Amounts, NeedACurrencyAndAComparison) {
    for (const std::string_view text :
         {"plus de 20 agents", "200 000 euros", "plus de", "plus de euros", "entre 10 et 20 ans", "entre 2020 et 2021",
          "plus de 12 34 €", "plus de 99999999999999999999 €", "moins de 1,2,3 €", ""})
        EXPECT_TRUE(amount_ranges(text).empty()) << text;
}

TEST(Amounts, PassOverMarksThatFoldToNothing) {
    for (const std::string_view text : {"plus de \u00AD 5 €", "entre \u0301 5 et 6 €", "\u00AD 5 \u0301"})
        EXPECT_LE(amount_ranges(text).size(), 1U) << text;
}

}  // namespace
}  // namespace recueil::query
