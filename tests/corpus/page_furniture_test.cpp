#include "corpus/furniture/page_furniture.h"

#include <gmock/gmock.h>

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

// Pages of lines, each page cut from the next by a form feed.
std::vector<std::string_view> furniture_of(const std::vector<std::vector<std::string_view>>& pages) {
    std::vector<FurnitureCandidate> lines;
    for (const auto& page : pages)
        for (std::size_t i = 0; i < page.size(); ++i) lines.push_back({page[i], i == 0});
    const std::vector<bool> marked = find_page_furniture(lines);
    std::vector<std::string_view> found;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (marked[i]) found.push_back(lines[i].text);
    return found;
}

TEST(PageFurniture, TakesAFootThatComesBack) {
    EXPECT_THAT(furniture_of({{"Premier texte.", "", "Syndicat des eaux"},
                              {"Deuxième texte.", "", "Syndicat des eaux"},
                              {"Troisième texte.", "", "Syndicat des eaux"}}),
                ElementsAre("Syndicat des eaux", "Syndicat des eaux", "Syndicat des eaux"));
}

TEST(PageFurniture, TakesPageNumbersThatRise) {
    EXPECT_THAT(furniture_of({{"Texte", "1/4", "Suite", "2/4", "Suite", "7/8", "3/4", "Fin", "4/4", "Page 3/8"}}),
                ElementsAre("1/4", "2/4", "3/4", "4/4", "Page 3/8"));
    EXPECT_THAT(furniture_of({{"Texte", "- 1 -", "Suite", "- 2 -", "Suite", "- 3 -"}}),
                ElementsAre("- 1 -", "- 2 -", "- 3 -"));
    EXPECT_THAT(furniture_of({{"Pour", "3/4", "Contre", "1/4"}}), ElementsAre());
}

TEST(PageFurniture, LeavesTheNameThatSignsEachAct) {
    const std::vector<std::string_view> signed_below_a_word = {"Article unique", "SIGNE", "", "Rose AUBERTIN"};
    const std::vector<std::string_view> signed_below_a_role = {"Article unique", "Le Directeur Général des Services,",
                                                               "Rose AUBERTIN"};
    EXPECT_THAT(furniture_of({signed_below_a_word, {"Rapport"}, signed_below_a_word, {"Annexe"}, signed_below_a_word}),
                ElementsAre());
    EXPECT_THAT(furniture_of({signed_below_a_role, {"Rapport"}, signed_below_a_role, {"Annexe"}, signed_below_a_role}),
                ElementsAre());
}

}  // namespace
}  // namespace recueil::corpus
