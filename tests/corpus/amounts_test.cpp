#include "corpus/rules/amounts.h"

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

TEST(Amounts, UsualWritings) {
    const auto amounts = find_amounts(
        "12 000,00 € ; 250 000€ ; 447425 € ; 1,5 million d'euros ; 20 euros ; 3 080 385 € ; 25 k€ ; 2 % ; 2018");
    ASSERT_EQ(amounts.size(), 7U);
    const double expected[] = {12000, 250000, 447425, 1500000, 20, 3080385, 25000};
    for (std::size_t i = 0; i < amounts.size(); ++i) EXPECT_DOUBLE_EQ(amounts[i].euros, expected[i]);
}

}  // namespace
}  // namespace recueil::corpus
