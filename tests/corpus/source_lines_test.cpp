#include "corpus/rules/source_lines.h"

#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::document_of;

TEST(PageFeet, NumbersThatEndTheirPage) {
    const Document document =
        document_of("texte\n\n2 / 5\n\n546\n\n\n\nsuite\nCD20200928-9\n1\n\n629\n\n\n\nfin\nCD20200928-12\n Page\n");
    const SourceLines lines(document);
    for (const int line : {3, 5, 10, 11, 13, 18}) EXPECT_TRUE(lines.page_foot(line)) << line;
    for (const int line : {1, 9, 17, 19}) EXPECT_FALSE(lines.page_foot(line)) << line;
}

TEST(PageFeet, ACellOfATableIsNoFoot) {
    const Document document = document_of("Titulaires\n\n12\n\nSuppléants\n\n2022/2023\n\nélèves\n3\n\n4\n\nautres\n");
    const SourceLines lines(document);
    for (int line = 1; line <= lines.count(); ++line) EXPECT_FALSE(lines.page_foot(line)) << line;
}

TEST(PageStarts, ASingleSpaceOrTheFormatTells) {
    Document document = document_of(" Début\nligne\n  retrait\n");
    EXPECT_TRUE(SourceLines(document).starts_page(1));
    EXPECT_FALSE(SourceLines(document).starts_page(2));
    EXPECT_FALSE(SourceLines(document).starts_page(3));
    document.page_starts = {1, 2};
    EXPECT_TRUE(SourceLines(document).starts_page(2));
}

TEST(SourceLines, OutsideIsEmpty) {
    const Document document = document_of("a\nb");
    const SourceLines lines(document);
    EXPECT_EQ(lines.count(), 2);
    EXPECT_EQ(lines.trimmed(0), "");
    EXPECT_EQ(lines.trimmed(3), "");
    EXPECT_EQ(lines.next_text(1, 3), 1);
    EXPECT_EQ(lines.next_text(3, 3), 3);
}

}  // namespace
}  // namespace recueil::corpus
