#include "query/completion.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
    const auto found = council_.open().suggest("vel", 20);
    EXPECT_THAT(found, Contains(is("vélos", "word")));
    EXPECT_THAT(found, Contains(is("vélodrome", "word")));
    EXPECT_EQ(found.front().text, "vélos");
}

TEST_F(Completions, KeepWhatWasTypedBefore) {
    const auto found = council_.open().suggest("achat de l'appr", 20);
    EXPECT_THAT(found, Contains(is("achat de l'approuver", "word")));
}

TEST_F(Completions, KnowNumbersMembersAndTitles) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("2020-3", 20), ElementsAre(is("2020-301", "number"), is("2020-302", "number")));
    EXPECT_THAT(searcher.suggest("ben am", 20), Contains(is("Karim BEN AMOR", "member")));
    EXPECT_THAT(searcher.suggest("convention coll", 20),
                Contains(is("CONVENTION QUADRIENNALE AVEC LE COLLÈGE DE BÉTHUNE", "title")));
    EXPECT_THAT(searcher.suggest("vélos coll", 20),
                Not(Contains(is("CONVENTION QUADRIENNALE AVEC LE COLLÈGE DE BÉTHUNE", "title"))));
}

TEST_F(Completions, OfAFieldsValueAreValuesOfThatField) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("vélos membre:ben", 20), ElementsAre(is("vélos membre:\"Karim BEN AMOR\"", "member")));
    EXPECT_TRUE(searcher.suggest("commission:vel", 20).empty());
    EXPECT_THAT(searcher.suggest("titre:vel", 20), Contains(is("titre:vélos", "word")));
}

TEST_F(Completions, AreFewAndNeverFail) {
    const auto searcher = council_.open();
    EXPECT_THAT(searcher.suggest("v", 1), ::testing::SizeIs(1));
    EXPECT_THAT(searcher.suggest("a", 0), IsEmpty());
    for (const std::string& text : {std::string(), std::string(" "), std::string("xyzzy"), std::string("\xFF\xFE"),
                                    std::string(100000, 'a'), std::string("((\"-")}) {
        EXPECT_THAT(searcher.suggest(text, 10), IsEmpty());
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
