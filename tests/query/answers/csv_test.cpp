#include "query/answers/csv.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

TEST(Csv, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(csv_line({"a", "", "b c"}), "a,,b c\n");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("a,b", ';'), "a,b");
    EXPECT_EQ(csv_field("dit \"oui\""), "\"dit \"\"oui\"\"\"");
    EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
}

}  // namespace
}  // namespace recueil::query
