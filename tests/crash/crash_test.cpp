// `recueil index` ended at any moment: the index answers as before the update or as after it, and the next run gives
// what one that was never disturbed gives. RECUEIL_KILLS=200 kills as often and stops at every call instead of at some.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <thread>

#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/storage/manifest.h"
#include "tests/crash/scene.h"

namespace recueil::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kills_of_an_ordinary_run = 12;
constexpr std::size_t stops_of_an_ordinary_run = 6;  // a scene

std::size_t kills_wanted() {
    const char* wanted = std::getenv("RECUEIL_KILLS");
    return wanted == nullptr ? 0 : static_cast<std::size_t>(std::strtoul(wanted, nullptr, 10));
}

// Some of the numbers 1…count, always the same, the last ones among them: there the state is switched.
std::vector<std::size_t> some_of(std::size_t count, std::size_t wanted) {
    std::vector<std::size_t> chosen;
    const std::size_t step = kills_wanted() > 0 ? 1 : std::max<std::size_t>(1, count / wanted);
    for (std::size_t i = 1; i <= count; ++i)
        if (i % step == 0 || i + 4 > count) chosen.push_back(i);
    return chosen;
}

class Crash : public ::testing::TestWithParam<Scene> {};

std::vector<std::string> calls_of(const Stage& stage) {
    const std::string log = stage.file("log");
    fs::remove(log);
    EXPECT_EQ(stage.index(stage.index_before(), {"LOG=" + log}).status, 0);
    std::ifstream file(log);
    std::vector<std::string> calls;
    for (std::string line; std::getline(file, line);) calls.push_back(line);
    return calls;
}

TEST_P(Crash, StoppedAtAnyCallLeavesTheStateBeforeOrAfter) {
    const Stage stage(GetParam());
    const std::size_t calls = calls_of(stage).size();
    ASSERT_GT(calls, 5U);
    std::size_t after = 0;
    for (const std::size_t call : some_of(calls, stops_of_an_ordinary_run)) {
        SCOPED_TRACE(fmt::format("call {} of {}", call, calls));
        const std::string index = stage.index_before();
        ASSERT_EQ(stage.index(index, {fmt::format("STOP={}", call)}).status, 99);
        const std::string answers = answers_of(index);
        EXPECT_TRUE(answers == stage.before() || answers == stage.after()) << answers;
        if (answers == stage.after()) ++after;
        stage.finish(index);
    }
    EXPECT_GT(after, 0U) << "the last calls come after the switch";
}

// What a disk may lose when the power fails is what was not synced.
TEST_P(Crash, WhatAManifestNamesIsOnTheDiskBefore) {
    const Stage stage(GetParam());
    const std::string index = stage.file("index");
    const std::vector<std::string> calls = calls_of(stage);
    const auto manifest = indexer::read_manifest(index);
    ASSERT_TRUE(manifest.has_value());
    // What the last manifest names; other segments were made on the way to it.
    const auto is_named = [&](const std::string& path) {
        if (path == index + "/lock") return false;
        return path == index || fs::path(path).parent_path() == index ||
               std::any_of(manifest->segments.begin(), manifest->segments.end(), [&](const auto& segment) {
                   const std::string folder = index + "/" + segment.name;
                   return path == folder || path.compare(0, folder.size() + 1, folder + "/") == 0;
               });
    };
    std::set<std::string> written;  // not synced since
    std::set<std::string> named;    // in a folder that was not synced since
    std::string switched_to;        // what was renamed last
    for (const std::string& call : calls) {
        const std::size_t space = call.find(' ');
        const std::string verb = call.substr(0, space);
        const std::string path = call.substr(space + 1, call.find('\t') - space - 1);
        if (verb == "make" && is_named(path)) named.insert(path);
        if (verb == "write" && is_named(path)) written.insert(path);
        if (verb == "remove") {
            written.erase(path);
            named.erase(path);
        }
        if (verb == "sync") {
            written.erase(path);
            for (auto each = named.begin(); each != named.end();)
                each = fs::path(*each).parent_path() == path ? named.erase(each) : std::next(each);
        }
        if (verb != "rename") continue;
        const std::string to = call.substr(call.find('\t') + 1);
        EXPECT_EQ(written.count(path), 0U) << call;
        named.erase(path);
        switched_to = to;
        if (to == index + "/manifest") {
            EXPECT_EQ(written, std::set<std::string>());
            EXPECT_EQ(named, std::set<std::string>());
        }
        named.insert(to);
    }
    EXPECT_EQ(switched_to, index + "/manifest");
    EXPECT_EQ(named, std::set<std::string>()) << "the switch itself is on the disk when the program ends";
}

