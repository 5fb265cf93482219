#include "base/json_depth.h"

#include <string>

#include <gtest/gtest.h>

namespace recueil {
namespace {

TEST(JsonDepth, CountsBracketsOutsideStrings) {
    EXPECT_FALSE(nests_deeper_than("", 0));
    EXPECT_FALSE(nests_deeper_than(R"([{"a": [1, 2]}, {"b": []}])", 3));
    EXPECT_TRUE(nests_deeper_than(R"([{"a": [1, 2]}])", 2));
    EXPECT_FALSE(nests_deeper_than(R"(["[[[[", "\"[[[[", "\\"])", 1));
    EXPECT_TRUE(nests_deeper_than(R"(["\\", [[]]])", 2));
    EXPECT_TRUE(nests_deeper_than(std::string(1'000'000, '['), 100));
    EXPECT_FALSE(nests_deeper_than(R"(["unfinished [[[)", 1));
}

}  // namespace
}  // namespace recueil
