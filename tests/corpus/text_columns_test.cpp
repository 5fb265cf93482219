#include "corpus/text/text_columns.h"

#include <string>

#include <gtest/gtest.h>

#include "corpus/rules/source_lines.h"
#include "tests/corpus/act_text.h"

namespace recueil::corpus {
namespace {

std::string read(const std::string& text) {
    const Document document = tests::document_of(text);
    const SourceLines lines(document);
    std::string all;
    for (int line = 1; line <= lines.count(); ++line)
        if (!lines.blank(line)) all += std::string(lines.trimmed(line)) + "|";
    return all;
}

TEST(TextColumns, ReadsARollCallColumnByColumn) {
    EXPECT_EQ(read("Étaient présents : M. Paul       Excusés : Mme Lise\n"
                   "OZANNE, M. Jean ROY,             BRUNET.\n"
                   "Mme Anne DÉROC.\n"),
              "Étaient présents : M. Paul|OZANNE, M. Jean ROY,|Mme Anne DÉROC.|Excusés : Mme Lise|BRUNET.|");
}

TEST(TextColumns, KeepsTheLineOfTheDocument) {
    const Document document = tests::document_of(
        "Présents : M. Paul OZANNE       Absents : Mme Lise\nM. Jean ROY                     BRUNET\n");
    const SourceLines lines(document);
    ASSERT_GE(lines.count(), 4);
    EXPECT_EQ(lines.source_line(2), 2);
    int last = lines.count();
    while (lines.blank(last)) --last;
    EXPECT_EQ(lines.trimmed(last), "BRUNET");
    EXPECT_EQ(lines.source_line(last), 2);
}

TEST(TextColumns, LeavesTablesOfFigures) {
    const std::string table =
        "Tarif normal          12,50 €       14,00 €\nTarif réduit           8,00 €        9,00 €\n";
    EXPECT_EQ(read(table), "Tarif normal          12,50 €       14,00 €|Tarif réduit           8,00 €        9,00 €|");
}

}  // namespace
}  // namespace recueil::corpus
