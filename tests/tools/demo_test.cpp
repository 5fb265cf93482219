// First steps: the program alone, and its demonstration.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

TEST(FirstSteps, TheProgramAloneShowsThreeExamples) {
    const Outcome outcome = run({});
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("\n  recueil demo"), HasSubstr("\n  recueil index --db "),
                                   HasSubstr("\n  recueil search --db ")));
    EXPECT_EQ(outcome.err, "recueil: no command given (see recueil --help)\n");
}

TEST(FirstSteps, TheDemonstrationIndexesTheSampleIntoTheCache) {
    const TemporaryFolder folder;
    const RunOptions options{"", {"XDG_CACHE_HOME=" + folder.path(), "RECUEIL_DB=" + folder.file("mine.db")}};
    const Outcome outcome = run({"demo", "--only-index"}, options);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::string database = folder.file("recueil/demo.db");
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("65 acts"), HasSubstr("recueil trace --db " + database)));
    EXPECT_EQ(run({"search", "--db", database, "salariat médecins"}).status, 0);
    EXPECT_EQ(run({"info"}, options).status, 4) << "the sample came into $RECUEIL_DB";
    EXPECT_EQ(run({"demo", "--only-index"}, options).status, 0) << "a second time";
}

TEST(FirstSteps, TheDemonstrationSaysWhatIsWrong) {
    EXPECT_EQ(run({"demo", "--listen", "nowhere"}).status, 2);
    const TemporaryFolder folder;
    folder.write("file", "x");
    const Outcome outcome = run({"demo", "--only-index"}, {"", {"XDG_CACHE_HOME=" + folder.file("file")}});
    EXPECT_EQ(outcome.status, 4);
    EXPECT_THAT(outcome.err, AllOf(StartsWith("recueil: "), HasSubstr("--db DIR")));
}

}  // namespace
}  // namespace recueil::tools
