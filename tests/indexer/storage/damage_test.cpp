// Folders that are no index, and indexes that something happened to: refused or answered right, never anything else.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/storage/manifest.h"
#include "indexer/storage/token_stream.h"
#include "indexer/storage/verify_index.h"
#include "stemming/stemming.h"
#include "tests/file_bytes.h"
#include "tests/indexer/storage/checked_manifest.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

namespace fs = std::filesystem;

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
    EXPECT_EQ(file_bytes(council.database() + "/thesis.txt"), "years of work");
    EXPECT_EQ(std::distance(fs::directory_iterator(council.database()), fs::directory_iterator()), 1);
}

TEST(Damage, AnIndexOfAnotherVersionIsRefused) {
    Council council;
    fill(council);
    const fs::path manifest = council.database() + "/manifest";
    const std::string good = file_bytes(manifest);
    const auto altered = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        text.replace(text.find(from), from.size(), to);
        replace(manifest, checked_manifest(text));
    };
    altered(indexer::index_schema_name, "recueil.index/0");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    EXPECT_EQ(council.index().error().code, ErrorCode::index_schema);
    altered("\"features\": []", "\"features\": [\"telepathy\"]");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    altered(stemming::Analyser::version(), "another analyser");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_schema);
    altered("segment-", "../segment-");
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged);
    for (const char* nonsense : {"", "{", "[]", "null", "{\"schema\": 1}", "{\"schema\": \"recueil.index/8\"}"}) {
        replace(manifest, nonsense);
        EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged) << nonsense;
    }
    replace(manifest, good);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

TEST(Damage, ANumberThatIsNoCountIsRefused) {
    Council council;
    fill(council);
    const fs::path manifest = council.database() + "/manifest";
    using Json = nlohmann::ordered_json;
    const Json good = Json::parse(file_bytes(manifest));
    const std::vector<Json::json_pointer> counts{Json::json_pointer("/state"),
                                                 Json::json_pointer("/acts"),
                                                 Json::json_pointer("/segments/0/rows"),
                                                 Json::json_pointer("/segments/0/deleted_files/0"),
                                                 Json::json_pointer("/segments/0/deleted/0/1"),
                                                 Json::json_pointer("/segments/0/moved/0/0"),
                                                 Json::json_pointer("/segments/0/files/terms/bytes")};
    for (const auto& each : counts)
        for (const Json& wrong : {Json(5.3e50), Json(1.5), Json(-1), Json(true), Json("1"), Json(nullptr)}) {
            Json altered = good;
            Json& segment = altered["segments"][0];
            segment["deleted_files"] = {0};
            segment["deleted"] = {{0, 0}};
            segment["moved"] = {{0, "elsewhere"}};
            altered[each] = wrong;
            replace(manifest, checked_manifest(altered.dump()));
            EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged) << each << " " << wrong;
        }
    Json altered = good;
    altered["segments"][0]["rows"] = std::uint64_t{1} << 32U;
    replace(manifest, checked_manifest(altered.dump()));
    EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged);
}

TEST(Damage, AManifestNestedDeepIsRefused) {
    Council council;
    fill(council);
    const fs::path manifest = council.database() + "/manifest";
    const std::string good = file_bytes(manifest);
    for (const std::size_t depth : {20U, 300'000U}) {
        std::string text = good;
        text.insert(1, "\"deep\": " + std::string(depth, '[') + std::string(depth, ']') + ",");
        replace(manifest, text);
        EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged);
    }
}

// Two segments, so that one can be damaged beside one that is whole.
void fill_twice(Council& council) {
    fill(council);
    TestAct act;
    act.number = "2020-2";
    act.title = "VENTE DE BARQUES";
    act.articles = {"De vendre trois barques."};
    council.write("b.txt", {act});
    ASSERT_TRUE(council.index().has_value());
}

// Of the current state.
std::vector<fs::path> files_of(const Council& council) {
    std::vector<fs::path> files{council.database() + "/manifest"};
    const auto manifest = indexer::read_manifest(council.database());
    EXPECT_TRUE(manifest.has_value());
    if (manifest)
        for (const indexer::SegmentEntry& segment : manifest->segments)
            for (const std::string_view file : indexer::segment_files)
                files.push_back(fs::path(council.database()) / segment.name / file);
    return files;
}

bool is_sound(const Council& council) {
    const auto health = indexer::verify_index(council.database());
    EXPECT_TRUE(health.has_value());
    if (!health) return false;
    for (const Error& error : health->damage) {
        EXPECT_EQ(error.code, ErrorCode::index_damaged);
        EXPECT_FALSE(error.hint.empty()) << error.message;
    }
    return health->damage.empty();
}

