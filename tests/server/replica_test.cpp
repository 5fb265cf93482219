// A server on a copy of an index that is made elsewhere, brought up to date as docs/serving.md says.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"
#include "tests/server/served_index.h"
#include "tests/server/steady_load.h"

namespace recueil::server {
namespace {

namespace fs = std::filesystem;
using tests::ChangingCouncil;
using tests::ServedIndex;
using tests::SteadyLoad;
using tests::VersionCheck;

// Segments, and files of the change log.
std::set<std::string> parts_named(const fs::path& manifest) {
    const std::string text = recueil::tests::file_bytes(manifest);
    static const std::regex name("\"((segment|changes)-[0-9]+)\"");
    std::set<std::string> parts;
    for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at) parts.insert((*at)[1]);
    return parts;
}

// Copies a file a few bytes at a time, as a slow line does, under the name it will keep.
void copy_slowly(const fs::path& from, const fs::path& to) {
    std::ifstream in(from, std::ios::binary);
    std::ofstream out(to, std::ios::binary);
    std::vector<char> bytes(64 * 1024);
    while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || in.gcount() > 0) {
        out.write(bytes.data(), in.gcount());
        out.flush();
        std::this_thread::yield();
    }
}

// The manifest aside, what it names, the manifest in its place, then what no longer counts.
void copy_index(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    fs::copy_file(from / "manifest", to / "manifest.next", fs::copy_options::overwrite_existing);
    for (const std::string& part : parts_named(to / "manifest.next")) {
        if (fs::exists(to / part)) continue;
        if (!fs::is_directory(from / part)) {
            copy_slowly(from / part, to / part);
            continue;
        }
        fs::create_directories(to / part);
        for (const auto& file : fs::directory_iterator(from / part))
            copy_slowly(file.path(), to / part / file.path().filename());
    }
    if (fs::exists(to / "manifest"))
        fs::copy_file(to / "manifest", to / "previous", fs::copy_options::overwrite_existing);
    fs::rename(to / "manifest.next", to / "manifest");
    auto used = parts_named(to / "manifest");
    used.merge(parts_named(to / "previous"));
    used.insert({"manifest", "previous"});
    std::vector<fs::path> unused;
    for (const auto& entry : fs::directory_iterator(to))
        if (used.count(entry.path().filename().string()) == 0) unused.push_back(entry.path());
    for (const fs::path& each : unused) fs::remove_all(each);
}

TEST(Replica, IsServedWithoutAnErrorWhileItIsBroughtUpToDate) {
    ChangingCouncil council;
    const corpus::TemporaryFolder folder;
    const std::string replica = folder.path("replica");
    int version = 1;
    council.publish(version);
    copy_index(council.database(), replica);
    ServedIndex served({replica});
    VersionCheck check(council, version);
    SteadyLoad load(served.port(), check, 3);
    for (int i = 0; i < 8; ++i) {
        council.publish(++version);
        // The maker may be further on than what is copied.
        if (i % 3 == 2) council.publish(++version);
        copy_index(council.database(), replica);
        check.visible(version);
    }
    load.stop();
    for (const auto& error : load.first_errors()) ADD_FAILURE() << error;
    EXPECT_EQ(load.errors(), 0U);
    EXPECT_GT(check.versions(), 3U);
    EXPECT_TRUE(served.log().empty()) << served.log().front();
    std::size_t parts = 0;
    for (const auto& entry : fs::directory_iterator(replica)) {
        const std::string name = entry.path().filename().string();
        parts += name != "manifest" && name != "previous" ? 1U : 0U;
    }
    auto used = parts_named(replica + "/manifest");
    used.merge(parts_named(replica + "/previous"));
    EXPECT_EQ(parts, used.size()) << "old segments go";
}

TEST(Replica, IsServedFromAFolderThatTheServerCannotWrite) {
    ChangingCouncil council;
    const corpus::TemporaryFolder folder;
    const std::string replica = folder.path("replica");
    const auto writable = [&](bool is_writable) {
        const auto change = is_writable ? fs::perm_options::add : fs::perm_options::remove;
        fs::permissions(replica, fs::perms::owner_write, change);
        for (const auto& entry : fs::directory_iterator(replica))
            fs::permissions(entry.path(), fs::perms::owner_write, change);
    };
    council.publish(1);
    copy_index(council.database(), replica);
    writable(false);
    std::unique_ptr<ServedIndex> served;
    for (int version = 1; version <= 4; ++version) {
        if (version > 1) {
            council.publish(version);
            writable(true);
            copy_index(council.database(), replica);
            writable(false);
        }
        VersionCheck check(council, version);
        const corpus::OrdinaryUser user(folder.path());
        ASSERT_FALSE(std::ofstream(replica + "/new").is_open());
        if (!served) served = std::make_unique<ServedIndex>(std::vector<std::string>{replica});
        auto client = served->connect();
        for (std::size_t turn = 0; turn < 10; ++turn) EXPECT_EQ(check.ask(client, turn), "") << version;
    }
    EXPECT_TRUE(served->log().empty()) << served->log().front();
    writable(true);
}

}  // namespace
}  // namespace recueil::server
