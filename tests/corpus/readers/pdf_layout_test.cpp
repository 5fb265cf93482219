#include "corpus/readers/pdf_layout.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

const std::string page_row = "1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n";

std::string line(double top, int flow = 0, double left = 72) {
    return "4\t1\t" + std::to_string(flow) + "\t0\t0\t0\t" + std::to_string(left) + "\t" + std::to_string(top) +
           "\t200\t10\t-1\t###LINE###\n";
}

std::string word(double left, double top, double width, const std::string& text, double height = 10) {
    return "5\t1\t0\t0\t0\t0\t" + std::to_string(left) + "\t" + std::to_string(top) + "\t" + std::to_string(width) +
           "\t" + std::to_string(height) + "\t100\t" + text + "\n";
}

std::string laid_out(const std::string& table) {
    PdfLayout layout;
    layout.take(table);
    return document_of(layout.finish()).text;
}

TEST(PdfLayout, JoinsThePiecesOfAWord) {
    EXPECT_EQ(laid_out(page_row + line(10) + word(72, 10, 5, "1") + word(77, 6, 6, "er", 7) + word(86, 10, 15, "juin")),
              "1er juin\n");
    EXPECT_EQ(laid_out(page_row + line(10) + word(72, 10, 20, "haut") + word(72, 40, 20, "bas")), "haut bas\n");
}

TEST(PdfLayout, SpellsLigaturesOut) {
    EXPECT_EQ(laid_out(page_row + line(10) + word(72, 10, 50, "ﬁnancement") + word(130, 10, 40, "oﬀre")),
              "financement offre\n");
}

TEST(PdfLayout, ReadsADrawnSoftHyphenAsAHyphen) {
    EXPECT_EQ(laid_out(page_row + line(10) + word(72, 10, 50, "dépar\u00AD")), "dépar-\n");
}

TEST(PdfLayout, LeavesAnEmptyLineWherePrintDoes) {
    std::string table = page_row;
    for (const double top : {10.0, 23.0, 36.0, 60.0, 73.0}) table += line(top) + word(72, top, 20, "mot");
    EXPECT_EQ(laid_out(table), "mot\nmot\nmot\n\nmot\nmot\n");
}

TEST(PdfLayout, LeavesNoneWhereAColumnGoesOn) {
    const auto columns = [](int flow) {
        return page_row + line(687) + word(72, 687, 20, "un") + line(700) + word(72, 700, 20, "deux") +
               line(687, flow, 320) + word(320, 687, 20, "trois") + line(700, flow, 320) + word(320, 700, 20, "quatre");
    };
    EXPECT_EQ(laid_out(columns(0)), "un\ndeux\ntrois\nquatre\n");
    EXPECT_EQ(laid_out(columns(1)), "un\ndeux\n\ntrois\nquatre\n");
}

TEST(PdfLayout, SplitsPagesAndCountsTheirLetters) {
    PdfLayout layout;
    const std::string table =
        page_row + line(10) + word(72, 10, 20, "été 12") + page_row + page_row + line(10) + word(72, 10, 20, "« – »");
    for (const char c : table) layout.take(std::string_view(&c, 1));
    EXPECT_EQ(document_of(layout.finish()).text, "été 12\n\f\f« – »\n");
    EXPECT_THAT(layout.letters(), ElementsAre(3, 0, 0));
}

TEST(PdfLayout, PassesOverWhatIsNoRow) {
    EXPECT_EQ(
        laid_out("level\tpage_num\n" + word(1, 1, 1, "early") + "\n\t\t\t\n" + page_row + word(1, 1, 1, "lineless") +
                 line(10) + "nan\t1\t0\t0\t0\t0\t0\t0\t0\t0\t0\tx\n" + word(72, 10, 20, "m\x0Cot")),
        "mot\n");
}

}  // namespace
}  // namespace recueil::corpus