// Whatever a reader makes of it, it is found by verifying, named, and mended by indexing the same documents.
void expect_mended(Council& council, const fs::path& damaged) {
    SCOPED_TRACE(damaged.string());
    const auto health = indexer::verify_index(council.database());
    if (health) {
        ASSERT_EQ(health->damage.size(), 1U);
        EXPECT_NE(health->damage[0].message.find(damaged.string()), std::string::npos) << health->damage[0].message;
    } else {
        EXPECT_EQ(health.error().code, ErrorCode::index_missing) << "no manifest is no index to readers";
    }
    const auto report = council.index();
    ASSERT_TRUE(report.has_value()) << report.error().message;
    EXPECT_EQ(report->mended.size(), 1U);
    EXPECT_EQ(report->acts, 2U);
    EXPECT_TRUE(is_sound(council));
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    EXPECT_EQ(search(council.open(), "barques").total, 1U);
    const auto again = council.index();
    ASSERT_TRUE(again.has_value());
    EXPECT_TRUE(again->mended.empty());
    EXPECT_EQ(again->files_read, 0U);
}

TEST(Damage, AFileCutShortIsRefused) {
    Council council;
    fill(council);
    for (const fs::path& path : files_of(council)) {
        const std::string name = path.filename().string();
        const std::string good = file_bytes(path);
        // What only a writer reads, and what is compared block by block, is found by verifying.
        const bool opens = name == "files";
        for (const std::size_t size : {std::size_t{0}, good.size() / 2, good.size() - 1}) {
            replace(path, good.substr(0, size));
            if (name == "manifest" && size == good.size() - 1) continue;  // the last line feed says nothing
            if (!opens) {
                EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_damaged) << name << " " << size;
            }
            EXPECT_FALSE(is_sound(council)) << name << " " << size;
        }
        fs::remove(path);
        const auto expected = name == "manifest" ? ErrorCode::index_missing : ErrorCode::index_damaged;
        if (!opens) {
            EXPECT_EQ(code_of_opening(council.database()), expected) << name;
        }
        replace(path, good);
    }
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    EXPECT_TRUE(is_sound(council));
}

TEST(Damage, IndexingMendsAFileCutShortOrGone) {
    Council council;
    fill_twice(council);
    ASSERT_TRUE(is_sound(council));
    for (const std::string name : {"manifest", "terms", "words", "tokens", "docs", "texts", "acts", "files"})
        for (const int quarters : {0, 1, 2, 3, -1}) {
            // What is mended comes back under other names.
            const auto files = files_of(council);
            const auto at =
                std::find_if(files.begin(), files.end(), [&](const fs::path& path) { return path.filename() == name; });
            ASSERT_NE(at, files.end());
            const std::string good = file_bytes(*at);
            if (quarters < 0)
                fs::remove(*at);
            else
                replace(*at, good.substr(0, good.size() * static_cast<std::size_t>(quarters) / 4));
            expect_mended(council, *at);
        }
}

TEST(Damage, IndexingMendsFlippedBits) {
    Council council;
    fill_twice(council);
    std::mt19937 random(5);
    for (const std::string name : {"manifest", "terms", "words", "tokens", "docs", "texts", "acts", "files"})
        for (int times = 0; times < 3; ++times) {
            const auto files = files_of(council);
            const auto at =
                std::find_if(files.begin(), files.end(), [&](const fs::path& path) { return path.filename() == name; });
            ASSERT_NE(at, files.end());
            std::string bytes = file_bytes(*at);
            // The manifest's last byte is a line feed that says nothing.
            bytes[random() % (bytes.size() - 1)] ^= static_cast<char>(1U << random() % 8);
            // A schema that reads otherwise is another version's, which is for people to decide.
            if (name == "manifest" && bytes.find(indexer::index_schema_name) == std::string::npos) continue;
            replace(*at, bytes);
            if (name == "manifest" && indexer::read_manifest(council.database())) continue;
            expect_mended(council, *at);
        }
}

TEST(Damage, EverythingDamagedIsMadeAgain) {
    Council council;
    fill_twice(council);
    for (const auto& entry : fs::recursive_directory_iterator(council.database()))
        if (entry.is_regular_file()) replace(entry.path(), "gone");
    const auto report = council.index();
    ASSERT_TRUE(report.has_value()) << report.error().message;
    EXPECT_EQ(report->acts, 2U);
    EXPECT_FALSE(report->mended.empty());
    EXPECT_TRUE(is_sound(council));
}

// Mending must not take for damage what cannot be read at the moment.
TEST(Damage, WhatMayNotBeReadIsNotMended) {
    Council council;
    fill_twice(council);
    const std::string path = council.database() + "/segment-1/texts";
    fs::permissions(path, fs::perms::none);
    {
        const corpus::OrdinaryUser user(council.path(""));
        EXPECT_EQ(indexer::verify_index(council.database()).error().code, ErrorCode::index_inaccessible);
        EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_inaccessible);
    }
    fs::permissions(path, fs::perms::owner_all);
    EXPECT_TRUE(is_sound(council));
}

