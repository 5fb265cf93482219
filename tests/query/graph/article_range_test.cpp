#include "query/graph/article_range.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

struct WrittenRange {
    const char* range;
    const char* article;
    bool within;
};

class ArticleRange : public testing::TestWithParam<WrittenRange> {};

TEST_P(ArticleRange, TakesIn) {
    EXPECT_EQ(takes_in(GetParam().range, GetParam().article), GetParam().within)
        << GetParam().range << " " << GetParam().article;
}

INSTANTIATE_TEST_SUITE_P(
    Keys, ArticleRange,
    testing::Values(WrittenRange{"l311-1etsuivants", "l311-1", true}, WrittenRange{"l311-1etsuivants", "l311-4", true},
                    WrittenRange{"l311-1etsuivants", "l311-4-1", true},
                    WrittenRange{"l311-2etsuivants", "l311-1", false},
                    WrittenRange{"l311-1etsuivants", "l312-1", false},
                    WrittenRange{"l311-1etsuivants", "r311-2", false}, WrittenRange{"l311-1etsuivants", "l311", false},
                    WrittenRange{"r212-29ar212-34", "r212-29", true}, WrittenRange{"r212-29ar212-34", "r212-30", true},
                    WrittenRange{"r212-29ar212-34", "r212-34-1", true},
                    WrittenRange{"r212-29ar212-34", "r212-35", false}, WrittenRange{"r212-29ar212-34", "r212-3", false},
                    WrittenRange{"r212-29ar212-34", "l212-30", false}, WrittenRange{"34a47", "40", true},
                    WrittenRange{"34a47", "48", false}, WrittenRange{"l311-1", "l311-1", false},
                    WrittenRange{"", "l311-1", false}, WrittenRange{"l311-1etsuivants", "", false},
                    WrittenRange{"l311-1etsuivants", "l311-1etsuivants", false}, WrittenRange{"r2ar", "r2", false},
                    WrittenRange{"99999999999999999999a5", "5", false}, WrittenRange{"ar", "ar", false}));

}  // namespace
}  // namespace recueil::query
