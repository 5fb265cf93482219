#include "query/article_range.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

struct Case {
    const char* range;
    const char* article;
    bool within;
};

class ArticleRange : public testing::TestWithParam<Case> {};

TEST_P(ArticleRange, TakesIn) {
    EXPECT_EQ(takes_in(GetParam().range, GetParam().article), GetParam().within)
        << GetParam().range << " " << GetParam().article;
}

INSTANTIATE_TEST_SUITE_P(
    Keys, ArticleRange,
    testing::Values(Case{"l311-1etsuivants", "l311-1", true}, Case{"l311-1etsuivants", "l311-4", true},
                    Case{"l311-1etsuivants", "l311-4-1", true}, Case{"l311-2etsuivants", "l311-1", false},
                    Case{"l311-1etsuivants", "l312-1", false}, Case{"l311-1etsuivants", "r311-2", false},
                    Case{"l311-1etsuivants", "l311", false}, Case{"r212-29ar212-34", "r212-29", true},
                    Case{"r212-29ar212-34", "r212-30", true}, Case{"r212-29ar212-34", "r212-34-1", true},
                    Case{"r212-29ar212-34", "r212-35", false}, Case{"r212-29ar212-34", "r212-3", false},
                    Case{"r212-29ar212-34", "l212-30", false}, Case{"34a47", "40", true}, Case{"34a47", "48", false},
                    Case{"l311-1", "l311-1", false}, Case{"", "l311-1", false}, Case{"l311-1etsuivants", "", false},
                    Case{"l311-1etsuivants", "l311-1etsuivants", false}, Case{"r2ar", "r2", false},
                    Case{"99999999999999999999a5", "5", false}, Case{"ar", "ar", false}));

}  // namespace
}  // namespace recueil::query