TEST(Damage, AnIndexThatMayOnlyBeReadIsReadAndSaysThatItCannotBeWritten) {
    Council council;
    fill_twice(council);
    const auto reading = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
    fs::permissions(council.database(),
                    reading | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec);
    fs::permissions(council.database() + "/lock", reading);
    {
        const corpus::OrdinaryUser user(council.path(""));
        EXPECT_EQ(search(council.open(), "vélos").total, 1U);
        EXPECT_TRUE(is_sound(council));
        const auto report = council.index();
        ASSERT_FALSE(report.has_value());
        EXPECT_EQ(report.error().code, ErrorCode::index_inaccessible);
        EXPECT_NE(report.error().message.find(council.database()), std::string::npos);
        EXPECT_FALSE(report.error().hint.empty());
    }
    fs::permissions(council.database(), fs::perms::none);
    {
        const corpus::OrdinaryUser user(council.path(""));
        EXPECT_EQ(code_of_opening(council.database()), ErrorCode::index_inaccessible);
        EXPECT_EQ(council.index().error().code, ErrorCode::index_inaccessible);
    }
    fs::permissions(council.database(), fs::perms::owner_all);
}

TEST(Damage, TheStateBeforeIsCheckedToo) {
    Council council;
    fill(council);
    council.write("more.txt", {financing_act("2021-77", "les trottinettes")});
    ASSERT_TRUE(council.index().has_value());
    ASSERT_TRUE(is_sound(council));
    const fs::path path = council.database() + "/previous";
    const std::string good = file_bytes(path);
    for (const std::size_t at : {std::size_t{0}, good.size() / 3, good.size() / 2, good.size() - 3}) {
        std::string bytes = good;
        bytes[at] ^= 4;
        replace(path, bytes);
        const auto health = indexer::verify_index(council.database());
        ASSERT_TRUE(health.has_value());
        ASSERT_EQ(health->damage.size(), 1U) << at;
        EXPECT_THAT(health->damage[0].message, ::testing::HasSubstr("previous"));
    }
    // The next run that finds a change replaces it.
    council.write("still more.txt", {financing_act("2021-78", "les rollers")});
    ASSERT_TRUE(council.index().has_value());
    EXPECT_TRUE(is_sound(council));
}

TEST(Damage, FlippedBitsAreRefusedOrChangeNothing) {
    Council council;
    fill(council);
    std::mt19937 random(11);
    for (const std::string name : {"docs", "texts", "acts", "terms", "words", "tokens", "manifest", "files"}) {
        const fs::path path = council.database() + (name == "manifest" ? "/" : "/segment-1/") + name;
        const std::string good = file_bytes(path);
        for (int i = 0; i < 60; ++i) {
            std::string bytes = good;
            for (int flips = 0; flips < 3; ++flips)
                bytes[random() % bytes.size()] ^= static_cast<char>(1U << random() % 8);
            if (bytes == good) continue;
            replace(path, bytes);
            if (name != "manifest") {
                EXPECT_FALSE(is_sound(council)) << name << " " << i;
            }
            const auto searcher = query::Searcher::open(council.database());
            EXPECT_TRUE(!searcher || name == "texts" || name == "acts" || name == "files" || name == "manifest")
                << name << " " << i;
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

// Every file is as its seal says, and phrases would be missed.
TEST(Damage, WordsInARowThatAreNotToldAreNamed) {
    Council council;
    fill(council);
    const fs::path path = council.database() + "/segment-1/tokens";
    std::string bytes = file_bytes(path);
    const auto numbers = indexer::TokenStream::open(bytes).value().bigrams().numbers();
    const auto told = std::find_if(numbers.begin(), numbers.end(), [](std::uint64_t number) { return number != 0; });
    ASSERT_NE(told, numbers.end());
    const auto at = reinterpret_cast<const char*>(&*told) - bytes.data();
    bytes.replace(static_cast<std::size_t>(at), sizeof(std::uint64_t), sizeof(std::uint64_t), '\0');
    replace(path, bytes);
    const fs::path manifest = council.database() + "/manifest";
    auto altered = nlohmann::ordered_json::parse(file_bytes(manifest));
    altered["segments"][0]["files"]["tokens"]["xxh3"] = fmt::format("{:016x}", indexer::checksum_of(bytes).hash);
    replace(manifest, checked_manifest(altered.dump()));
    const auto health = indexer::verify_index(council.database());
    ASSERT_TRUE(health.has_value());
    ASSERT_EQ(health->damage.size(), 1U);
    EXPECT_THAT(health->damage[0].message, ::testing::HasSubstr("tokens: its bigram signatures lack"));
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

TEST(Damage, AFileCalledManifestIsNotOursForThat) {
    Council council;
    council.write("a.txt", {TestAct{}});
    fs::create_directories(council.database());
    replace(council.database() + "/manifest", "bill of lading");
    const auto report = council.index();
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::index_missing);
    EXPECT_EQ(file_bytes(council.database() + "/manifest"), "bill of lading");
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
}  // namespace recueil::tests
