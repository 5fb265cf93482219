// Sections that grow side by side come back whole and in order, however much of them waits on the disk.
#include "indexer/storage/spill_buffer.h"

#include <csignal>
#include <filesystem>
#include <random>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::indexer {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const SpillBuffer& sections, std::size_t section) {
    std::string whole;
    const auto done = sections.read(section, [&](std::string_view piece) -> Result<void> {
        whole += piece;
        return {};
    });
    EXPECT_TRUE(done.has_value());
    return whole;
}

TEST(SpillBuffer, GiveBackWhatEachWasGiven) {
    const corpus::TemporaryFolder folder;
    SpillBuffer sections(folder.path(""), 4);
    std::vector<std::string> expected(4);
    std::mt19937 random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::size_t section = random() % 3;  // the last stays empty
        std::string bytes(random() % (i % 500 == 0 ? 200'000 : 40), '\0');
        for (char& c : bytes) c = static_cast<char>(random());
        ASSERT_TRUE(sections.append(section, bytes).has_value());
        expected[section] += bytes;
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(sections.size(i), expected[i].size());
        EXPECT_EQ(sections.checksum(i), xxh3(expected[i]));
        EXPECT_EQ(read_whole(sections, i), expected[i]) << "section " << i;
    }
}

TEST(SpillBuffer, LeaveNoFileBehindAndMakeNoneForALittle) {
    const corpus::TemporaryFolder folder;
    {
        SpillBuffer sections(folder.path(""), 1);
        ASSERT_TRUE(sections.append(0, std::string(1'000'000, 'a')).has_value());
        EXPECT_TRUE(fs::is_empty(folder.path("")));
    }
    EXPECT_TRUE(fs::is_empty(folder.path("")));
    SpillBuffer little(folder.path("not there"), 1);
    EXPECT_TRUE(little.append(0, "a little").has_value());
    EXPECT_EQ(read_whole(little, 0), "a little");
}

TEST(SpillBuffer, SayWhereTheyCannotWait) {
    const corpus::TemporaryFolder folder;
    SpillBuffer sections(folder.path("not there"), 1);
    const auto done = sections.append(0, std::string(1'000'000, 'a'));
    ASSERT_FALSE(done.has_value());
    EXPECT_NE(done.error().message.find(folder.path("not there")), std::string::npos);
}

TEST(SpillBuffer, SayThatTheDiskTakesNoMore) {
    const corpus::TemporaryFolder folder;
    SpillBuffer sections(folder.path(""), 1);
    struct rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit little { 100'000, before.rlim_max };
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto done = sections.append(0, std::string(1'000'000, 'a'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::index_inaccessible);
    EXPECT_NE(done.error().hint.find("make room"), std::string::npos);
}

TEST(SpillBuffer, StopWhereWhatTheyAreReadIntoFails) {
    const corpus::TemporaryFolder folder;
    SpillBuffer sections(folder.path(""), 1);
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(sections.append(0, std::string(100'000, 'a')).has_value());
    int pieces = 0;
    const auto done = sections.read(0, [&](std::string_view /*piece*/) -> Result<void> {
        if (++pieces == 3) return failure(ErrorCode::index_inaccessible, "no room");
        return {};
    });
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().message, "no room");
    EXPECT_EQ(pieces, 3);
}

}  // namespace
}  // namespace recueil::indexer
