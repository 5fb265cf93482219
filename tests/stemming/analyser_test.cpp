#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "stemming/stemming.h"

namespace recueil::stemming {
namespace {

std::string surfaces(std::string_view text) {
    static const Analyser analyser;
    std::string joined;
    for (const Token& token : analyser.analyse(text)) {
        if (!joined.empty()) joined += '|';
        joined += token.surface;
    }
    return joined;
}

std::string marked(std::string_view text) {
    static const Analyser analyser;
    std::string joined;
    for (const Token& token : analyser.analyse(text)) {
        joined += '[';
        joined += text.substr(token.begin, token.end - token.begin);
        joined += ']';
    }
    return joined;
}

struct Example {
    std::string_view text;
    std::string_view expected;
};

void PrintTo(const Example& example, std::ostream* out) {
    *out << example.text;
}

class Surfaces : public testing::TestWithParam<Example> {};

TEST_P(Surfaces, AreFoldedWordsAndWholeNumbers) {
    EXPECT_EQ(surfaces(GetParam().text), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Words, Surfaces,
                         testing::Values(Example{"", ""}, Example{" \n\t", ""},
                                         Example{"Le salariat des médecins", "le|salariat|des|medecins"},
                                         Example{"ÉLÈVES À L'ÉCOLE", "eleves|a|ecole"},
                                         Example{"cœur, Œuvre, ex æquo", "coeur|oeuvre|ex|aequo"},
                                         Example{"oﬀre de ﬁnancement", "offre|de|financement"},
                                         Example{"e\xCC\x81tat", "etat"},
                                         Example{"déli\xC2\xAD"
                                                 "bération",
                                                 "deliberation"},
                                         Example{"Saint-Pol-sur-Ternoise", "saint|pol|sur|ternoise"},
                                         Example{"bonjour\xFFmonde \xC3", "bonjour|monde"},
                                         Example{"FEDER/FSE", "feder|fse"}, Example{"Straße ÉTÉ", "strasse|ete"},
                                         Example{"市政府", "市|政|府"}, Example{"500 €", "500|euros"}));

INSTANTIATE_TEST_SUITE_P(
    Elisions, Surfaces,
    testing::Values(Example{"l'eau d’Aubervilliers qu‘il", "eau|aubervilliers|il"},
                    Example{"L'ETAT D'ACCUEIL JUSQU'EN", "etat|accueil|en"},
                    Example{"lorsqu'elle puisqu'on quoiqu'un", "elle|on|un"},
                    Example{"aujourd'hui, aujourd’hui", "aujourd'hui|aujourd'hui"},
                    Example{"presqu'île grand'rue prud’hommes", "presqu'ile|grand'rue|prud'hommes"},
                    Example{"quelqu'un", "quelqu'un"}, Example{"Pass'Sport", "pass|sport"}, Example{"l’ eau", "eau"},
                    Example{"main-d'œuvre", "main|oeuvre"}, Example{"‘projet’ 'l'avenant'", "projet|avenant"},
                    Example{"c'est-à-dire", "est|a|dire"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Surfaces,
    testing::Values(Example{"n°6 N° 6 nº6 n° s", "6|6|6|s"}, Example{"n°2018-83", "2018-83"},
                    Example{"2018/83 2018-083 2018_83 2018–83", "2018-83|2018-83|2018-83|2018-83"},
                    Example{"84-53", "84-53"}, Example{"26/03/2018", "2018-03-26"},
                    Example{"26.3.2018 2018-03-26 26-03-2018 26/03/18", "2018-03-26|2018-03-26|2018-03-26|2018-03-26"},
                    Example{"31/02/2018", "31-02-2018"}, Example{"30 /31", "30|31"},
                    Example{"12 500,00 €", "12500|euros"},
                    Example{"12\xC2\xA0"
                            "500,50\xE2\x80\xAF€",
                            "12500,5|euros"},
                    Example{"12.500,00 1.200.000 12500", "12500|1200000|12500"}, Example{"920 000 €", "920000|euros"},
                    Example{"12,5 % 12,50", "12,5|12,5"}, Example{"100 200 300 400 500 600", "100|200|300|400|500|600"},
                    Example{"2014-2020 2022/2023", "2014|2020|2022|2023"}, Example{"2/9", "2|9"},
                    Example{"1er juillet 2ème 3e 05 mars", "1|juillet|2|3|5|mars"}, Example{"3.2.1.", "3.2.1"},
                    Example{"03 21 21 62 62", "3|21|21|62|62"}, Example{"03.21.21.62.62", "3|21|21|62|62"},
                    Example{"1,2,3", "1|2|3"}, Example{"20h00 COVID-19", "20h00|covid|19"},
                    Example{"CD20200928-23", "cd20200928-23"}, Example{"2018-83bis", "2018-83bis"}));

INSTANTIATE_TEST_SUITE_P(References, Surfaces,
                         testing::Values(Example{"L.3121-14", "l3121-14"}, Example{"L. 3121-14", "l3121-14"},
                                         Example{"L 3121-14", "l3121-14"}, Example{"l3121-14", "l3121-14"},
                                         Example{"R.*123-1", "r123-1"}, Example{"L.O. 1112-1", "lo1112-1"},
                                         Example{"R.212-29 à R.212-34.", "r212-29|a|r212-34"},
                                         Example{"L. 541", "l541"}, Example{"L.3121-14, L.3211-1", "l3121-14|l3211-1"},
                                         Example{"L.1413-1 2018", "l1413-1|2018"},
                                         Example{"RD 939 R.D. 939 rd939", "rd939|rd939|rd939"},
                                         Example{"À 26 km, A 26 KM", "a|26|km|a|26|km"}));

INSTANTIATE_TEST_SUITE_P(Acronyms, Surfaces,
                         testing::Values(Example{"P.D.E.S.I. PDESI", "pdesi|pdesi"}, Example{"du C.G.C.T.", "du|cgct"},
                                         Example{"É.P.C.I", "epci"}, Example{"M. Dupont", "m|dupont"},
                                         Example{"S.A.R.L.Dupont", "sarl|dupont"}));

INSTANTIATE_TEST_SUITE_P(
    LetterSpacing, Surfaces,
    testing::Values(Example{"D É L I B É R A T I O N  D U  C O N S E I L", "deliberation|d|u|conseil"},
                    Example{"D E\xCC\x81 P O T", "depot"}, Example{"L ’ A C C O M P A G N E M E N T", "accompagnement"},
                    Example{"A c c u e i l, s o i n s", "accueil|soins"}, Example{"il y a à la", "il|y|a|a|la"},
                    Example{"zones A B C D E", "zones|a|b|c|d|e"}, Example{"X X X X X", "x|x|x|x|x"},
                    Example{"A b C d O", "a|b|c|d|o"}, Example{"p o n t 2", "pont|2"},
                    Example{"V u la loi", "v|u|la|loi"}));

INSTANTIATE_TEST_SUITE_P(InclusiveSpelling, Surfaces,
                         testing::Values(Example{"les élu·e·s", "les|elu"}, Example{"agent.e.s", "agent"},
                                         Example{"Excusé(s) :", "excuse"}, Example{"agent(e)s", "agent"},
                                         Example{"conseiller(ère)", "conseiller"}, Example{"la fin.Les", "la|fin|les"},
                                         Example{"article(voir)", "article|voir"}));

TEST(Offsets, CoverTheWordWithoutItsArticle) {
    EXPECT_EQ(marked("l'École n°6, L. 3121-14 ; élu·e·s 12 500 €"), "[École][6][L. 3121-14][élu·e·s][12 500][€]");
    EXPECT_EQ(marked("e\xCC\x81tat, C.G.C.T."), "[e\xCC\x81tat][C.G.C.T]");
    EXPECT_EQ(marked("l ’ É T A T."), "[É T A T]");
}

TEST(Positions, CountWordsFromTheGivenOne) {
    const Analyser analyser;
    std::vector<Token> tokens;
    analyser.analyse("l'eau potable", tokens, 7);
    analyser.analyse("de Lens", tokens, 9);
    ASSERT_EQ(tokens.size(), 4U);
    for (std::size_t at = 0; at < tokens.size(); ++at) EXPECT_EQ(tokens[at].position, 7 + at);
}

TEST(Analyse, MarksNumbersAndAccents) {
    const Analyser analyser;
    const auto tokens = analyser.analyse("médecins CŒUR 2018-83");
    ASSERT_EQ(tokens.size(), 3U);
    EXPECT_TRUE(tokens[0].accented);
    EXPECT_FALSE(tokens[1].accented);
    EXPECT_FALSE(tokens[0].is_number);
    EXPECT_TRUE(tokens[2].is_number);
    EXPECT_EQ(tokens[2].stem, tokens[2].surface);
}

TEST(Analyse, KeepsVeryLongWordsApart) {
    const Analyser analyser;
    const std::string long_word(100000, 'a');
    const auto tokens = analyser.analyse(long_word + "b " + long_word + "c");
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_LE(tokens[0].surface.size(), 120U);
    EXPECT_NE(tokens[0].surface, tokens[1].surface);
}

TEST(Fold, MakesOneSpellingOfNames) {
    EXPECT_EQ(fold("Hingrez–CÉRÉDA"), "hingrez-cereda");
    EXPECT_EQ(fold("L’Œuvre\xC2\xA0"
                   "d‘ÉTÉ"),
              "l'oeuvre d'ete");
    EXPECT_EQ(fold("Ciğdem ŁÓDŹ Ø"), "cigdem lodz o");
    EXPECT_EQ(fold("a\xFF"
                   "b"),
              "a b");
}

TEST(StopWords, AreTheOnesThatDecideNothing) {
    for (const auto* word : {"de", "la", "et", "qu", "les", "est"}) EXPECT_TRUE(is_stop_word(word)) << word;
    for (const auto* word : {"budget", "contre", "pouvoir", "non", ""}) EXPECT_FALSE(is_stop_word(word)) << word;
}

}  // namespace
}  // namespace recueil::stemming
