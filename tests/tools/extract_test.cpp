#include <map>
#include <set>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Extract, PrintsAnObjectALine) {
    const Outcome outcome = run({"extract", sample_documents()});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.err, IsEmpty());
    std::set<std::string> ids;
    for (const nlohmann::json& act : json_lines(outcome.out)) {
        EXPECT_EQ(act["schema"], "recueil.act/1");
        EXPECT_TRUE(ids.insert(act["id"].get<std::string>()).second) << act["id"];
        EXPECT_EQ(act["source"]["sha256"].get<std::string>().size(), 64U);
    }
    EXPECT_GT(ids.size(), 0U);
}

TEST(Extract, FindsTheActsOfEachFile) {
    std::map<std::string, std::set<std::string>> wanted;
    for (const nlohmann::json& act : json_file(RECUEIL_SAMPLE_DIR "/truth/acts.json")) {
        wanted[act["source"]["file"]].insert(act["number"].get<std::string>() + " " +
                                             act["session_date"].get<std::string>());
    }
    ASSERT_FALSE(wanted.empty());
    std::map<std::string, std::set<std::string>> found;
    for (const nlohmann::json& act : json_lines(run({"extract", sample_documents()}).out)) {
        if (act["kind"] != "deliberation" || wanted.count(act["source"]["file"]) == 0) continue;
        found[act["source"]["file"]].insert(act.value("number", "?") + " " + act.value("session_date", "?"));
    }
    EXPECT_EQ(found, wanted);
}

TEST(Extract, ReadsStandardInput) {
    const Outcome outcome = run({"extract", "-"}, {plain_deliberation("2020-7", "CRÉATION D’UNE MÉDIATHÈQUE"), {}});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::vector<nlohmann::json> acts = json_lines(outcome.out);
    ASSERT_EQ(acts.size(), 1U);
    EXPECT_EQ(acts[0]["number"], "2020-7");
    EXPECT_EQ(acts[0]["title"], "CRÉATION D’UNE MÉDIATHÈQUE");
}

TEST(Extract, GivesADocumentForAFileWithoutActs) {
    const Outcome outcome = run({"extract", "-"}, {"Une liste de courses.\n\nDu pain.\n", {}});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    ASSERT_EQ(json_lines(outcome.out).size(), 1U);
    EXPECT_EQ(json_lines(outcome.out)[0]["kind"], "document");
}

TEST(Extract, ReportsWhatIsNotThereAndReadsTheRest) {
    const TemporaryFolder folder;
    const std::string good = folder.write("good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    const Outcome outcome = run({"extract", folder.file("no-such-file.pdf"), good});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(json_lines(outcome.out).size(), 1U);
    ASSERT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_THAT(outcome.err, testing::AllOf(testing::StartsWith("recueil: "), HasSubstr("no-such-file.pdf")));
}

TEST(Extract, SaysThatTheOutputCannotBeWritten) {
    const TemporaryFolder folder;
    const std::string good = folder.write("good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    const std::string command =
        std::string(RECUEIL_PROGRAM) + " extract " + good + " >/dev/full 2>" + folder.file("err");
    EXPECT_NE(std::system(command.c_str()), 0);
    std::string err;
    const int file = open(folder.file("err").c_str(), O_RDONLY);
    err.resize(1000);
    err.resize(static_cast<std::size_t>(std::max<ssize_t>(0, read(file, err.data(), err.size()))));
    close(file);
    EXPECT_THAT(err, HasSubstr("recueil: cannot write to standard output: No space left on device\n"));
}

TEST(Extract, EndsQuietlyWhenItsReaderGoes) {
    const TemporaryFolder folder;
    const std::string quiet = std::string("set -o pipefail; ") + RECUEIL_PROGRAM + " extract " + sample_documents() +
                              " 2>" + folder.file("err") + " | head -c 10 >/dev/null; test ! -s " + folder.file("err");
    EXPECT_EQ(std::system(("bash -c '" + quiet + "'").c_str()), 0);
}

}  // namespace
}  // namespace recueil::tools
