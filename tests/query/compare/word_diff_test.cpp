#include "query/compare/word_diff.h"

#include <chrono>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

// « le [-18 000 ] {+20 000 }+ euros »
std::string marked(const WordDiff& diff) {
    std::string text;
    for (const DiffPiece& piece : diff.pieces) {
        if (piece.kind == DiffPiece::Kind::removed) text += "[-" + piece.text + "-]";
        if (piece.kind == DiffPiece::Kind::added) text += "{+" + piece.text + "+}";
        if (piece.kind == DiffPiece::Kind::equal) text += piece.text;
    }
    return text;
}

WordDiff compare(const std::string& from, const std::string& to, DiffBudget budget = {}) {
    WordNumbers numbers;
    const WordText a = numbers.read(from);
    const WordText b = numbers.read(to);
    return compare_words(a, b, budget);
}

std::string text_of(const WordDiff& diff, DiffPiece::Kind left_out) {
    std::string text;
    for (const DiffPiece& piece : diff.pieces)
        if (piece.kind != left_out) text += piece.text;
    return text;
}

TEST(WordDiff, MarksWordsAndKeepsSumsWhole) {
    EXPECT_EQ(marked(compare("d’attribuer une subvention de 18 000,00 € au club",
                             "d'attribuer une subvention de 20 000,50 € au club de judo")),
              "d'attribuer une subvention de [-18 000,00-]{+20 000,50+} € au club{+ de judo+}");
}

TEST(WordDiff, PassesOverSpacesAndApostrophes) {
    const auto diff = compare("l’article  3\nde 120 000 €", "l'article 3 de 120000 €");
    EXPECT_EQ(marked(diff), "l'article 3 de 120000 €");
    EXPECT_EQ(diff.words_removed + diff.words_added, 0U);
}

TEST(WordDiff, KeepsReferencesAndDaysWhole) {
    EXPECT_EQ(
        marked(compare("son article L.1423-1, réunie le 13/03/2018.", "son article L.1423-2, réunie le 14/03/2018.")),
        "son article [-L.1423-1-]{+L.1423-2+}, réunie le [-13/03/2018-]{+14/03/2018+}.");
}

TEST(WordDiff, KeepsTheSpaceAfterARemovedBeginning) {
    EXPECT_EQ(marked(compare("ESSAI DU SALARIAT DE MÉDECINS", "SALARIAT DE MÉDECINS")),
              "[-ESSAI DU -]SALARIAT DE MÉDECINS");
}

TEST(WordDiff, JoinsChangesAroundSmallWords) {
    EXPECT_EQ(
        marked(compare("il nomme Anne de Vire et part demain matin", "il nomme Jean de Caen et part demain matin")),
        "il nomme [-Anne de Vire-]{+Jean de Caen+} et part demain matin");
}

TEST(WordDiff, ReplacesWholeWhatHasHardlyAWordInCommon) {
    EXPECT_EQ(
        marked(compare("vendre le presbytère communal sis rue haute", "créer une régie de recettes, rue basse ici")),
        "[-vendre le presbytère communal sis rue haute-]{+créer une régie de recettes, rue basse ici+}");
}

TEST(WordDiff, TakesEmptyAndBrokenTexts) {
    EXPECT_EQ(marked(compare("", "")), "");
    EXPECT_EQ(marked(compare("", "un")), "{+un+}");
    EXPECT_EQ(marked(compare("un", "")), "[-un-]");
    EXPECT_EQ(marked(compare("a \xff b", "a \xff b")), "a \xff b");
}

// Both texts come out again; no common word is left inside a change of random words of few kinds.
TEST(WordDiff, HoldsBothTexts) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const auto make = [&] {
            std::string text;
            for (std::size_t i = 0; i < random() % 40; ++i)
                text += (i == 0 ? "" : " ") + std::to_string(random() % 5) + "mot";
            return text;
        };
        const std::string from = make();
        const std::string to = make();
        const auto diff = compare(from, to);
        std::string removed_side = text_of(diff, DiffPiece::Kind::added);
        std::string added_side = text_of(diff, DiffPiece::Kind::removed);
        const auto without_spaces = [](std::string text) {
            text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
            return text;
        };
        EXPECT_EQ(without_spaces(removed_side), without_spaces(from));
        EXPECT_EQ(without_spaces(added_side), without_spaces(to));
    }
}

TEST(WordDiff, EndsSoonOnHostileTexts) {
    std::mt19937 random(7);
    std::string from;
    std::string to;
    for (int i = 0; i < 200'000; ++i) {
        from += std::to_string(random() % 3) + "a ";
        to += std::to_string(random() % 3) + "a ";
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto diff = compare(from, to);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
    EXPECT_TRUE(diff.is_cut);
}

TEST(WordDiff, SaysWhereTheBudgetEnded) {
    EXPECT_FALSE(compare("un deux trois", "un quatre trois").is_cut);
    const auto diff = compare("a b c d e f g h", "h g f e d c b a", DiffBudget{4});
    EXPECT_TRUE(diff.is_cut);
    EXPECT_EQ(marked(diff), "[-a b c d e f g h-]{+h g f e d c b a+}");
}

}  // namespace
}  // namespace recueil::query
