#include "stemming/lexicon.h"

#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stemming/stemming.h"

namespace recueil::stemming {
namespace {

std::string lexicon_of(const std::vector<std::string>& words) {
    LexiconWriter writer;
    for (const std::string& word : words) writer.add(fold(word), word);
    return writer.bytes();
}

std::string display(const std::vector<std::string>& words) {
    const std::string bytes = lexicon_of(words);
    const auto lexicon = Lexicon::open(bytes);
    return lexicon && lexicon->size() == 1 ? std::string(lexicon->word(0).display) : "not one word";
}

TEST(Lexicon, ShowsWordsAsTextsWriteThem) {
    EXPECT_EQ(display({"Délibération", "délibération", "DELIBERATION"}), "délibération");
    EXPECT_EQ(display({"Arras", "ARRAS", "Arras"}), "Arras");
    EXPECT_EQ(display({"PDESI", "PDESI"}), "PDESI");
    EXPECT_EQ(display({"DEPARTEMENTALE", "DEPARTEMENTALE"}), "Departementale");
    EXPECT_EQ(display({"BÉTHUNE", "BETHUNE"}), "BÉTHUNE");
    EXPECT_EQ(display({"œuvre", "oeuvre", "œuvre"}), "œuvre");
    EXPECT_EQ(display({"Élu", "ELU"}), "Élu");
    EXPECT_EQ(display({"côte", "coté", "côte"}), "côte");
}

TEST(Lexicon, FindsWordsAndBeginnings) {
    const std::string bytes = lexicon_of({"budget", "budgétaire", "Bully", "budget", "an", "zone"});
    const auto lexicon = Lexicon::open(bytes);
    ASSERT_TRUE(lexicon);
    EXPECT_EQ(lexicon->size(), 5U);
    EXPECT_EQ(lexicon->find("budget")->count, 2U);
    EXPECT_EQ(lexicon->find("budgetaire")->display, "budgétaire");
    EXPECT_FALSE(lexicon->find("bud"));
    EXPECT_FALSE(lexicon->find(""));
    EXPECT_FALSE(lexicon->find("zz"));
    EXPECT_EQ(lexicon->beginning_with("bu"), std::pair(std::size_t{1}, std::size_t{4}));
    EXPECT_EQ(lexicon->beginning_with("budget"), std::pair(std::size_t{1}, std::size_t{3}));
    EXPECT_EQ(lexicon->beginning_with(""), std::pair(std::size_t{0}, std::size_t{5}));
    const auto [first, last] = lexicon->beginning_with("c");
    EXPECT_EQ(first, last);
}

TEST(Lexicon, TellsNewWords) {
    LexiconWriter writer;
    EXPECT_TRUE(writer.add("elu", "élu"));
    EXPECT_FALSE(writer.add("elu", "ÉLU"));
}

TEST(Lexicon, IsTheSameForTheSameWords) {
    EXPECT_EQ(lexicon_of({"a", "b", "C"}), lexicon_of({"C", "b", "a"}));
}

TEST(Lexicon, OfNothingHasNoWords) {
    const std::string bytes = lexicon_of({});
    ASSERT_TRUE(Lexicon::open(bytes));
    EXPECT_EQ(Lexicon::open(bytes)->size(), 0U);
    EXPECT_FALSE(Lexicon::open(bytes)->find("a"));
}

TEST(Lexicon, OfSeveralHoldsTheirWordsThatCount) {
    const std::string first = lexicon_of({"élu", "budget", "gone"});
    const std::string second = lexicon_of({"elu", "élu", "élu", "Zone"});
    const std::vector<Lexicon> lexicons{*Lexicon::open(first), *Lexicon::open(second)};
    const std::string bytes = merged_lexicon(lexicons, [](std::string_view word) { return word != "gone"; });
    const auto merged = Lexicon::open(bytes);
    ASSERT_TRUE(merged);
    ASSERT_EQ(merged->size(), 3U);
    EXPECT_EQ(merged->find("elu")->count, 4U);
    EXPECT_EQ(merged->find("elu")->display, "élu");
    EXPECT_EQ(merged->find("zone")->display, "Zone");
    EXPECT_FALSE(merged->find("gone"));
}

TEST(Lexicon, RefusesBytesCutShort) {
    const std::string bytes = lexicon_of({"budget", "élu"});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(Lexicon::open(std::string_view(bytes).substr(0, size))) << size;
}

TEST(Lexicon, NeverReadsPastAlteredBytes) {
    const std::string good = lexicon_of({"budget", "élu", "arras", "zone", "mot"});
    std::mt19937 random(4);
    for (int round = 0; round < 5000; ++round) {
        std::string bytes = good;
        for (int change = 0; change < 3; ++change) bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto lexicon = Lexicon::open(bytes);
        if (!lexicon) continue;
        std::size_t length = 0;
        for (std::size_t at = 0; at < lexicon->size(); ++at) length += lexicon->word(at).display.size();
        EXPECT_LE(length, bytes.size() * lexicon->size());
        const auto [first, last] = lexicon->beginning_with("m");
        EXPECT_LE(first, lexicon->size());
        EXPECT_LE(last, lexicon->size());
    }
}

}  // namespace
}  // namespace recueil::stemming
