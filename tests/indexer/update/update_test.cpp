// Making and updating an index: what is read again, what leaves, what readers see meanwhile.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/storage/files.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/verify_index.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/file_bytes.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Update, ReadsWhatIsNewAndOnlyThat) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos"), financing_act("2020-2", "les barques")});
    council.write("b.txt", {financing_act("2020-3", "les ânes")});
    const auto first = council.index();
    ASSERT_TRUE(first.has_value()) << first.error().message;
    EXPECT_EQ(first->files_read, 2U);
    EXPECT_EQ(first->acts, 3U);
    EXPECT_THAT(first->unreadable, IsEmpty());

    const auto again = council.index();
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->files_read, 0U);
    EXPECT_EQ(again->files_unchanged, 2U);
    EXPECT_EQ(again->acts, 3U);

    council.write("c.txt", {financing_act("2020-4", "les mulets")});
    council.write("b.txt", {financing_act("2020-3", "les chevaux")});
    const auto third = council.index();
    ASSERT_TRUE(third.has_value());
    EXPECT_EQ(third->files_read, 2U);
    EXPECT_EQ(third->files_unchanged, 1U);
    EXPECT_EQ(third->files_removed, 0U);
    EXPECT_EQ(third->acts, 4U);

    const query::Searcher searcher = council.open();
    EXPECT_THAT(numbers(search(searcher, "ânes")), IsEmpty());
    EXPECT_THAT(numbers(search(searcher, "chevaux")), ElementsAre("2020-3"));
    EXPECT_THAT(numbers(search(searcher, "mulets")), ElementsAre("2020-4"));
    EXPECT_EQ(search(searcher, "").total, 4U);
}

TEST(Update, FilesThatAreGoneLeave) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write("b.txt", {financing_act("2020-2", "les barques"), financing_act("2020-3", "les ânes")});
    ASSERT_TRUE(council.index().has_value());
    council.remove("b.txt");
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->files_removed, 1U);
    EXPECT_EQ(report->acts, 1U);
    const query::Searcher searcher = council.open();
    const auto everything = search(searcher, "");
    EXPECT_THAT(numbers(everything), ElementsAre("2020-1"));
    EXPECT_EQ(count_of(everything, "year", "2020"), 1U);
    EXPECT_THAT(numbers(search(searcher, "barques")), IsEmpty());

    council.remove("a.txt");
    ASSERT_TRUE(council.index().has_value());
    EXPECT_EQ(search(council.open(), "").total, 0U);
}

TEST(Update, AFileTouchedOrMovedButNotChangedKeepsItsActs) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const auto id = search(council.open(), "vélos").hits.at(0).id;
    std::filesystem::last_write_time(council.documents() + "/a.txt", std::filesystem::file_time_type::clock::now());
    std::filesystem::create_directories(council.documents() + "/deeper");
    std::filesystem::rename(council.documents() + "/a.txt", council.documents() + "/deeper/a.txt");
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->files_read, 0U);
    EXPECT_EQ(report->files_removed, 0U);
    EXPECT_EQ(search(council.open(), "vélos").hits.at(0).id, id);
}

TEST(Update, AnArchiveGivesEachOfItsDocuments) {
    Council council;
    const std::string binary("\x7F\0\1\2\3\4\5\6\7", 9);
    std::filesystem::create_directories(council.documents());
    std::ofstream(council.documents() + "/actes.zip", std::ios::binary) << corpus::zip(
        {{"2024/a.txt", "Le texte du moulin\n"}, {"b.txt", "Le texte de la forge\n"}, {"c.bin", binary}});
    const auto report = council.index();
    ASSERT_TRUE(report.has_value()) << report.error().message;
    EXPECT_EQ(report->files_read, 1U);
    EXPECT_EQ(report->documents, 2U);
    ASSERT_EQ(report->unreadable.size(), 1U);
    EXPECT_THAT(report->unreadable[0].message, ::testing::HasSubstr("actes.zip/c.bin"));
    EXPECT_EQ(search(council.open(), "moulin").hits.at(0).file, "a.txt");
    EXPECT_EQ(search(council.open(), "forge").hits.at(0).file, "b.txt");

    const auto again = council.index();
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->files_unchanged, 1U);
    EXPECT_EQ(again->documents, 2U);
    council.remove("actes.zip");
    const auto later = council.index();
    ASSERT_TRUE(later.has_value());
    EXPECT_EQ(later->documents, 0U);
}

