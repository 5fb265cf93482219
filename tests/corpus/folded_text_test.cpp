#include "corpus/text/folded_text.h"

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

struct Row {
    const char* source;
    const char* folded;
};

class FoldedTextTable : public testing::TestWithParam<Row> {};

TEST_P(FoldedTextTable, FoldsToAscii) {
    EXPECT_EQ(FoldedText(GetParam().source).text(), GetParam().folded);
    EXPECT_EQ(fold_ascii(GetParam().source), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FoldedTextTable,
    testing::Values(Row{"Délibération n° 12", "Deliberation no 12"}, Row{"ÉTÉ À Œuvre", "ETE A OEuvre"},
                    Row{"l’année « 2023 »", "l'annee \" 2023 \""}, Row{"12\u00A0500\u202F€", "12 500 EUR"},
                    Row{"délibé\u00ADration", "deliberation"}, Row{"asso\u200Bciation", "association"},
                    Row{"De\u0301cide", "Decide"}, Row{"• un – deux", "* un - deux"}, Row{"1ᵉʳ", "1er"},
                    Row{"Łódź", "Lodz"}, Row{"béné\uFB01ciaire a\uFB00ecté", "beneficiaire affecte"},
                    Row{"\xFF"
                        "abc",
                        "*abc"},
                    Row{"Ω", "x"}));

TEST(FoldedText, MapsRangesBackToTheSource) {
    const std::string source = "Été « à l’œuvre » 3\u00A0€ fin";
    const FoldedText folded(source);
    for (const auto& [pattern, expected] :
         {std::pair{"Ete", "Été"}, {"a l'oeuvre", "à l’œuvre"}, {"3 EUR", "3\u00A0€"}, {"fin", "fin"}}) {
        const std::size_t at = folded.text().find(pattern);
        ASSERT_NE(at, std::string::npos) << pattern;
        EXPECT_EQ(folded.source_between(at, at + std::string_view(pattern).size()), expected);
    }
    EXPECT_EQ(folded.source_of(folded.text().size()), source.size());
}

TEST(FoldedText, SoftHyphensStayInTheRangeThatSpansThem) {
    const std::string source = "subven\u00ADtion de";
    const FoldedText folded(source);
    EXPECT_EQ(folded.source_between(0, 10), "subven\u00ADtion");
}

}  // namespace
}  // namespace recueil::corpus
