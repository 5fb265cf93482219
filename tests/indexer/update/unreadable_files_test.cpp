// Files that cannot be read: what is remembered of them, so that the next run does not do that work again.
#include "indexer/update/unreadable_files.h"

#include <chrono>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::IsEmpty;

// The error about the only document that cannot be read.
std::string unreadable_of(const Result<indexer::IndexReport>& report) {
    if (!report || report->unreadable.size() != 1) return "not one unreadable file";
    return report->unreadable[0].message;
}

class CostlyUnreadableFile : public ::testing::Test {
  protected:
    void SetUp() override {
        options_.worth_remembering = std::chrono::milliseconds(0);
        council_.write("a.txt", {financing_act("2020-1", "les vélos")});
        write("%PDF-1.7 no more than its beginning");
        first_ = unreadable_of(council_.index(options_));
        EXPECT_THAT(first_, ::testing::HasSubstr("bad.pdf"));
    }
    void write(const std::string& bytes, const std::string& name = "bad.pdf") {
        std::ofstream(council_.documents() + "/" + name, std::ios::binary) << bytes;
    }
    static auto is_known() { return ::testing::HasSubstr("known from an earlier run"); }

    Council council_;
    indexer::IndexOptions options_;
    std::string first_;
};

TEST_F(CostlyUnreadableFile, IsNotReadAgainUntilItChanges) {
    EXPECT_THAT(first_, ::testing::Not(is_known()));
    const auto again = council_.index(options_);
    EXPECT_EQ(unreadable_of(again), first_ + " (known from an earlier run)");
    EXPECT_EQ(again->acts, 1U);
    write("%PDF-1.7 no more than another beginning");
    EXPECT_THAT(unreadable_of(council_.index(options_)), ::testing::Not(is_known()));
    write("Le conseil achète des vélos.\n");
    const auto mended = council_.index(options_);
    ASSERT_TRUE(mended.has_value());
    EXPECT_THAT(mended->unreadable, IsEmpty());
}

TEST_F(CostlyUnreadableFile, IsKnownByItsBytesAndNamedByItsPath) {
    std::filesystem::rename(council_.documents() + "/bad.pdf", council_.documents() + "/moved.pdf");
    const std::string moved = unreadable_of(council_.index(options_));
    EXPECT_THAT(moved, is_known());
    EXPECT_THAT(moved, ::testing::HasSubstr("moved.pdf"));
}

TEST_F(CostlyUnreadableFile, IsReadAgainWhereThatIsAskedFor) {
    options_.retry = true;
    EXPECT_EQ(unreadable_of(council_.index(options_)), first_);
    options_.retry = false;
    options_.limits.ocr = corpus::Ocr::always;
    EXPECT_THAT(unreadable_of(council_.index(options_)), ::testing::Not(is_known())) << "it is read in another way";
}

TEST_F(CostlyUnreadableFile, NonsenseAboutItCountsForNothing) {
    for (const char* nonsense : {"", "{", "[]", R"({"reader":1,"files":[]})", R"({"reader":"x","files":{}})"}) {
        std::ofstream(council_.database() + "/unreadable", std::ios::trunc) << nonsense;
        EXPECT_EQ(unreadable_of(council_.index(options_)), first_) << nonsense;
    }
}

TEST(UnreadableFiles, WhatFailsAtOnceIsTriedAtEachRun) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    std::ofstream(council.documents() + "/empty.pdf").flush();
    const std::string first = unreadable_of(council.index());
    EXPECT_EQ(unreadable_of(council.index()), first);
    EXPECT_FALSE(std::filesystem::exists(council.database() + "/unreadable"));
}

}  // namespace
}  // namespace recueil::tests
