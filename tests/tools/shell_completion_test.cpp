#include "tools/shell_completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::tools {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class ShellCompletion : public testing::Test {
  protected:
    ShellCompletion() {
        for (const auto make : {search_command, index_command, export_command, show_command, completion_command})
            commands_.push_back(make(program_));
    }

    ShellCandidates complete(const std::vector<std::string>& words, const std::string& shell = "zsh") {
        const auto indexed = [this](const std::vector<std::string>& databases, const std::string& facet,
                                    const std::string& begun) {
            asked_ = databases;
            asked_.push_back(facet + "=" + begun);
            return std::vector<ShellCandidate>{{"of the index", ""}};
        };
        return complete_words(commands_, shell, words, indexed);
    }

    std::vector<std::string> values(const std::vector<std::string>& words, const std::string& shell = "zsh") {
        std::vector<std::string> values;
        for (const ShellCandidate& candidate : complete(words, shell).values) values.push_back(candidate.value);
        return values;
    }

    CLI::App program_{"", "recueil"};
    std::vector<Command> commands_;
    std::vector<std::string> asked_;
};

TEST_F(ShellCompletion, NamesCommandsAndOptions) {
    EXPECT_THAT(values({"se"}), ElementsAre("search"));
    EXPECT_THAT(values({""}), ElementsAre("search", "index", "export", "show", "completion"));
    EXPECT_THAT(values({"search", "--pa"}), ElementsAre("--part", "--page", "--passages"));
    EXPECT_THAT(values({"no-such-command", ""}), IsEmpty());
    EXPECT_THAT(complete_words(commands_, "zsh", {}, nullptr).values, IsEmpty());
}

TEST_F(ShellCompletion, OffersAnOptionAgainOnlyWhereItMayBeRepeated) {
    EXPECT_THAT(values({"search", "--literal", "--member", "x", "--"}), Contains("--member"));
    EXPECT_THAT(values({"search", "--literal", "--member", "x", "--"}), Not(Contains("--literal")));
}

TEST_F(ShellCompletion, ListsTheValuesThatHelpShows) {
    EXPECT_THAT(values({"search", "--format", ""}), ElementsAre("text", "json", "csv"));
    EXPECT_THAT(values({"search", "--format=j"}), ElementsAre("--format=json"));
    EXPECT_THAT(values({"search", "--format", "=", "j"}, "bash"), ElementsAre("json"));
    EXPECT_THAT(values({"search", "--format", "="}, "bash"), ElementsAre("text", "json", "csv"));
    EXPECT_THAT(values({"export", "--separator", ""}), ElementsAre(",", ";"));
    EXPECT_THAT(values({"search", "--facets", "member,ye"}), ElementsAre("member,year"));
    EXPECT_THAT(values({"completion", "z"}), ElementsAre("zsh"));
    EXPECT_THAT(listed_values("DIR [$RECUEIL_DB]"), IsEmpty());
    EXPECT_THAT(listed_values(""), IsEmpty());
}

TEST_F(ShellCompletion, AsksTheIndexGivenForValuesOfFacets) {
    EXPECT_THAT(values({"search", "--db", "'my index'", "--db=other", "--member", "\"Odile Ve"}),
                ElementsAre("of the index"));
    EXPECT_THAT(asked_, ElementsAre("my index", "other", "member=Odile Ve"));
    EXPECT_THAT(values({"show", "--db", "x", "2018"}), ElementsAre("of the index"));
    EXPECT_THAT(asked_, ElementsAre("x", "=2018"));
    EXPECT_THAT(values({"show", "--db", "x", "2018-83", ""}), IsEmpty());
}

TEST_F(ShellCompletion, LeavesPathsToTheShell) {
    EXPECT_EQ(complete({"index", ""}).paths, ShellCandidates::Paths::files);
    EXPECT_EQ(complete({"index", "--db", ""}).paths, ShellCandidates::Paths::folders);
    EXPECT_EQ(complete({"index", "--ocr", "pap"}).paths, ShellCandidates::Paths::files);
    EXPECT_THAT(values({"index", "--ocr", "al"}), ElementsAre("always"));
    EXPECT_EQ(complete({"search", "--page", ""}).paths, ShellCandidates::Paths::none);
    EXPECT_EQ(complete({"index", "--", "--db"}).paths, ShellCandidates::Paths::files);
}

TEST(Unquoted, IsAsTheShellTakesAWord) {
    EXPECT_EQ(unquoted("plain"), "plain");
    EXPECT_EQ(unquoted(R"(two\ words)"), "two words");
    EXPECT_EQ(unquoted(R"("two words")"), "two words");
    EXPECT_EQ(unquoted("'it''s"), "its");
    EXPECT_EQ(unquoted(R"('a\b')"), R"(a\b)");
    EXPECT_EQ(unquoted("l\"'\"eau"), "l'eau");
    EXPECT_EQ(unquoted("\\"), "\\");
}

TEST(CandidateLines, HoldOneCandidateEach) {
    ShellCandidates candidates;
    candidates.values = {{"a\nb", "x\ty"}, {"", "nothing"}, {"c", ""}};
    candidates.paths = ShellCandidates::Paths::folders;
    EXPECT_EQ(candidate_lines(candidates), "a b\tx y\nc\n:folders\n");
}

}  // namespace
}  // namespace recueil::tools
