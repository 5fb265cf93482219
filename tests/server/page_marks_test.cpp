// The words of a page that stand in a quoted text.
#include "server/web/page_marks.h"

#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

corpus::PageOfWords page_of(const std::string& text) {
    corpus::PageOfWords page;
    page.size = {595, 842};
    std::istringstream words(text);
    for (std::string word; words >> word;) page.words.push_back({word, 0, 0, 10, 10});
    return page;
}

std::string marked(const corpus::PageOfWords& page, const std::vector<bool>& marks) {
    std::string out;
    for (std::size_t i = 0; i < page.words.size(); ++i)
        if (marks[i]) out += (out.empty() ? "" : " ") + page.words[i].text;
    return out;
}

std::string quoted(const std::string& text, const std::string& quote) {
    const auto page = page_of(text);
    return marked(page, mark_quote(stemming::Analyser(), page, quote).words);
}

TEST(PageMarks, FindASentenceAmongOthers) {
    EXPECT_EQ(quoted("Le conseil décide d’acheter douze vélos. Article 2 : d’acheter trois barques. Fait à Ornaye",
                     "d’acheter trois barques"),
              "d’acheter trois barques.");
}

TEST(PageMarks, BridgeAWordCutAtALineEnd) {
    EXPECT_EQ(quoted("Il approuve la convention inter- communale signée le 26 mars 2018 avec la ville.",
                     "approuve la convention intercommunale signée le 26 mars 2018"),
              "approuve la convention inter- communale signée le 26 mars 2018");
}

TEST(PageMarks, LeaveOtherTextAlone) {
    EXPECT_EQ(quoted("Le budget primitif de la ville est voté par chapitre.", "Une subvention au club de judo."), "");
    EXPECT_EQ(quoted("", "Une subvention"), "");
    EXPECT_EQ(quoted("Une subvention", ""), "");
    EXPECT_EQ(mark_quote(stemming::Analyser(), page_of("de la"), "de la").share, 1.0);
}

TEST(PageMarks, TakeAStretchThatGoesOnOverTheNextPage) {
    const std::string page = "un deux trois quatre cinq six sept huit neuf dix onze douze treize";
    EXPECT_EQ(
        quoted("Annexe " + page, page + " " + std::string("reste de la phrase sur une autre page bien plus loin ") +
                                     "que celle que l’on voit ici avec encore quelques mots de plus pour finir"),
        page);
}

TEST(PageMarks, CostWithinBoundsForLongPages) {
    std::string page;
    for (int i = 0; i < 20'000; ++i) page += "mot" + std::to_string(i % 7) + " ";
    const auto words = page_of(page);
    EXPECT_EQ(mark_quote(stemming::Analyser(), words, page).words.size(), words.words.size());
}

TEST(PageMarks, OfASearchAreThoseOfItsMarker) {
    const auto page = page_of("L’été, des subventions aux associations, la subvention de la ville");
    const query::Marker marker = [](std::string_view text) {
        EXPECT_EQ(text, "L’été, des subventions aux associations, la subvention de la ville");
        // In code points: « subventions », then « subvention de », of which two words.
        return std::vector<std::pair<std::size_t, std::size_t>>{{11, 22}, {44, 57}};
    };
    EXPECT_EQ(marked(page, mark_words(marker, page)), "subventions subvention de");
    EXPECT_EQ(marked(page, mark_words({}, page)), "");
}

}  // namespace
}  // namespace recueil::server