TEST(Update, TheSameDocumentTwiceIsOne) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write("copy.txt", {financing_act("2020-1", "les vélos")});
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->acts, 1U);
    council.remove("a.txt");
    const auto later = council.index();
    ASSERT_TRUE(later.has_value());
    EXPECT_EQ(later->acts, 1U) << "the copy is there still";
}

TEST(Update, ACopyThatComesLaterIsTheSameDocument) {
    for (const std::string copy : {"a.txt", "z.txt"}) {
        Council council;
        council.write("m.txt", {financing_act("2020-1", "les vélos")});
        ASSERT_TRUE(council.index().has_value());
        const std::string id = search(council.open(), "").hits.front().id;
        council.write(copy, {financing_act("2020-1", "les vélos")});
        for (int i = 0; i < 2; ++i) {
            const auto report = council.index();
            ASSERT_TRUE(report.has_value());
            EXPECT_EQ(report->acts, 1U) << copy;
        }
        const auto hits = search(council.open(), "").hits;
        ASSERT_EQ(hits.size(), 1U);
        EXPECT_EQ(hits[0].file, std::min<std::string>(copy, "m.txt")) << "as an index made from nothing says";
        EXPECT_EQ(hits[0].id, id) << "an address that was given stays";
        council.remove(hits[0].file);
        const auto report = council.index();
        ASSERT_TRUE(report.has_value());
        EXPECT_EQ(report->acts, 1U) << "the other is there still";
        EXPECT_NE(search(council.open(), "").hits.front().file, hits[0].file);
    }
}

TEST(Update, ActsThatAreCalledTheSameGetIdsOfTheirOwn) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write("b.txt", {financing_act("2020-1", "les barques")});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    const auto hits = search(searcher, "").hits;
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_NE(hits[0].id, hits[1].id);
    for (const auto& hit : hits) EXPECT_EQ(searcher.act(hit.id).value().at("id"), hit.id);
}

TEST(Update, AMistypedPathDoesNotEmptyTheIndex) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const std::string mistyped = council.documents() + "-of-nobody";
    const auto refused = indexer::update_index(council.database(), {mistyped});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::unreadable_input);
    EXPECT_NE(refused.error().message.find(mistyped), std::string::npos);
    EXPECT_EQ(council.open().status().acts, 1U);
    const auto beside = indexer::update_index(council.database(), {mistyped, council.documents()});
    ASSERT_TRUE(beside.has_value());
    EXPECT_EQ(beside->acts, 1U);
}

TEST(Update, AnUnreadableFileIsReportedAndTheRestIndexed) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write_text("empty.txt", "");
    council.write_text("noise.txt", std::string("\x7f"
                                                "ELF\0\0\1\2\3\4\0\0\0\0",
                                                14));
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    ASSERT_EQ(report->unreadable.size(), 2U);
    for (const Error& error : report->unreadable) EXPECT_EQ(error.code, ErrorCode::unreadable_input);
    EXPECT_NE(report->unreadable[0].message.find("empty.txt"), std::string::npos);
    EXPECT_EQ(report->acts, 1U);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
}

