#include "corpus/readers/page_layout.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

constexpr double letter_width = 5;

// A page of A4 on which printed lines are put; each is a run of words, 5 points a letter.
class Sheet {
  public:
    Sheet& put(double left, double top, const std::string& words, double height = 11) {
        Run run;
        double at = left;
        std::size_t start = 0;
        while (start <= words.size()) {
            const std::size_t end = std::min(words.find(' ', start), words.size());
            const std::string word = words.substr(start, end - start);
            const double width = letter_width * static_cast<double>(word.size());
            run.words.push_back({{at, top, at + width, top + height}, word});
            at += width + letter_width;
            start = end + 1;
        }
        run.flow = left < 300 ? 0 : 1;
        page_.runs.push_back(std::move(run));
        return *this;
    }

    Sheet& paragraph(double left, double top, int lines, const std::string& words, double leading = 13) {
        for (int i = 1; i <= lines; ++i) put(left, top + (i - 1) * leading, fmt::format("{} {}", words, i));
        return *this;
    }

    // Turned a quarter to the left, as a table in landscape is drawn on a page that stays upright.
    Sheet& turn() {
        for (Run& run : page_.runs) {
            for (Word& word : run.words) {
                const Box box = word.box;
                word.box = {box.top, 842 - box.right, box.bottom, 842 - box.left};
            }
        }
        return *this;
    }

    PageText laid_out() const { return lay_out_page(page_, 2); }

    std::string text() const {
        std::string text;
        for (const PageLine& line : laid_out().lines) text += (line.after_blank ? "\n" : "") + line.text + "\n";
        return text;
    }

  private:
    PageWords page_{{595, 842}, {}};
};

TEST(PageLayout, ReadsATableRowByRow) {
    Sheet sheet;
    sheet.put(72, 60, "Les tarifs sont fix\u00E9s ainsi pour toute la dur\u00E9e de cette nouvelle ann\u00E9e :");
    sheet.put(72, 100, "Abonnement annuel").put(400, 100, "29 \u20AC");
    sheet.put(72, 114, "Surtaxe").put(400, 114, "1 \u20AC");
    sheet.put(72, 128, "Location").put(400, 128, "115 \u20AC");
    const PageText page = sheet.laid_out();
    ASSERT_EQ(page.lines.size(), 4U);
    EXPECT_EQ(page.lines[1].text, "Abonnement annuel\t29 \u20AC");
    EXPECT_EQ(page.lines[1].layout.role, LineRole::table_row);
    ASSERT_EQ(page.tables.size(), 1U);
    EXPECT_EQ(page.tables[0].line_start, 2);
    EXPECT_EQ(page.tables[0].line_end, 4);
    EXPECT_THAT(page.tables[0].rows[2], ElementsAre("Location", "115 \u20AC"));
}

TEST(PageLayout, JoinsTheLinesOfACell) {
    Sheet sheet;
    sheet.put(72, 106, "A 14").put(150, 100, "MOREAU Yvan et").put(300, 106, "2 rue du Bac").put(450, 106, "Garage");
    sheet.put(150, 112, "MOREAU Karine");
    sheet.put(72, 140, "A 15").put(150, 140, "BRIAND Luc").put(300, 134, "17 impasse des").put(450, 140, "Mur");
    sheet.put(300, 146, "Caillebottes");
    EXPECT_EQ(sheet.text(),
              "A 14\tMOREAU Yvan et MOREAU Karine\t2 rue du Bac\tGarage\n"
              "A 15\tBRIAND Luc\t17 impasse des Caillebottes\tMur\n");
}

TEST(PageLayout, ReadsAMarginColumnApartFromTheText) {
    Sheet sheet;
    sheet.put(48, 105, "Direction des").put(48, 118, "affaires").put(48, 131, "scolaires");
    sheet.paragraph(200, 100, 9,
                    "Le conseil municipal s'est r\u00E9uni en mairie sous la pr\u00E9sidence de son maire, ligne");
    const PageText page = sheet.laid_out();
    ASSERT_EQ(page.lines.size(), 12U);
    EXPECT_EQ(page.lines[2].text, "scolaires");
    EXPECT_EQ(page.lines[2].layout.role, LineRole::margin);
    EXPECT_EQ(page.lines[3].layout.role, LineRole::body);
    EXPECT_TRUE(page.lines[3].after_blank);
    EXPECT_FALSE(page.lines[4].layout.starts_paragraph);
}

