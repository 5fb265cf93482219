// Folders that are no index, and indexes that something happened to: refused or answered right, never anything else.
#include <filesystem>
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stemming/stemming.h"
#include "tests/query/council.h"

namespace recueil::testing {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void replace(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

ErrorCode code_of_opening(const std::string& directory) {
    const auto searcher = query::Searcher::open(directory);
    if (searcher) return ErrorCode::internal;
    EXPECT_FALSE(searcher.error().message.empty());
    EXPECT_FALSE(searcher.error().hint.empty()) << searcher.error().message;
    return searcher.error().code;
}

void fill(Council& council) {
    TestAct act;
    act.articles = {"D’acheter douze vélos.", "D’en réparer trois."};
    council.write("a.txt", {act});
    ASSERT_TRUE(council.index().has_value());
}

TEST(Damage, AFolderWithoutAnIndexIsMissing) {
    const Council council;
    EXPECT_EQ(code_of_opening(council.path("nowhere")), ErrorCode::index_missing);
    fs::create_directories(council.path("empty"));
    EXPECT_EQ(code_of_opening(council.path("empty")), ErrorCode::index_missing);
}

TEST(Damage, SomebodyElsesFilesAreNeverTouched) {
    Council council;
    council.write("a.txt", {TestAct{}});
    fs::create_directories(council.database());
    replace(council.database() + "/thesis.txt", "years of work");
    const auto report = council.index();
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::index_missing);
    EXPECT_FALSE(report.error().hint.empty());
    EXPECT_EQ(bytes_of(council.database() + "/thesis.txt"), "years of work");
    EXPECT_EQ(std::distance(fs::directory_iterator(council.database()), fs::directory_iterator()), 1);
}

TEST(Damage, AnIndexOfAnotherVersionIsRefused) {
    Council council;
    fill(council);
    const fs::path manifest = council.database() + "/manifest";
    const std::string good = bytes_of(manifest);
    const auto altered = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        replace(manifest, text);
    };
    altered("recueil.index/4", "recueil.index/9");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    EXPECT_EQ(council.index().error().code, ErrorCode::index_schema);
    altered("\"features\": []", "\"features\": [\"telepathy\"]");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    altered(stemming::Analyser::version(), "another analyser");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    altered("segment-", "../segment-");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged);
    for (const char* nonsense : {"", "{", "[]", "null", "{\"schema\": 1}", "{\"schema\": \"recueil.index/4\"}"}) {
        replace(manifest, nonsense);
        EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged) << nonsense;
    }
    replace(manifest, good);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

TEST(Damage, AFileCutShortIsRefused) {
    Council council;
    fill(council);
    for (const auto& entry : fs::recursive_directory_iterator(council.database())) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name == "lock" || name == "previous" || name == "files") continue;
        const std::string good = bytes_of(entry.path());
        for (const std::size_t size : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
            replace(entry.path(), good.substr(0, size));
            if (name == "manifest" && size == good.size() - 1) continue;  // the last line feed says nothing
            EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged) << name << " " << size;
        }
        fs::remove(entry.path());
        EXPECT_EQ(code_of_opening(council.database()),
                  name == "manifest" ? ErrorCode::index_missing : ErrorCode::index_damaged)
            << name;
        replace(entry.path(), good);
    }
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

TEST(Damage, FlippedBitsAreRefusedOrChangeNothing) {
    Council council;
    fill(council);
    std::mt19937 random(11);
    for (const std::string name : {"tables", "texts", "acts", "terms", "words", "column", "manifest"}) {
        const fs::path path = council.database() + (name == "manifest" ? "/" : "/segment-1/") + name;
        const std::string good = bytes_of(path);
        for (int i = 0; i < 60; ++i) {
            std::string bytes = good;
            for (int flips = 0; flips < 3; ++flips)
                bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
            replace(path, bytes);
            const auto searcher = query::Searcher::open(council.database());
            EXPECT_TRUE(!searcher || (name != "terms" && name != "words" && name != "column")) << name << " " << i;
            if (!searcher) continue;
            query::SearchRequest request;
            request.text = "vélos réparer";
            const auto response = searcher->search(request);
            if (response) {
                EXPECT_EQ(response->total, 1U) << name << " " << i;
                for (const query::Hit& hit : response->hits) static_cast<void>(searcher->act(hit.id));
            }
            static_cast<void>(searcher->trace({"L.3211-1", query::Direction::both, 2}));
            for (const auto which : {query::Vocabulary::members, query::Vocabulary::texts})
                static_cast<void>(searcher->vocabulary(which));
        }
        replace(path, good);
    }
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

TEST(Damage, AnUpdateMendsWhatAnInterruptedOneLeft) {
    Council council;
    fill(council);
    // As if the process had died while writing the next segment.
    fs::create_directories(council.database() + "/segment-2/building");
    replace(council.database() + "/segment-2/texts", "half");
    replace(council.database() + "/manifest.new", "{");
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    TestAct more;
    more.number = "2020-2";
    council.write("b.txt", {more});
    ASSERT_TRUE(council.index().has_value());
    EXPECT_EQ(search(council.open(), "vélos").total, 2U);
    EXPECT_FALSE(fs::exists(council.database() + "/segment-2/building"));
}

TEST(Damage, AFirstBuildThatDiedCanBeDoneAgain) {
    Council council;
    council.write("a.txt", {TestAct{}});
    fs::create_directories(council.database());
    replace(council.database() + "/lock", "");
    ASSERT_TRUE(council.index().has_value());
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

}  // namespace
}  // namespace recueil::testing