TEST(Update, WhatCannotBeLookedAtKeepsItsActs) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const std::string documents = council.documents();
    std::filesystem::rename(documents, documents + ".elsewhere");
    const auto away = indexer::update_index(council.database(), {documents});
    ASSERT_TRUE(away.has_value());
    EXPECT_EQ(away->unreadable.size(), 1U);
    EXPECT_EQ(away->files_removed, 0U);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    std::filesystem::rename(documents + ".elsewhere", documents);
    std::filesystem::remove(documents + "/a.txt");
    const auto gone = council.index();
    ASSERT_TRUE(gone.has_value());
    EXPECT_EQ(gone->files_removed, 1U);
    EXPECT_EQ(search(council.open(), "vélos").total, 0U);
}

// An emptied or mangled file is most likely a copy under way, or a conversion that failed.
TEST(Update, AFileThatCannotBeReadAnyMoreKeepsItsActs) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos"), financing_act("2020-2", "les barques")});
    council.write("b.txt", {financing_act("2020-3", "les ânes")});
    ASSERT_TRUE(council.index().has_value());
    const auto state = council.open().status().state;
    for (const std::string& bytes : {std::string(),
                                     std::string("\x7f"
                                                 "ELF\0\0\1\2",
                                                 8),
                                     std::string("%PDF-1.7\n1 0 obj\n<<")}) {
        council.write_text("a.txt", bytes);
        council.write_text("b.txt", bytes);
        const auto report = council.index();
        ASSERT_TRUE(report.has_value());
        EXPECT_EQ(report->acts, 3U);
        EXPECT_EQ(report->files_removed, 0U);
        ASSERT_EQ(report->unreadable.size(), 2U) << "each file is named, though their bytes are the same";
        for (const std::size_t i : {0U, 1U}) {
            EXPECT_NE(report->unreadable[i].message.find(i == 0 ? "a.txt" : "b.txt"), std::string::npos);
            EXPECT_NE(report->unreadable[i].message.find("stay in the index"), std::string::npos);
            EXPECT_FALSE(report->unreadable[i].hint.empty());
        }
        EXPECT_EQ(council.open().status().state, state) << "nothing has changed";
    }
    council.write("a.txt", {financing_act("2020-1", "les chevaux")});
    council.remove("b.txt");
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->acts, 1U);
    EXPECT_THAT(numbers(search(council.open(), "")), ElementsAre("2020-1"));
    EXPECT_THAT(numbers(search(council.open(), "chevaux")), ElementsAre("2020-1"));
}

// What it held may have been moved to another file at the same time.
TEST(Update, ActsOfAnEmptiedFileThatStandElsewhereAreNotHeldTwice) {
    Council council;
    council.write("m.txt", {financing_act("2020-1", "les vélos"), financing_act("2020-2", "les barques")});
    council.write("n.txt", {financing_act("2020-3", "les ânes")});
    ASSERT_TRUE(council.index().has_value());
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write_text("m.txt", "");
    ASSERT_TRUE(council.index().has_value());
    EXPECT_THAT(numbers(search(council.open(), "")), UnorderedElementsAre("2020-1", "2020-2", "2020-3"));
    const auto health = indexer::verify_index(council.database());
    ASSERT_TRUE(health.has_value());
    EXPECT_THAT(health->damage, IsEmpty());
    // Merged, then gone: nothing of the other files goes with it.
    for (int i = 0; i < 8; ++i) {
        council.write("z" + std::to_string(i) + ".txt", {financing_act("2021-" + std::to_string(i), "les mulets")});
        ASSERT_TRUE(council.index().has_value());
    }
    council.remove("m.txt");
    const auto report = council.index();
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->acts, 10U);
    EXPECT_EQ(search(council.open(), "ânes").total, 1U);
    EXPECT_EQ(search(council.open(), "barques").total, 0U);
    const auto after = indexer::verify_index(council.database());
    ASSERT_TRUE(after.has_value());
    EXPECT_THAT(after->damage, IsEmpty());
}

