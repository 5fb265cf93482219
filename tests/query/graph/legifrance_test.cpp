#include "query/graph/legifrance.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using corpus::ReferenceKind;

std::string article(const std::string& number) {
    return "https://www.legifrance.gouv.fr/search/code?tab_selection=code&searchField=NUM_ARTICLE&query=" + number +
           "&searchType=ALL";
}

TEST(Legifrance, FindsAnArticleByItsNumber) {
    const std::string code = "Code Général des Collectivités Territoriales";
    for (const auto* wording :
         {"L.3121-14", "L3121-14", "L. 3121-14", "L.3121-14 et suivants", "L.3121-14 à L.3121-20"}) {
        EXPECT_EQ(code_article_url(code, wording), article("L3121-14")) << wording;
    }
    EXPECT_EQ(code_article_url("Code du sport", "R.212-29-1"), article("R212-29-1"));
    EXPECT_EQ(code_article_url("Code général des impôts", "1594"), article("1594"));
    for (const auto* none : {"", "L.", "annexe", "-14"}) EXPECT_EQ(code_article_url(code, none), "") << none;
    EXPECT_EQ(code_article_url("", "L.1"), "");
    EXPECT_EQ(code_article_url("Code des Marchés Publics", "28"), "") << "repealed";
}

TEST(Legifrance, KnowsCodesInAnySpelling) {
    const std::string social = "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000006074069/";
    EXPECT_EQ(code_url("Code de l'action sociale et des familles"), social);
    EXPECT_EQ(code_url("CODE DE L’ACTION SOCIALE ET DES FAMILLES"), social);
    EXPECT_EQ(code_url("Code des Marchés Publics"), "");
    EXPECT_EQ(code_url("Code des dunes"), "");
    EXPECT_EQ(code_url(""), "");
}

TEST(Legifrance, NamesLawsAndDecreesByNumberAndDate) {
    EXPECT_EQ(text_url(ReferenceKind::law, "2018-771", "2018-09-05"),
              "https://www.legifrance.gouv.fr/eli/loi/2018/9/5/2018-771/jo/texte");
    EXPECT_EQ(text_url(ReferenceKind::decree, "2017-779", "2017-05-05"),
              "https://www.legifrance.gouv.fr/eli/decret/2017/5/5/2017-779/jo/texte");
}

TEST(Legifrance, SearchesWhatCannotBeNamedForSure) {
    const std::string search = "https://www.legifrance.gouv.fr/search/all?tab_selection=all&searchField=ALL&query=";
    EXPECT_EQ(text_url(ReferenceKind::law, "84-53", "1984-01-26"), search + "loi%2084-53");
    EXPECT_EQ(text_url(ReferenceKind::law, "2018-771", ""), search + "loi%202018-771");
    EXPECT_EQ(text_url(ReferenceKind::law, "2018-771\" onclick", "2018-09-05"), search + "loi%202018-771%22%20onclick");
    EXPECT_EQ(text_url(ReferenceKind::decree, "2017-779", "2017-05-45"), search + "d%C3%A9cret%202017-779");
    EXPECT_EQ(text_url(ReferenceKind::decree, "2017-779", "5 mai"), search + "d%C3%A9cret%202017-779");
    EXPECT_EQ(text_url(ReferenceKind::ordinance, "2021-1310", "2021-10-07"), search + "ordonnance%202021-1310");
    EXPECT_EQ(text_url(ReferenceKind::law, "", "2018-09-05"), "");
    EXPECT_EQ(text_url(ReferenceKind::deliberation, "2018-83", "2018-03-26"), "");
}

}  // namespace
}  // namespace recueil::query
