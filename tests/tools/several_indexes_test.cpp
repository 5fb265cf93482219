// The program over several indexes at once.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::HasSubstr;

class SeveralIndexesOfAProgram : public ::testing::Test {
  protected:
    SeveralIndexesOfAProgram() {
        make("north", {{"2020-1", "ACHAT DE VELOS"}, {"2020-2", "ENTRETIEN DES ROUTES"}});
        make("south", {{"2020-2", "ENTRETIEN DES SENTIERS"}, {"2020-3", "ACHAT DE TRICYCLES"}});
    }
    void make(const std::string& name, const std::vector<std::pair<std::string, std::string>>& acts) const {
        std::string text;
        for (const auto& [number, title] : acts) text += plain_deliberation(number, title) + "\n";
        const std::string document = folder_.write(name + ".txt", text);
        EXPECT_EQ(run({"index", "--db", folder_.file(name + ".db"), document}).status, 0);
    }
    Outcome both(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin() + 1, {"--db", folder_.file("north.db"), "--db", folder_.file("south.db")});
        return run(arguments);
    }

    TemporaryFolder folder_;
};

TEST_F(SeveralIndexesOfAProgram, EveryReadingCommandTakesThem) {
    const auto found = json_of(both({"search", "--format", "json", "achat"}).out);
    EXPECT_EQ(found["total"], 2);
    const auto all = json_of(both({"search", "--format", "json"}).out);
    EXPECT_EQ(all["total"], 3);
    EXPECT_EQ(json_lines(both({"export", "--format", "jsonl"}).out).size(), 3U);
    for (const std::string number : {"2020-1", "2020-3"}) {
        EXPECT_EQ(both({"show", number}).status, 0) << number;
        EXPECT_EQ(both({"trace", number}).status, 0) << number;
    }
    const auto info = json_of(both({"info", "--format", "json"}).out);
    EXPECT_EQ(info["acts"], 3);
    EXPECT_EQ(info["doubled"], 1);
    EXPECT_THAT(both({"info"}).out, HasSubstr("in more than one document or index"));
}

// An act in its bundle and alone is one, with both documents as its sources.
TEST(DoubledActsOfAProgram, CountOnceAsLongAsOneDocumentHoldsThem) {
    const TemporaryFolder folder;
    const std::string both =
        plain_deliberation("2020-1", "ACHAT DE VELOS") + "\n" + plain_deliberation("2020-2", "ENTRETIEN DES ROUTES");
    std::filesystem::create_directory(folder.file("in"));
    folder.write("in/bundle.txt", both);
    folder.write("in/single.txt", plain_deliberation("2020-1", "ACHAT DE VELOS"));
    folder.write("in/other.txt", plain_deliberation("2020-2", "TARIF DES CANTINES"));
    const auto index = [&] {
        EXPECT_EQ(run({"index", "--db", folder.file("db"), folder.file("in")}).status, 0);
        return json_lines(run({"export", "--db", folder.file("db"), "--format", "jsonl"}).out);
    };
    auto acts = index();
    ASSERT_EQ(acts.size(), 3U);  // two numbered 2020-2 are two: their titles differ
    EXPECT_EQ(json_of(run({"search", "--db", folder.file("db"), "--format", "json", "velos"}).out)["total"], 1);
    std::vector<std::string> files;
    for (const auto& act : acts)
        if (act.contains("sources"))
            for (const auto& source : act["sources"]) files.push_back(source["file"]);
    EXPECT_EQ(files, (std::vector<std::string>{"bundle.txt", "single.txt"}));
    EXPECT_THAT(run({"check", "--db", folder.file("db")}).out, HasSubstr("also stands in single.txt"));
    std::filesystem::remove(folder.file("in/bundle.txt"));
    acts = index();
    EXPECT_EQ(acts.size(), 2U);
    EXPECT_FALSE(acts[0].contains("sources"));
}

TEST_F(SeveralIndexesOfAProgram, TheFirstCountsForAnActThatBothHold) {
    EXPECT_THAT(both({"show", "2020-2"}).out, HasSubstr("ROUTES"));
    EXPECT_EQ(both({"search", "sentiers"}).status, 1);
    EXPECT_THAT(run({"show", "--db", folder_.file("south.db"), "--db", folder_.file("north.db"), "2020-2"}).out,
                HasSubstr("SENTIERS"));
}

TEST_F(SeveralIndexesOfAProgram, WhatIsWrongNamesItsFolder) {
    const Outcome missing = run({"search", "--db", folder_.file("north.db"), "--db", folder_.file("west.db"), "achat"});
    EXPECT_EQ(missing.status, 4);
    EXPECT_THAT(missing.err, HasSubstr("west.db"));
    EXPECT_EQ(run({"search", "--db", folder_.file("north.db"), "--db", "", "achat"}).status, 2);
    // One index is made at a time.
    EXPECT_EQ(both({"index", folder_.file("north.txt")}).status, 2);
}

}  // namespace
}  // namespace recueil::tools
