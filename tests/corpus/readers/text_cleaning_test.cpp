#include "corpus/readers/text_cleaning.h"

#include <algorithm>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/readers/input_file.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CleanText cleaned(const std::string& text, bool has_pages = false) {
    Outcome<CleanText> clean = clean_text(text, has_pages, {});
    EXPECT_TRUE(clean) << clean.error().reason;
    return clean ? std::move(*clean) : CleanText{};
}

std::string reading_of(const std::string& text, const ReadLimits& limits = {}) {
    const Outcome<CleanText> clean = clean_text(text, false, limits);
    return clean ? "read" : clean.error().reason;
}

TEST(CleanText, MakesEveryLineEndANewline) {
    EXPECT_EQ(cleaned("a\r\nb\r\n").text, "a\nb\n");
    EXPECT_EQ(cleaned("a\rb\rc").text, "a\nb\nc\n");
    EXPECT_EQ(cleaned("a\n\n\nb").text, "a\n\n\nb\n");
    EXPECT_EQ(cleaned("a\r\r\nb").text, "a\nb\n");
    EXPECT_EQ(cleaned("\n a\n").text, "\n a\n");
}

TEST(CleanText, LetsNothingInvisibleBreakAWord) {
    EXPECT_EQ(cleaned("l\u2019asso\u200Bciation n\u00B0\u20602018 \u2013 \u20AC\uFEFF subven\u00ADtion\n").text,
              "l\u2019association n\u00B02018 \u2013 \u20AC subvention\n");
    EXPECT_EQ(cleaned("le d\u00E9veloppe\u00AD\n  ment du club\n").text, "le d\u00E9veloppement\ndu club\n");
    EXPECT_EQ(cleaned("le d\u00E9veloppe\u00AD\r\nment.\r\n\r\nfin").text, "le\nd\u00E9veloppement.\n\nfin\n");
    EXPECT_EQ(cleaned("seul\u00AD\nement\n").text, "seulement\n\n");
    EXPECT_EQ(cleaned("fin\u00AD\n\nsuite\u00AD").text, "fin\n\nsuite\n");
}

TEST(CleanText, TakesPagesFromFormFeeds) {
    const CleanText pages = cleaned("un\ndeux\n\ftrois\nquatre\n\f\fcinq\n\f");
    EXPECT_EQ(pages.text, "un\ndeux\ntrois\nquatre\ncinq\n");
    EXPECT_THAT(pages.page_starts, ElementsAre(1, 3, 5, 5));
    EXPECT_THAT(cleaned("sans page\n").page_starts, IsEmpty());
    EXPECT_THAT(cleaned("une page\n", true).page_starts, ElementsAre(1));
}

TEST(CleanText, KeepsALineThatAFormFeedCutsWhole) {
    const CleanText pages = cleaned("un\fdeux\ntrois\n");
    EXPECT_EQ(pages.text, "un deux\ntrois\n");
    EXPECT_THAT(pages.page_starts, ElementsAre(1, 2));
}

TEST(CleanText, ComposesAccents) {
    EXPECT_EQ(cleaned("de\u0301libe\u0301ration, A\u0300 c\u0327a\n").text, "délibération, À ça\n");
    EXPECT_EQ(cleaned("déjà « l’œuvre »\n").text, "déjà « l’œuvre »\n");
}

TEST(CleanText, LeavesNoLetterWithDozensOfAccents) {
    std::string text = "re\u0301union : a";
    for (int i = 0; i < 500; ++i) text += "\u0301\u0323";
    const CleanText clean = cleaned(text + "b\n");
    EXPECT_LT(clean.text.size(), 100U);
    EXPECT_TRUE(clean.text.starts_with("réunion : ")) << clean.text;
    EXPECT_TRUE(clean.text.ends_with("b\n"));
    EXPECT_THAT(clean.notes, ElementsAre("970 accents on letters that have dozens were left out"));
}