TEST(PageLayout, ReadsListsOfPeopleOneAfterTheOther) {
    Sheet sheet;
    sheet.put(72, 100, "Pr\u00E9sents :").put(320, 100, "Absents :");
    sheet.put(72, 113, "M. BRIAND").put(320, 113, "Mme COSTE");
    sheet.put(72, 126, "Mme LEROUX").put(320, 126, "M. VIDAL");
    EXPECT_EQ(sheet.text(), "Pr\u00E9sents :\nM. BRIAND\nMme LEROUX\n\nAbsents :\nMme COSTE\nM. VIDAL\n");
}

TEST(PageLayout, KeepsABulletWithItsItem) {
    Sheet sheet;
    sheet.put(72, 100, "\u2022").put(90, 100, "le budget de la commune est vot\u00E9 par chapitre et");
    sheet.put(90, 113, "par article").put(72, 126, "1.").put(90, 126, "les comptes sont clos");
    EXPECT_EQ(sheet.text(),
              "\u2022 le budget de la commune est vot\u00E9 par chapitre et\npar article\n1. les comptes sont clos\n");
}

TEST(PageLayout, SetsAStampBesideTheTextApart) {
    Sheet sheet;
    sheet.put(72, 60, "COMMUNE DE VALBOURG").put(72, 73, "Extrait du registre des actes du conseil");
    sheet.put(440, 58, "Envoy\u00E9 en pr\u00E9fecture le 21/03/2022", 7).put(440, 67, "Re\u00E7u le 21/03/2022", 7);
    sheet.put(440, 76, "ID : 099-229900019-20220314-41-DE", 7);
    sheet.paragraph(72, 110, 4, "Le conseil municipal s'est r\u00E9uni sous la pr\u00E9sidence du maire de la commune");
    const PageText page = sheet.laid_out();
    ASSERT_EQ(page.lines.size(), 9U);
    EXPECT_EQ(page.lines[0].layout.role, LineRole::aside);
    EXPECT_EQ(page.lines[2].text, "ID : 099-229900019-20220314-41-DE");
    EXPECT_EQ(page.lines[3].text, "COMMUNE DE VALBOURG");
    EXPECT_EQ(page.lines[4].text, "Extrait du registre des actes du conseil");
}

TEST(PageLayout, TurnsAPageDrawnSideways) {
    Sheet sheet;
    sheet.put(72, 60, "AIDE AUX CLUBS").put(72, 96, "Article 1").put(72, 132, "Une aide est vers\u00E9e au club");
    const PageText page = sheet.turn().laid_out();
    ASSERT_EQ(page.lines.size(), 3U);
    EXPECT_EQ(page.lines[0].text, "AIDE AUX CLUBS");
    EXPECT_EQ(page.lines[2].text, "Une aide est vers\u00E9e au club");
    EXPECT_FLOAT_EQ(page.size.width, 842);
}

// Boxes of single-spaced lines overlap: the space between them is less than 0.
TEST(PageLayout, LeavesAnEmptyLineBetweenLinesThatOverlap) {
    Sheet sheet;
    const std::string full = "Une phrase qui remplit toute la largeur de la ligne et se poursuit sur la";
    sheet.put(72, 100, full, 14).put(72, 112, full, 14).put(72, 124, "suivante.", 14);
    sheet.put(72, 149, "Un article.", 14).put(72, 174, "Un autre.", 14);
    for (int i = 0; i < 6; ++i) sheet.put(72, 200 + 25 * i, "Encore un.", 14);
    const PageText page = sheet.laid_out();
    EXPECT_FALSE(page.lines[1].after_blank);
    EXPECT_TRUE(page.lines[3].after_blank);
    EXPECT_TRUE(page.lines[4].after_blank);
}

TEST(PageLayout, DrawsOnceWhatIsDrawnTwice) {
    EXPECT_EQ(Sheet().put(72, 100, "BUDGET PRIMITIF").put(72.5, 100.3, "BUDGET PRIMITIF").text(), "BUDGET PRIMITIF\n");
}

}  // namespace
}  // namespace recueil::corpus