TEST(Update, AFileThatMayNotBeReadAnyMoreKeepsItsActs) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    namespace fs = std::filesystem;
    // Written again, so that it is looked into.
    council.write("a.txt", {financing_act("2020-1", "les chevaux")});
    fs::permissions(council.documents() + "/a.txt", fs::perms::none);
    fs::permissions(council.database(), fs::perms::all);
    fs::permissions(council.database() + "/lock", fs::perms::all);
    {
        const corpus::OrdinaryUser user(council.path(""));
        const auto report = council.index();
        ASSERT_TRUE(report.has_value()) << report.error().message;
        ASSERT_EQ(report->unreadable.size(), 1U);
        EXPECT_NE(report->unreadable[0].message.find("stay in the index"), std::string::npos);
        EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    }
    fs::permissions(council.documents() + "/a.txt", fs::perms::owner_all);
    ASSERT_TRUE(council.index().has_value());
    EXPECT_EQ(search(council.open(), "chevaux").total, 1U);
}

// Changed while it is being indexed: read as it was found, and again the next time.
TEST(Update, AFileThatVanishesWhileReadKeepsItsActsUntilTheNextTime) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    council.write("b.txt", {financing_act("2020-2", "les barques")});
    ASSERT_TRUE(council.index().has_value());
    council.write("a.txt", {financing_act("2020-1", "les chevaux")});
    council.write("b.txt", {financing_act("2020-2", "les mulets")});
    indexer::IndexOptions options;
    options.threads = 1;
    // Both have been looked at by the time the first is read.
    options.progress = [&](const indexer::Progress& progress) {
        if (progress.files_done == 0) council.remove("b.txt");
    };
    const auto report = council.index(options);
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->files_read, 1U);
    ASSERT_EQ(report->unreadable.size(), 1U);
    EXPECT_NE(report->unreadable[0].message.find("b.txt"), std::string::npos);
    EXPECT_EQ(search(council.open(), "chevaux").total, 1U);
    EXPECT_EQ(search(council.open(), "barques").total, 1U);
    const auto next = council.index();
    ASSERT_TRUE(next.has_value());
    EXPECT_EQ(next->files_removed, 1U);
    EXPECT_EQ(next->acts, 1U);
}

// Clocks go back, and files come back from archives older than they were.
TEST(Update, AChangeIsSeenWhateverTheClockSays) {
    using std::chrono::hours;
    Council council;
    const std::filesystem::path path = council.documents() + "/a.txt";
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const auto now = std::filesystem::last_write_time(path);
    int times = 0;
    for (const auto moved : {hours(-24 * 365), hours(0), hours(24 * 365), hours(-1)}) {
        // Of the same length, and under the same time.
        council.write("a.txt", {financing_act("2020-1", "les ânes " + std::to_string(times))});
        std::filesystem::last_write_time(path, now + moved);
        const auto report = council.index();
        ASSERT_TRUE(report.has_value());
        EXPECT_EQ(report->files_read, 1U) << times;
        EXPECT_EQ(search(council.open(), "\"ânes " + std::to_string(times) + "\"").total, 1U);
        ++times;
    }
    // A state is newer for having been made later, whatever time it says.
    const query::Searcher before = council.open();
    auto manifest = indexer::read_manifest(council.database());
    ASSERT_TRUE(manifest.has_value());
    manifest->made_at = "2999-01-01T00:00:00Z";
    ++manifest->state;
    ASSERT_TRUE(indexer::publish(council.database(), *manifest).has_value());
    EXPECT_TRUE(before.is_stale());
    const query::Searcher ahead = council.open();
    council.write("a.txt", {financing_act("2020-1", "les mulets")});
    ASSERT_TRUE(council.index().has_value());
    EXPECT_TRUE(ahead.is_stale());
    EXPECT_LT(council.open().status().made_at, ahead.status().made_at);
    EXPECT_EQ(search(council.open(), "mulets").total, 1U);
}

