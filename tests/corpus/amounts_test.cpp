#include "corpus/rules/amounts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

struct WrittenSum {
    const char* text;
    std::vector<double> euros;
};

class Amounts : public testing::TestWithParam<WrittenSum> {};

TEST_P(Amounts, AreReadInAnyWriting) {
    std::vector<double> euros;
    for (const Amount& amount : find_amounts(GetParam().text)) euros.push_back(amount.euros);
    EXPECT_THAT(euros, testing::Pointwise(testing::DoubleEq(), GetParam().euros)) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Writings, Amounts,
    testing::Values(WrittenSum{"12 000,00 EUR ; 250 000EUR ; 447425 EUR ; 20 euros ; 3 080 385 EUR ; 2 % ; 2018",
                               {12000, 250000, 447425, 20, 3080385}},
                    WrittenSum{"3 500.00 EUR ; 3.500,00 EUR ; 3.500 EUR ; 3500.5 EUR ; 1.234.567,89 EUR",
                               {3500, 3500, 3500, 3500.5, 1234567.89}},
                    WrittenSum{"1 500, 00 EUR ; 1 500,- EUR ; 250 000/EUR ; 1'500 EUR", {1500, 1500, 250000, 1500}},
                    WrittenSum{"25 kEUR ; 25 k EUR ; 3 Keuros ; 1,5 MEUR", {25000, 25000, 3000, 1500000}},
                    WrittenSum{"1,5 million d'euros ; 2 millions EUR ; 3 milliers d'euros", {1500000, 2000000, 3000}},
                    WrittenSum{"mille cinq cents euros ; deux millions d'euros ; DOUZE MILLE EUROS",
                               {1500, 2000000, 12000}},
                    WrittenSum{"mille cinq cents euros (1 500 EUR) et 300 EUR (trois cents euros)", {1500, 300}},
                    WrittenSum{"48 448 EUR (quarante-huit-mille quatre-cent- > quarante-huit euros)", {48448}},
                    WrittenSum{"500 EUR (dont 100 EUR de frais)", {500, 100}},
                    WrittenSum{"12 000 (douze mille) euros ; douze mille (12 000) euros", {12000, 12000}},
                    WrittenSum{"trois mille trois cent cinq euros et dix centimes (3 305,10 EUR)", {3305.10}},
                    WrittenSum{"en 2018 500 EUR ; 3,500 EUR ; europe 4 europeens ; 5 EURL", {500}},
                    WrittenSum{"somme de EUR 900 ; de EUR 1 250,50, soit", {900, 1250.5}},
                    WrittenSum{"500 EUR 2024 ; 250 EURuros", {500, 250}},
                    WrittenSum{"un centre ; deux associations ; mille mercis", {}}));

}  // namespace
}  // namespace recueil::corpus