void expect_no_room(const Stage& stage, const std::string& index, const Outcome& outcome) {
    EXPECT_EQ(outcome.status, 4) << outcome.err;
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_NE(outcome.err.find("No space left on device"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find(index), std::string::npos) << outcome.err;
    EXPECT_EQ(answers_of(index), stage.before());
    EXPECT_EQ(litter_of(index), std::set<std::string>());
}

TEST_P(Crash, AFullDiskLeavesTheStateBeforeAndNoLitter) {
    const Stage stage(GetParam());
    std::size_t writes = 0;
    for (const std::string& call : calls_of(stage))
        if (call.compare(0, 5, "write") == 0 || call.compare(0, 4, "make") == 0) ++writes;
    for (const std::size_t call : some_of(writes, stops_of_an_ordinary_run)) {
        SCOPED_TRACE(fmt::format("writing call {} of {}", call, writes));
        const std::string index = stage.index_before();
        for (int times = 0; times < 2; ++times) {
            const Outcome outcome = stage.index(index, {fmt::format("FULL={}", call)});
            if (outcome.status == 0) {
                EXPECT_EQ(answers_of(index), stage.after());
                break;
            }
            expect_no_room(stage, index, outcome);
        }
        stage.finish(index);
    }
}

// A small file system of its own, which ends with this process.
class SmallDisk {
  public:
    SmallDisk(std::string path, std::size_t bytes) : path_(std::move(path)) {
        fs::create_directories(path_);
        is_there_ = ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                    ::mount("recueil", path_.c_str(), "tmpfs", 0, fmt::format("size={}", bytes).c_str()) == 0;
    }
    ~SmallDisk() {
        if (is_there_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool is_there() const { return is_there_; }

    // Fills all but `room`.
    void fill(std::size_t room) const {
        const std::size_t free = fs::space(path_).available;
        std::ofstream(path_ + "/ballast", std::ios::binary) << std::string(free > room ? free - room : 0, 'x');
    }
    void empty() const { fs::remove(path_ + "/ballast"); }
    std::size_t free() const { return fs::space(path_).available; }

  private:
    std::string path_;
    bool is_there_ = false;
};

TEST_P(Crash, ADiskThatIsReallyFullLeavesTheStateBeforeAndNoLitter) {
    const Stage stage(GetParam());
    const SmallDisk disk(stage.file("disk"), 8 << 20);
    if (!disk.is_there()) GTEST_SKIP() << "a small disk takes the right to mount one";
    std::size_t failures = 0;
    for (std::size_t room = 8192; room < (std::size_t{1} << 20); room *= 2) {
        SCOPED_TRACE(fmt::format("{} bytes free", room));
        const std::string index = stage.index_before(stage.file("disk/index"));
        disk.fill(room);
        std::size_t left = 0;
        for (int times = 0; times < 3; ++times) {
            const Outcome outcome = stage.index(index);
            if (outcome.status == 0) break;
            ++failures;
            expect_no_room(stage, index, outcome);
            if (times > 0) {
                EXPECT_EQ(disk.free(), left) << "each try takes more";
            }
            left = disk.free();
        }
        disk.empty();
        stage.finish(index);
    }
    if (GetParam().name != "removal") {
        EXPECT_GT(failures, 0U);
    }
}

INSTANTIATE_TEST_SUITE_P(Scenes, Crash, ::testing::ValuesIn(scenes()),
                         [](const auto& scene) { return scene.param.name; });

// Starts `recueil index` and kills it after that long; whether it had not ended by then.
bool kill_after(const std::string& index, const std::string& documents, std::chrono::microseconds time) {
    std::vector<std::string> words{RECUEIL_PROGRAM, "index", "--db", index, documents};
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t streams;
    ::posix_spawn_file_actions_init(&streams);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        ::posix_spawn_file_actions_addopen(&streams, stream, "/dev/null", O_RDWR, 0);
    pid_t child = -1;
    if (::posix_spawn(&child, RECUEIL_PROGRAM, &streams, nullptr, arguments.data(), environ) != 0) std::abort();
    ::posix_spawn_file_actions_destroy(&streams);
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

// Two states of a folder of documents, turned into one another by changes, additions and removals.
void write_documents(const TemporaryFolder& folder, bool is_second) {
    for (int i = 0; i < 30; ++i) {
        const std::string name = fmt::format("documents/{}.txt", i);
        if (i % 10 == (is_second ? 3 : 7)) {
            fs::remove(folder.file(name));
            continue;
        }
        const bool is_changed = i % 4 == 0 && is_second;
        folder.write(name, plain_deliberation(fmt::format("2020-{}", i), is_changed ? "PATINOIRE" : "MÉDIATHÈQUE"));
    }
}

TEST(CrashAtRandom, KilledUpdatesLoseNothing) {
    const TemporaryFolder folder;
    const std::string index = folder.file("index");
    const std::string documents = folder.file("documents");
    std::array<std::string, 2> states;
    std::chrono::microseconds whole{0};
    for (const bool is_second : {true, false}) {
        write_documents(folder, is_second);
        const auto start = std::chrono::steady_clock::now();
        ASSERT_EQ(run({"index", "--db", index, documents}).status, 0);
        whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
        states[is_second ? 1 : 0] = answers_of(index);
    }
    ASSERT_NE(states[0], states[1]);
    std::mt19937 random(17);
    std::size_t killed = 0;
    std::size_t switched = 0;
    std::string current = states[0];
    const std::size_t wanted = std::max(kills_wanted(), kills_of_an_ordinary_run);
    for (std::size_t tries = 0; killed < wanted && tries < 20 * wanted; ++tries) {
        const std::size_t target = random() % 2;
        write_documents(folder, target == 1);
        // Some of the kills come one after the other, none of the runs between them whole.
        const std::chrono::microseconds time(random() % static_cast<unsigned>(whole.count() + 1));
        if (kill_after(index, documents, time)) ++killed;
        const std::string answers = answers_of(index);
        ASSERT_TRUE(answers == current || answers == states[target]) << "after " << killed << " kills";
        if (answers != current) ++switched;
        current = answers;
        if (tries % 5 != 4) continue;
        ASSERT_EQ(run({"index", "--db", index, documents}).status, 0);
        current = answers_of(index);
        ASSERT_EQ(current, states[target]);
        ASSERT_EQ(litter_of(index), std::set<std::string>());
    }
    EXPECT_EQ(killed, wanted);
    fmt::print("{} runs killed, {} of which had switched to the new state; an undisturbed one takes {} ms\n", killed,
               switched, whole.count() / 1000);
}

}  // namespace
}  // namespace recueil::tools