// Known by where it was, it would be taken for gone.
TEST(Update, AFileThatWasMovedToWhatCannotBeLookedAtKeepsItsActs) {
    namespace fs = std::filesystem;
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const std::string disk = council.path("disk");
    fs::create_directories(disk);
    fs::rename(council.documents() + "/a.txt", disk + "/a.txt");
    const std::vector<std::string> paths{council.documents(), disk};
    const auto moved = indexer::update_index(council.database(), paths);
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->files_read, 0U);
    // So that the segment is merged.
    for (int i = 0; i < 6; ++i) {
        council.write("b" + std::to_string(i) + ".txt", {financing_act("2021-" + std::to_string(i), "les mulets")});
        ASSERT_TRUE(indexer::update_index(council.database(), paths).has_value());
    }
    fs::rename(disk, disk + ".elsewhere");
    const auto away = indexer::update_index(council.database(), paths);
    ASSERT_TRUE(away.has_value());
    EXPECT_EQ(away->files_removed, 0U);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U);
    fs::rename(disk + ".elsewhere", disk);
    fs::remove(disk + "/a.txt");
    indexer::IndexOptions options;
    options.sync = true;
    const auto gone = indexer::update_index(council.database(), paths, options);
    ASSERT_TRUE(gone.has_value());
    EXPECT_EQ(gone->files_removed, 1U);
    EXPECT_EQ(search(council.open(), "vélos").total, 0U);
}

TEST(Update, AnIndexAmongTheDocumentsIsNoDocument) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    const std::string index = council.documents() + "/index";
    for (int times = 0; times < 2; ++times) {
        const auto report = indexer::update_index(index, {council.documents()});
        ASSERT_TRUE(report.has_value());
        EXPECT_THAT(report->unreadable, IsEmpty());
        EXPECT_EQ(report->acts, 1U);
        EXPECT_EQ(report->documents, 0U);
    }
}

TEST(Update, ManySmallUpdatesGiveWhatOneBuildGives) {
    Council by_steps;
    Council at_once;
    for (int i = 0; i < 25; ++i) {
        const std::string name = std::to_string(i) + ".txt";
        by_steps.write(name, {financing_act("2020-" + std::to_string(i), i % 3 == 0 ? "les vélos" : "les barques")});
        if (i % 5 == 4) by_steps.remove(std::to_string(i - 2) + ".txt");
        ASSERT_TRUE(by_steps.index().has_value());
    }
    for (const auto& file : std::filesystem::directory_iterator(by_steps.documents())) {
        at_once.write_text(file.path().filename().string(), file_bytes(file.path()));
    }
    ASSERT_TRUE(at_once.index().has_value());
    for (const char* text : {"", "vélos", "barques", "numéro:2020-3", "\"douze vélos\"", "article:\"les vélos\"",
                             "les PROCHE/2 barques"}) {
        query::SearchRequest request;
        request.text = text;
        request.per_page = 100;
        request.facets = {"year", "member", "named", "commission", "theme", "territory", "assembly", "part", "outcome"};
        auto one = search(by_steps.open(), request);
        auto other = search(at_once.open(), request);
        EXPECT_EQ(one.total, other.total) << text;
        EXPECT_THAT(numbers(one), ::testing::UnorderedElementsAreArray(numbers(other))) << text;
        ASSERT_EQ(one.facets.size(), other.facets.size());
        for (std::size_t i = 0; i < one.facets.size(); ++i) {
            ASSERT_EQ(one.facets[i].values.size(), other.facets[i].values.size()) << one.facets[i].field;
            for (std::size_t v = 0; v < one.facets[i].values.size(); ++v) {
                EXPECT_EQ(one.facets[i].values[v].label, other.facets[i].values[v].label);
                EXPECT_EQ(one.facets[i].values[v].count, other.facets[i].values[v].count);
            }
        }
    }
    // Few segments, whatever the number of updates.
    std::size_t segments = 0;
    for (const auto& entry : std::filesystem::directory_iterator(by_steps.database()))
        segments += entry.is_directory() ? 1U : 0U;
    EXPECT_LE(segments, 16U);
}

