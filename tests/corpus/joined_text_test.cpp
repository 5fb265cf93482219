#include "corpus/rules/joined_text.h"

#include <gtest/gtest.h>

#include "act_text.h"
#include "corpus/text/french_dictionary.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::document_of;

std::string joined(const std::string& text) {
    const Document document = document_of(text);
    const SourceLines lines(document);
    WordList words(document);
    return join(lines, 1, lines.count() + 1, words).text();
}

TEST(JoinedText, FoldsSpacesAndKeepsTrueHyphens) {
    EXPECT_EQ(joined("Vu  la  délibération\nn°2018-83 "), "Vu la délibération n°2018-83");
    EXPECT_EQ(joined("M. Jean-\nClaude ETIENNE"), "M. Jean-Claude ETIENNE");
    EXPECT_EQ(joined("articles L.262-1 à L.263-2-\n1 ;"), "articles L.262-1 à L.263-2-1 ;");
    EXPECT_EQ(joined("la région Hauts-de-\nFrance"), "la région Hauts-de-France");
    EXPECT_EQ(joined("2020\n- 2022"), "2020 - 2022");
    EXPECT_EQ(joined("Crédits –\nRecettes"), "Crédits – Recettes");
}

TEST(JoinedText, AHyphenGoesOnlyWhereTheWholeWordIsKnown) {
    EXPECT_EQ(joined("le département agit. Le dépar-\ntement paie."), "le département agit. Le département paie.");
    EXPECT_EQ(joined("un porte-avions ; un porte-\navions"), "un porte-avions ; un porte-avions");
    EXPECT_EQ(joined("un mot xylo-\nbrane ici"), "un mot xylo-brane ici");
}

TEST(JoinedText, TheDictionaryKnowsWordsAndCompoundsThatTheDocumentHasOnce) {
    if (!is_french_word("commune")) GTEST_SKIP() << "no French dictionary is installed";
    EXPECT_EQ(joined("le développe-\nment durable"), "le développement durable");
    EXPECT_EQ(joined("les délibéra-\ntions du conseil"), "les délibérations du conseil");
    EXPECT_EQ(joined("un avant-\nprojet et un rendez-\nvous"), "un avant-projet et un rendez-vous");
    EXPECT_EQ(joined("le sous-\npréfet et celui-\nci"), "le sous-préfet et celui-ci");
    EXPECT_EQ(joined("la clause « coor-\nVal »"), "la clause « coor-Val »");
}

TEST(JoinedText, RemembersLines) {
    const Document document = document_of("un\n\ndeux trois\nquatre");
    const SourceLines lines(document);
    WordList words(document);
    const JoinedText text = join(lines, 1, 5, words);
    EXPECT_EQ(text.text(), "un deux trois quatre");
    EXPECT_EQ(text.line_at(0), 1);
    EXPECT_EQ(text.line_at(3), 3);
    EXPECT_EQ(text.line_at(14), 4);
    EXPECT_EQ(text.lines_of(3, 14).start, 3);
    EXPECT_EQ(text.lines_of(3, 14).end, 3);
}

}  // namespace
}  // namespace recueil::corpus
