#include "corpus/rules/number_words.h"

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

struct Words {
    const char* text;
    long long value;   // -1 where no number begins the text
    const char* rest;  // what follows the number
};

class NumbersInWords : public testing::TestWithParam<Words> {};

TEST_P(NumbersInWords, AreReadToTheirEnd) {
    const std::string_view text = GetParam().text;
    const auto number = number_in_words_at(text, 0);
    ASSERT_EQ(number.has_value(), GetParam().value >= 0) << text;
    if (!number) return;
    EXPECT_EQ(number->value, GetParam().value) << text;
    EXPECT_EQ(text.substr(number->end), GetParam().rest) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, NumbersInWords,
    testing::Values(Words{"un", 1, ""}, Words{"Vingt et un", 21, ""}, Words{"vingt-et-une voix", 21, " voix"},
                    Words{"soixante et onze", 71, ""}, Words{"soixante-dix-sept", 77, ""},
                    Words{"quatre-vingts", 80, ""}, Words{"quatre-vingt-dix-neuf", 99, ""}, Words{"cent", 100, ""},
                    Words{"mille cinq cents euros", 1500, " euros"}, Words{"deux-mille-vingttrois", 2023, ""},
                    Words{"mil neuf cent quatre-vingt-dix-huit", 1998, ""}, Words{"deux cent mille", 200000, ""},
                    Words{"trois millions deux cent mille", 3200000, ""}, Words{"zéro contre", 0, " contre"},
                    Words{"deux et six mars", 2, " et six mars"}, Words{"vingt, trente", 20, ", trente"},
                    Words{"dix neuf", 19, ""}, Words{"cinq six", 5, " six"}, Words{"union", -1, ""},
                    Words{"sixième", -1, ""}, Words{"et un", -1, ""}, Words{"centre", -1, ""}, Words{"", -1, ""}));

}  // namespace
}  // namespace recueil::corpus