TEST(Update, ReadersKeepTheStateTheyOpened) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher first = council.open();
    EXPECT_FALSE(first.is_stale());
    council.write("b.txt", {financing_act("2020-2", "les vélos rouges")});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher second = council.open();
    EXPECT_TRUE(first.is_stale());
    EXPECT_FALSE(second.is_stale());
    for (int i = 0; i < 4; ++i) {
        council.write("c" + std::to_string(i) + ".txt",
                      {financing_act("2021-" + std::to_string(i), "les vélos bleus")});
        ASSERT_TRUE(council.index().has_value());
        EXPECT_EQ(search(first, "vélos").total, 1U);
        EXPECT_EQ(search(second, "vélos").total, 2U);
        EXPECT_EQ(first.act(search(first, "vélos").hits.at(0).id).value().at("number"), "2020-1");
    }
    EXPECT_EQ(search(council.open(), "vélos").total, 6U);
    EXPECT_NE(first.status().state, second.status().state);
}

TEST(Update, ReadersWhileAnotherWritesSeeWholeStatesOnly) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int i = 0; i < 12; ++i) {
            // Two acts come or go together.
            if (i % 2 == 0)
                council.write("pair.txt", {financing_act("2020-8", "les vélos"),
                                           financing_act("2020-9", "les vélos " + std::to_string(i))});
            else
                council.remove("pair.txt");
            EXPECT_TRUE(council.index().has_value());
        }
        done = true;
    });
    while (!done) {
        const auto searcher = query::Searcher::open(council.database());
        ASSERT_TRUE(searcher.has_value()) << searcher.error().message;
        const auto total = search(*searcher, "vélos").total;
        EXPECT_TRUE(total == 1 || total == 3) << total;
    }
    writer.join();
}

TEST(Update, OneWriterAtATime) {
    Council council;
    council.write("a.txt", {financing_act("2020-1", "les vélos")});
    ASSERT_TRUE(council.index().has_value());
    const auto lock = indexer::WriterLock::take(council.database());
    ASSERT_TRUE(lock.has_value());
    const auto report = council.index();
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::index_locked);
    EXPECT_EQ(search(council.open(), "vélos").total, 1U) << "reading goes on";
}

TEST(Update, ThreadsDoNotChangeWhatComesOut) {
    Council alone;
    Council together;
    for (int i = 0; i < 40; ++i) {
        // Two of each number, so that ids have to be told apart.
        TestAct each = financing_act("2020-" + std::to_string(i / 2), "le lot " + std::to_string(i));
        for (int line = 0; line < i % 7 * 2'000; ++line) each.annex += "Le tableau des moyens.\n";
        alone.write(std::to_string(i) + ".txt", {each});
        together.write(std::to_string(i) + ".txt", {each});
    }
    indexer::IndexOptions options;
    options.threads = 1;
    ASSERT_TRUE(alone.index(options).has_value());
    options.threads = 4;
    ASSERT_TRUE(together.index(options).has_value());
    const auto ids = [](const query::Searcher& searcher) {
        std::vector<std::string> found;
        EXPECT_TRUE(searcher
                        .for_each_act([&](const nlohmann::ordered_json& json) {
                            found.push_back(json.at("id").get<std::string>() + " " +
                                            json.at("source").at("file").get<std::string>());
                            return true;
                        })
                        .has_value());
        return found;
    };
    EXPECT_EQ(ids(alone.open()), ids(together.open()));
}

TEST(Update, ProgressIsToldUpToTheEnd) {
    Council council;
    for (int i = 0; i < 5; ++i)
        council.write(std::to_string(i) + ".txt", {financing_act("2020-" + std::to_string(i), "les vélos")});
    indexer::Progress last;
    indexer::IndexOptions options;
    options.progress = [&](const indexer::Progress& progress) { last = progress; };
    ASSERT_TRUE(council.index(options).has_value());
    EXPECT_EQ(last.files_done, 5U);
    EXPECT_EQ(last.files_total, 5U);
    EXPECT_GT(last.bytes_done, 0U);
}

}  // namespace
}  // namespace recueil::tests
