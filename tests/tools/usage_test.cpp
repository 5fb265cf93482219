#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include "indexer/fields.h"
#include "tests/tools/program.h"
#include "tools/wrap.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const std::vector<std::string> commands{"extract", "index", "remove",  "search", "show",       "trace", "export",
                                        "info",    "check", "analyze", "serve",  "completion", "demo"};

void expect_refusal(const std::vector<std::string>& arguments, const std::string& reason) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 2) << outcome.err;
    EXPECT_THAT(outcome.out, IsEmpty());
    ASSERT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_THAT(outcome.err, AllOf(StartsWith("recueil: "), HasSubstr(reason), HasSubstr("(")));
}

TEST(Program, NamesItsVersion) {
    const Outcome outcome = run({"--version"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, testing::MatchesRegex("recueil [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

TEST(Program, HelpNamesEveryCommand) {
    const Outcome outcome = run({"--help"});
    EXPECT_EQ(outcome.status, 0);
    for (const std::string& command : commands) EXPECT_THAT(outcome.out, HasSubstr("\n  " + command + " "));
    EXPECT_THAT(outcome.out, HasSubstr("Exit status"));
}

TEST(Program, EachCommandHasHelp) {
    for (const std::string& command : commands) {
        const Outcome outcome = run({command, "--help"});
        EXPECT_EQ(outcome.status, 0) << command;
        EXPECT_THAT(outcome.out, HasSubstr("Usage: recueil " + command + " [OPTIONS]"));
    }
}

TEST(Program, HelpOfOneCommandIsSpelledEitherWay) {
    EXPECT_EQ(run({"help", "search"}).out, run({"search", "--help"}).out);
    EXPECT_EQ(run({"help"}).out, run({"--help"}).out);
}

TEST(Program, HelpFitsTheTerminal) {
    for (const std::size_t columns : {60U, 80U, 140U}) {
        for (const std::string& command : commands)
            for (const std::string language : {"en", "fr"})
                for (const std::string& line :
                     lines_of(run({command, "--help"}, {"", {fmt::format("COLUMNS={}", columns), "LC_ALL=" + language}})
                                  .out))
                    EXPECT_LE(columns_of(line), columns) << command << ": " << line;
    }
}

TEST(Program, RefusesWrongUsageInOneLine) {
    expect_refusal({"serach"}, "there is no command \"serach\" (did you mean search? see recueil --help)");
    expect_refusal({"help", "indx"}, "there is no command \"indx\" (did you mean index? see recueil --help)");
    expect_refusal({"xylophone"}, "there is no command \"xylophone\" (see recueil --help)");
    expect_refusal({"search", "--db", "x", "--date-form", "2020", "q"},
                   "search: there is no option --date-form (did you mean --date-from? see recueil search --help)");
    expect_refusal({"search", "--db", "x", "--per_page=3", "q"}, "did you mean --per-page?");
    expect_refusal({"index", "--db", "x", "--bananas", "q"}, "no option --bananas (see recueil index --help)");
    expect_refusal({"--no-such-option"}, "there is no command");
    expect_refusal({"extract"}, "PATH is missing");
    expect_refusal({"search", "--db", "x", "--formt", "json", "q"}, "--formt");
    expect_refusal({"search", "--db", "x", "--format", "xml", "q"}, "--format");
    expect_refusal({"search", "--db", "x", "--page", "two", "q"}, "--page");
    expect_refusal({"search", "--db"}, "--db");
    expect_refusal({"show", "--db", "x", "a", "b"}, "\"b\" was not expected");
    expect_refusal({"trace", "--db", "x", "--depth", "0", "2018-83"}, "--depth");
    expect_refusal({"info", "--db", "x", "extra"}, "\"extra\" was not expected");
    for (const std::string address :
         {"localhost", ":80", "localhost:http", "localhost:70000", "::1:80", "localhost:80x"}) {
        expect_refusal({"serve", "--db", "x", "--listen", address}, "is no address");
    }
}

TEST(Program, AsksWhichIndex) {
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{{"search", "q"},
                                                                                           {"show", "id"},
                                                                                           {"trace", "2018-83"},
                                                                                           {"export"},
                                                                                           {"info"},
                                                                                           {"check"},
                                                                                           {"serve"},
                                                                                           {"index", "x"}}) {
        expect_refusal(arguments, "no index given (name one with --db DIR, or set RECUEIL_DB)");
    }
}

TEST(Program, SearchHasAnOptionForEachFilter) {
    const std::string help = run({"search", "--help"}).out;
    for (const indexer::Field& field : indexer::fields()) {
        if (!field.is_filter) continue;
        EXPECT_THAT(help, HasSubstr("--" + std::string(field.name) + " "));
    }
}

TEST(Program, RefusesAMissingIndex) {
    const TemporaryFolder folder;
    const std::string missing = folder.file("none");
    for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
             {"search", "q"}, {"show", "id"}, {"trace", "2018-83"}, {"export"}, {"info"}, {"check"}, {"serve"}}) {
        const Outcome outcome = run(arguments, {"", {"RECUEIL_DB=" + missing}});
        EXPECT_EQ(outcome.status, 4) << arguments[0] << outcome.err;
        ASSERT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
        EXPECT_THAT(outcome.err, AllOf(StartsWith("recueil: "), HasSubstr(missing), HasSubstr("recueil index")));
    }
}

TEST(Program, RefusesAForeignIndex) {
    const TemporaryFolder folder;
    folder.write("foreign/iamglass", "not ours");
    folder.write("foreign/notes.txt", "whatever");
    for (const std::string command : {"search", "info", "export"}) {
        const Outcome outcome = run({command, "--db", folder.file("foreign")});
        EXPECT_EQ(outcome.status, 4) << command << outcome.err;
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    }
    const std::string file = folder.write("a-file", "x");
    EXPECT_EQ(run({"info", "--db", file}).status, 4);
}

TEST(Program, KeepsErrorsToOneLine) {
    const Outcome outcome = run({"extract", "no\nsuch\x1b file"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_THAT(outcome.err, testing::Not(HasSubstr("\x1b")));
}

TEST(Program, SaysWhatHappenedWhereStandardErrorTakesNothing) {
    for (const std::string full : {" 2>/dev/full", " 2>&-"}) {
        const auto status = [&](const std::string& arguments) {
            return WEXITSTATUS(std::system((RECUEIL_PROGRAM " " + arguments + full).c_str()));
        };
        EXPECT_EQ(status("no-command"), 2) << full;
        EXPECT_EQ(status("extract no-such-file"), 3) << full;
        EXPECT_EQ(status("search --db no-such-index x"), 4) << full;
    }
}

}  // namespace
}  // namespace recueil::tools
