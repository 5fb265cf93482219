#include "corpus/readers/child_process.h"

#include <cerrno>
#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::corpus {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Ran {
    ChildOutcome outcome;
    std::string output;
};

Ran run_script(const std::string& script, const std::string& input = {}, const ChildLimits& limits = {}) {
    Ran ran;
    const Outcome<MemoryFile> file = MemoryFile::holding(input);
    ran.outcome = run_child("/bin/sh", {"-c", script}, file->descriptor(), limits, [&](std::string_view piece) {
        ran.output.append(piece);
        return ran.output.size() <= 1000000;
    });
    return ran;
}

TEST(ChildProcess, PassesInputOutputAndErrors) {
    const Ran ran = run_script("cat; echo bad >&2; exit 3", "texte");
    EXPECT_EQ(ran.outcome.end, ChildEnd::exited);
    EXPECT_EQ(ran.outcome.code, 3);
    EXPECT_EQ(ran.output, "texte");
    EXPECT_EQ(ran.outcome.errors, "bad\n");
}

TEST(ChildProcess, ReadsItsInputFromTheBeginningEachTime) {
    const Outcome<MemoryFile> file = MemoryFile::holding("texte");
    for (int round = 0; round < 2; ++round) {
        std::string output;
        run_child("/bin/cat", {}, file->descriptor(), {}, [&](std::string_view piece) {
            output.append(piece);
            return true;
        });
        EXPECT_EQ(output, "texte");
    }
}

TEST(ChildProcess, GivesTheChildNoOtherFiles) {
    ASSERT_EQ(::dup2(0, 77), 77);
    const Ran ran = run_script("ls /proc/self/fd");
    ::close(77);
    EXPECT_THAT(ran.output, HasSubstr("1\n"));
    EXPECT_THAT(ran.output, Not(HasSubstr("77")));
}

TEST(ChildProcess, GivesTheChildABareEnvironment) {
    ::setenv("RECUEIL_SECRET", "x", 1);
    EXPECT_THAT(run_script("env").output, Not(HasSubstr("RECUEIL_SECRET")));
    ::unsetenv("RECUEIL_SECRET");
}

TEST(ChildProcess, StopsAtItsProcessorTime) {
    ChildLimits limits;
    limits.cpu_seconds = 1;
    EXPECT_EQ(run_script("while :; do :; done", {}, limits).outcome.end, ChildEnd::cpu_limit);
}

TEST(ChildProcess, StopsAtTheClockWithAllItStarted) {
    ChildLimits limits;
    limits.wall = std::chrono::seconds(1);
    const auto start = std::chrono::steady_clock::now();
    const Ran ran = run_script("sleep 100 & echo $!; sleep 100", {}, limits);
    EXPECT_EQ(ran.outcome.end, ChildEnd::wall_limit);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
    const auto grandchild = static_cast<pid_t>(std::stoi(ran.output));
    for (int wait = 0; wait < 100 && ::kill(grandchild, 0) == 0; ++wait) ::usleep(20000);
    std::ifstream status("/proc/" + std::to_string(grandchild) + "/stat");
    std::string text;
    std::getline(status, text);
    EXPECT_TRUE(text.empty() || text.find(") Z") != std::string::npos) << text;
}

TEST(ChildProcess, StopsWhenTheCallerHasEnough) {
    EXPECT_EQ(run_script("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done").outcome.end, ChildEnd::stopped);
}

TEST(ChildProcess, MayWriteNoFile) {
    const TemporaryFolder box;
    const Ran ran = run_script("echo text > " + box.path("out") + "; wc -c < " + box.path("out"));
    EXPECT_EQ(ran.output, "0\n");
}

TEST(ChildProcess, SaysWhenAProgramCannotStart) {
    const Outcome<MemoryFile> file = MemoryFile::holding("");
    EXPECT_EQ(run_child("/nowhere/program", {}, file->descriptor(), {}, [](std::string_view) { return true; }).end,
              ChildEnd::not_started);
}

TEST(ChildProcess, TellsACrash) {
    const Ran ran = run_script("kill -SEGV $$");
    EXPECT_EQ(ran.outcome.end, ChildEnd::crashed);
    EXPECT_EQ(ran.outcome.code, SIGSEGV);
}

}  // namespace
}  // namespace recueil::corpus
