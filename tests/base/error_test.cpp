#include "base/error.h"

#include <gtest/gtest.h>

namespace recueil {
namespace {

Result<int> broken() {
    return failure(ErrorCode::index_locked, "cannot write", "wait");
}

Result<std::string> caller() {
    const auto result = broken();
    if (!result) return failure(result);
    return "done";
}

TEST(Error, PassesOnWhole) {
    const auto result = caller();
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::index_locked);
    EXPECT_EQ(result.error().message, "cannot write");
    EXPECT_EQ(result.error().hint, "wait");
    EXPECT_EQ(exit_status(result.error().code), 4);
}

}  // namespace
}  // namespace recueil