TEST(CleanText, MendsWhatAWrongConversionLeft) {
    EXPECT_EQ(cleaned("l\u0092\u009Cuvre\u0085\n").text, "l’œuvre…\n");
    EXPECT_EQ(cleaned("\uFEFFDEPARTEMENT\n").text, "DEPARTEMENT\n");
    EXPECT_EQ(cleaned("fin du fichier\n\x1A").text, "fin du fichier\n");
}

TEST(CleanText, ToleratesAStrayControlCharacter) {
    std::string text(400, 'a');
    text[200] = '\x07';
    const CleanText clean = cleaned(text);
    EXPECT_EQ(clean.text[200], ' ');
    EXPECT_THAT(clean.notes, ElementsAre("1 control characters were read as spaces"));
}

TEST(CleanText, RefusesWhatIsNoText) {
    EXPECT_EQ(reading_of(std::string("a\0b\0c", 5)), "it is a binary file of no known kind");
    EXPECT_EQ(reading_of(" \n\t\f\r\n \u00A0"), "it holds no text");
    EXPECT_EQ(reading_of(""), "it holds no text");
}

TEST(CleanText, KeepsToItsLimits) {
    ReadLimits limits;
    limits.line_bytes = 10;
    limits.text_bytes = 100;
    EXPECT_EQ(reading_of("court\n0123456789\n", limits), "read");
    EXPECT_EQ(reading_of("court\n0123456789a\n", limits), "line 2 is longer than 10 bytes");
    EXPECT_EQ(reading_of(std::string(101, '\n'), limits), "its text is larger than 100 bytes");
}

TEST(CleanText, IsSteadyUnderAMillionFormFeeds) {
    const CleanText clean = cleaned(std::string(999999, '\f') + "texte\n");
    EXPECT_EQ(clean.text, "texte\n");
    EXPECT_EQ(clean.page_starts.size(), 1000000U);
    EXPECT_TRUE(std::is_sorted(clean.page_starts.begin(), clean.page_starts.end()));
}

TEST(PageOfLine, FindsThePage) {
    Document document;
    EXPECT_EQ(page_of_line(document, 5), 0);
    document.page_starts = {1, 3, 5, 5};
    EXPECT_EQ(page_of_line(document, 1), 1);
    EXPECT_EQ(page_of_line(document, 2), 1);
    EXPECT_EQ(page_of_line(document, 3), 2);
    EXPECT_EQ(page_of_line(document, 4), 2);
    EXPECT_EQ(page_of_line(document, 5), 4);
    EXPECT_EQ(page_of_line(document, 500), 4);
}

TEST(CleanText, LeavesOutWhatTurnsTheDirectionOfWriting) {
    const auto clean =
        clean_text("\u202ESUBVENTION\u202C de l\u2019\u2066an\u2069\n\u061C\u200Ff\u200E\n\u202E\n", false, {});
    ASSERT_TRUE(clean);
    EXPECT_EQ(clean->text, "SUBVENTION de l\u2019an\nf\n\n");
    EXPECT_EQ(reading_of("\u202E\n"), "it holds no text");
    EXPECT_EQ(printable("a\u202Etxt.exe"), "a???txt.exe");
    EXPECT_EQ(printable("l\u2019été"), "l\u2019été");
}

TEST(CleanText, RefusesMoreLinesThanAnyDocumentHas) {
    for (const char end : {'\n', '\f', '\r'}) {
        const std::string lines(most_lines, end);
        EXPECT_EQ(reading_of("Bonjour" + lines + end, {}), "it holds more than 1000000 lines") << int{end};
    }
    std::string lines;
    for (std::size_t i = 0; i < most_lines; ++i) lines += "x\n";
    EXPECT_TRUE(clean_text(lines, false, {}));
    EXPECT_FALSE(clean_text(lines + "x\n", false, {}));
}

}  // namespace
}  // namespace recueil::corpus
