#include "query/suggest/completion.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/file_bytes.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using query::Completion;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::Optional;

auto is(const std::string& text, const std::string& kind) {
    return AllOf(Field(&Completion::text, text), Field(&Completion::kind, kind));
}

class Completions : public ::testing::Test {
  protected:
    void SetUp() override {
        TestAct bicycles;
        bicycles.number = "2020-301";
        bicycles.title = "ACHAT DE VÉLOS POUR LES COLLÈGES";
        bicycles.articles = {"D’acheter douze vélos, des vélomoteurs et un vélodrome pour les collèges."};
        TestAct contract;
        contract.number = "2020-302";
        contract.title = "CONVENTION QUADRIENNALE AVEC LE COLLÈGE DE BÉTHUNE";
        contract.articles = {"D’approuver la convention quadriennale et de voter les vélos."};
        council_.write("acts.txt", {bicycles, contract});
        ASSERT_TRUE(council_.index());
    }

    Council council_;
};

TEST_F(Completions, OfAWordShowItsAccents) {
    const auto found = council_.open().suggest("vel", 20).value();
    EXPECT_THAT(found, Contains(is("vélos", "word")));
    EXPECT_THAT(found, Contains(is("vélodrome", "word")));
    EXPECT_EQ(found.front().text, "vélos");
}

TEST_F(Completions, FailWhileTheTermsCannotBeReadAndAreRightAfterwards) {
    // More words than one block of the terms, the one that is read as the index is opened, has room for.
    TestAct long_act;
    long_act.number = "2019-1";
    for (int i = 0; i < 3000; ++i) {
        std::string word = "mot";
        for (int left = i; left > 0; left /= 26) word += static_cast<char>('a' + left % 26);
        long_act.articles.front() += "\n" + word;
    }
    council_.write("long.txt", {long_act});
    ASSERT_TRUE(council_.index());
    const auto searcher = council_.open();
    std::string path;
    for (const auto& file : std::filesystem::recursive_directory_iterator(council_.database()))
        if (file.path().filename() == "terms" && (path.empty() || file.file_size() > std::filesystem::file_size(path)))
            path = file.path();
    ASSERT_FALSE(path.empty());
    const std::string good = file_bytes(path);
    std::filesystem::resize_file(path, 0);
    const auto failed = searcher.suggest("2019-1", 20);
    ASSERT_FALSE(failed.has_value()) << "no completion is another answer";
    EXPECT_EQ(failed.error().code, ErrorCode::index_damaged) << failed.error().message;
    // In place: the searcher has the file open.
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary) << good;
    EXPECT_THAT(searcher.suggest("2020-3", 20).value(),
                ElementsAre(is("2020-301", "number"), is("2020-302", "number")));
}

TEST_F(Completions, KeepWhatWasTypedBefore) {
    const auto found = council_.open().suggest("achat de l'appr", 20).value();
    EXPECT_THAT(found, Contains(is("achat de l'approuver", "word")));
}

TEST_F(Completions, KnowNumbersMembersAndTitles) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("2020-3", 20).value(),
                ElementsAre(is("2020-301", "number"), is("2020-302", "number")));
    EXPECT_THAT(searcher.suggest("ben am", 20).value(), Contains(is("Karim BEN AMOR", "member")));
    EXPECT_THAT(searcher.suggest("convention coll", 20).value(),
                Contains(is("CONVENTION QUADRIENNALE AVEC LE COLLÈGE DE BÉTHUNE", "title")));
    EXPECT_THAT(searcher.suggest("vélos coll", 20).value(),
                Not(Contains(is("CONVENTION QUADRIENNALE AVEC LE COLLÈGE DE BÉTHUNE", "title"))));
}

TEST_F(Completions, OfAFieldsValueAreValuesOfThatField) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("vélos membre:ben", 20).value(),
                ElementsAre(is("vélos membre:\"Karim BEN AMOR\"", "member")));
    EXPECT_TRUE(searcher.suggest("commission:vel", 20).value().empty());
    EXPECT_THAT(searcher.suggest("titre:vel", 20).value(), Contains(is("titre:vélos", "word")));
}

TEST_F(Completions, AreFewAndNeverFail) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("v", 1).value(), ::testing::SizeIs(1));
    EXPECT_THAT(searcher.suggest("a", 0).value(), IsEmpty());
    for (const std::string& text : {std::string(), std::string(" "), std::string("xyzzy"), std::string("\xFF\xFE"),
                                    std::string(100000, 'a'), std::string("((\"-")}) {
        EXPECT_THAT(searcher.suggest(text, 10).value(), IsEmpty());
    }
}

TEST_F(Completions, AnswersSuggestWhatAMistypedWordMeant) {
    const auto searcher = council_.open();
    EXPECT_THAT(search(searcher, "convention quadrienale").suggestion,
                Optional(std::string("convention quadriennale")));
    EXPECT_EQ(search(searcher, "convention quadriennale").suggestion, std::nullopt);
    EXPECT_EQ(search(searcher, "QUADRIENNALES colleges").suggestion, std::nullopt);
}

}  // namespace
}  // namespace recueil::tests
