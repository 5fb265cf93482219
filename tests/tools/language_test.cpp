#include "tools/language.h"

#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/fields.h"
#include "tools/field_words.h"
#include "tools/messages.h"
#include "tools/near_words.h"
#include "tools/progress.h"

namespace recueil::tools {
namespace {

Language in(const std::map<std::string, std::string>& variables) {
    return language_of([&variables](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? nullptr : found->second.c_str();
    });
}

TEST(Language, IsThatOfTheLocale) {
    EXPECT_EQ(in({}), Language::english);
    EXPECT_EQ(in({{"LANG", "fr_FR.UTF-8"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "fr_BE@euro"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "fr"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "de_DE.UTF-8"}}), Language::english);
    EXPECT_EQ(in({{"LANG", "frp"}}), Language::english);
    EXPECT_EQ(in({{"LANG", "fr_FR.UTF-8"}, {"LC_MESSAGES", "en_GB.UTF-8"}}), Language::english);
    EXPECT_EQ(in({{"LANG", "en_GB.UTF-8"}, {"LC_MESSAGES", "fr_FR"}}), Language::french);
    EXPECT_EQ(in({{"LC_ALL", "C"}, {"LANG", "fr_FR.UTF-8"}}), Language::english);
    EXPECT_EQ(in({{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", "fr_FR.UTF-8"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "fr_FR.UTF-8"}, {"LC_CTYPE", "C"}}), Language::french);
}

TEST(Language, IsTheFirstOfLanguageThatIsSpoken) {
    EXPECT_EQ(in({{"LANG", "en_US.UTF-8"}, {"LANGUAGE", "fr"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "fr_FR.UTF-8"}, {"LANGUAGE", "en_GB:fr"}}), Language::english);
    EXPECT_EQ(in({{"LANG", "de_DE.UTF-8"}, {"LANGUAGE", "de:fr_CA:en"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "fr_FR.UTF-8"}, {"LANGUAGE", "de:es"}}), Language::french);
    EXPECT_EQ(in({{"LANG", "C"}, {"LANGUAGE", "fr"}}), Language::english);
    EXPECT_EQ(in({{"LC_ALL", "POSIX"}, {"LANGUAGE", "fr"}}), Language::english);
    EXPECT_EQ(in({{"LANGUAGE", "fr"}}), Language::english);
    EXPECT_EQ(in({{"LANG", "C.UTF-8"}, {"LANGUAGE", "fr"}}), Language::french);
}

class InFrench : public testing::Test {
  protected:
    void SetUp() override { ASSERT_TRUE(speak(Language::french)) << "no catalogue beside the test"; }
    void TearDown() override { speak(Language::english); }
};

TEST_F(InFrench, NumbersAndNounsAgree) {
    EXPECT_EQ(counted(0, "act", "acts"), "0 acte");
    EXPECT_EQ(counted(1, "act", "acts"), "1 acte");
    EXPECT_EQ(counted(2, "act", "acts"), "2 actes");
    EXPECT_EQ(counted(5'000'000'000, "act", "acts"), "5000000000 actes");
    EXPECT_EQ(decimal(1234.5, 2), "1234,50");
    EXPECT_EQ(readable_size(1'700'000), "1,7 Mo");
    EXPECT_EQ(time_left(60, 25, 100), "encore 3 min");
    EXPECT_EQ(say("{} files", 3), "3 files") << "what the catalogue does not hold stays English";
}

TEST_F(InFrench, SentencesAreReadByTheirFormat) {
    EXPECT_EQ(in_language("cannot read a.pdf: it is encrypted"), "impossible de lire a.pdf : il est chiffré");
    EXPECT_EQ(in_language("cannot read a: b.pdf: it is encrypted"), "impossible de lire a: b.pdf : il est chiffré");
    EXPECT_EQ(in_language("cannot write /x/y: No space left on device"),
              "impossible d'écrire /x/y : plus de place sur le disque");
    EXPECT_EQ(in_language("cannot read a.doc: it is a damaged Word file (out of memory)"),
              "impossible de lire a.doc : c'est un fichier Word endommagé (mémoire insuffisante)");
    EXPECT_EQ(in_language("https://x.fr/a.pdf: the server answers 404: it is not there; the copy of 2024-01-02 stays"),
              "https://x.fr/a.pdf : le serveur répond 404 : il n'est pas là ; la copie du 2024-01-02 reste");
    EXPECT_EQ(in_language("grants: a sum is awarded, and nobody that it names was read"),
              "grants : une somme est accordée, sans bénéficiaire reconnu");
    EXPECT_EQ(in_language("--format: xml not in {text,json}"),
              "--format : xml n'est pas l'une des valeurs admises : text,json");
}

TEST_F(InFrench, WhatNoFormatFitsStaysAsItIs) {
    for (const std::string text : {"", " ", ": ", "a sentence that nobody wrote", "cannot", "{}", "é: à: ü", "x: y: z"})
        EXPECT_EQ(in_language(text), text);
    EXPECT_EQ(in_language("cannot read it is empty: it is empty"), "impossible de lire il est vide : il est vide")
        << "a known sentence as a name is the price of reading arguments";
    EXPECT_EQ(in_language("cannot read box is empty: it is empty"), "impossible de lire box is empty : il est vide")
        << "a name that fits a short format is none";
}

TEST_F(InFrench, LongTextsTakeNoTime) {
    std::string text = "cannot read ";
    while (text.size() < 3'900) text += "cannot read a, line 3: « b » of c: ";
    EXPECT_FALSE(in_language(text).empty());
    text.resize(10'000'000, ':');
    EXPECT_EQ(in_language(text), text);
}

TEST_F(InFrench, FieldsAreDescribedAsTheIndexDescribesThem) {
    for (const indexer::Field& field : indexer::fields())
        EXPECT_EQ(translated(english_description(field)), field.description) << field.name;
}

TEST(Messages, RemarksAboutQueriesAreEnglishInEnglish) {
    EXPECT_EQ(in_language("Champ inconnu « anne » : vouliez-vous dire « année » ? Cherché comme un mot."),
              "No field « anne »: did you mean « année »? Searched as a word.");
    EXPECT_EQ(in_language("cannot read a.pdf: it is encrypted"), "cannot read a.pdf: it is encrypted");
}

TEST(Progress, SaysTheTimeLeftAtThePaceSoFar) {
    EXPECT_EQ(time_left(1, 10, 100), "") << "too early to say";
    EXPECT_EQ(time_left(10, 0, 100), "");
    EXPECT_EQ(time_left(10, 100, 100), "");
    EXPECT_EQ(time_left(10, 50, 100), "10 s left");
    EXPECT_EQ(time_left(60, 25, 100), "3 min left");
    EXPECT_EQ(time_left(3600, 10, 25), "1 h 30 left");
}

TEST(NearWords, AreAFewLettersAway) {
    const std::vector<std::string> words{"search", "show", "serve", "index", "info", "completion"};
    EXPECT_EQ(nearest_word("serach", words), "search");
    EXPECT_EQ(nearest_word("idnex", words), "index");
    EXPECT_EQ(nearest_word("sow", words), "show");
    EXPECT_EQ(nearest_word("compl", words), "completion");
    EXPECT_EQ(nearest_word("bananas", words), "");
    EXPECT_EQ(nearest_word("", words), "");
    EXPECT_EQ(nearest_word(std::string(1'000'000, 'x'), words), "");
    EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
    EXPECT_EQ(edit_distance("ab", "ba", 5), 1U);
    EXPECT_EQ(edit_distance("abc", "xyz", 1), 2U);
}

}  // namespace
}  // namespace recueil::tools
