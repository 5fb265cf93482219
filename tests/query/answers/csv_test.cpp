#include "query/answers/csv.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

TEST(Csv, QuotesOnlyWhatNeedsIt) {
    EXPECT_EQ(csv_line({"a", "", "b c"}), "a,,b c\n");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("a,b", ';'), "\"a,b\"");
    EXPECT_EQ(csv_field("a;b"), "\"a;b\"");
    EXPECT_EQ(csv_field("dit \"oui\""), "\"dit \"\"oui\"\"\"");
    EXPECT_EQ(csv_field("a\nb"), "\"a\nb\"");
}

TEST(Csv, RunsNoFormula) {
    EXPECT_EQ(csv_line({"=1+1", "+33", "-5", "@SOMME(A1)", "a=b", "x\n=1", "＝1", "\n=1"}),
              "\"'=1+1\",'+33,'-5,'@SOMME(A1),\"a=b\",\"x\n=1\",'＝1,\"'\n=1\"\n");
    EXPECT_EQ(csv_line({"=\"x\""}, ';'), "\"'=\"\"x\"\"\"\n");
}

}  // namespace
}  // namespace recueil::query
