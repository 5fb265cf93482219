#include "query/answers/highlight.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

using Channel = MatchTerm::Channel;

std::string slice(std::string_view text, Range range) {
    std::string out;
    std::size_t point = 0;
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        if (byte > 0 && (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U) ++point;
        if (point >= range.first && point < range.second) out += text[byte];
    }
    return out;
}

std::string marked(std::string_view text, const std::vector<Range>& ranges) {
    std::string out;
    for (const Range& range : ranges) out += '[' + slice(text, range) + ']';
    return out;
}

const stemming::Analyser& analyser() {
    static const stemming::Analyser one;
    return one;
}

MatchTerm stem(std::string_view word) {
    return {analyser().analyse(word).at(0).stem, Channel::stem, 1};
}
MatchTerm surface(std::string_view word) {
    return {analyser().analyse(word).at(0).surface, Channel::surface, 1};
}

struct Example {
    std::string_view passage;
    Matches matches;
    std::string_view expected;
};

TEST(Highlights, MarkWholeWordsAndPhrases) {
    const std::vector<Example> examples{
        {"Le salariat de médecins généralistes", {{stem("salariat"), stem("medecin")}, {}}, "[salariat][médecins]"},
        {"l’École, à l'école.", {{stem("ecoles")}, {}}, "[École][école]"},
        {"la délibération n°2018-83 et L. 3121-14",
         {{surface("2018-83"), surface("L3121-14")}, {}},
         "[2018-83][L. 3121-14]"},
        {"Puéricultrices et puériculteur", {{{"puericult", Channel::prefix, 1}}, {}}, "[Puéricultrices][puériculteur]"},
        {"une prise de position, la prise de fonction",
         {{}, {{{surface("prise"), surface("de"), surface("position")}, 0, 1}}},
         "[prise de position]"},
        {"Protection Maternelle et Infantile (PMI)",
         {{surface("pmi")}, {{{stem("protection"), stem("maternelle"), stem("infantile")}, 1, 1}}},
         "[Protection Maternelle et Infantile][PMI]"},
        {"élu·e·s et élus", {{stem("élu")}, {}}, "[élu·e·s][élus]"},
        {"rien ici", {{stem("autre")}, {}}, ""},
        {"", {{stem("autre")}, {}}, ""},
        {"prise de position",
         {{surface("prise")}, {{{surface("prise"), surface("de"), surface("position")}, 0, 1}}},
         "[prise de position]"},
    };
    for (const Example& example : examples) {
        const Highlighter highlighter(example.matches);
        EXPECT_EQ(marked(example.passage, highlighter.highlights(analyser(), example.passage)), example.expected)
            << example.passage;
    }
}

TEST(Excerpts, AreTheWholePassageWhereItIsShort) {
    const Highlighter highlighter({{stem("salariat")}, {}});
    const Excerpt excerpt = highlighter.excerpt(analyser(), "Le salariat des médecins.", 300);
    EXPECT_EQ(excerpt.text, "Le salariat des médecins.");
    EXPECT_EQ(marked(excerpt.text, excerpt.highlights), "[salariat]");
}

TEST(Excerpts, ShowTheSentenceWhereMostWordsStandTogether) {
    const std::string passage =
        "Le salariat est une forme d'emploi comme une autre, dit le rapport de M. Durand en page trois. Il ne dit rien "
        "de plus. "
        "Le Département adopte le salariat de médecins généralistes dans les zones mal pourvues. D'autres mesures "
        "suivront plus tard "
        "dans l'année, selon les crédits que l'assemblée voudra bien ouvrir.";
    const Highlighter highlighter({{stem("salariat"), stem("médecins")}, {}});
    const Excerpt excerpt = highlighter.excerpt(analyser(), passage, 100);
    EXPECT_EQ(excerpt.text,
              "… Le Département adopte le salariat de médecins généralistes dans les zones mal pourvues. …");
    EXPECT_EQ(marked(excerpt.text, excerpt.highlights), "[salariat][médecins]");
    EXPECT_EQ(passage.substr(excerpt.begin, excerpt.end - excerpt.begin),
              "Le Département adopte le salariat de médecins généralistes dans les zones mal pourvues.");
}

TEST(Excerpts, ShowTheSignsOfAnAnswerBesideTheWords) {
    const std::string passage =
        "Les candidats à l'appel à projets joignent un dossier complet. Les dossiers des candidats sont examinés. "
        "Bien d'autres phrases suivent, qui ne disent rien de tout cela et ne servent qu'à être longues. "
        "Le dossier d'un des candidats est reçu avant le 6 mai.";
    const Highlighter highlighter({{stem("dossier"), stem("candidats")}, {}});
    const std::size_t day = passage.find("avant le");
    const std::vector<Range> signs{{day, day + 5}};
    EXPECT_THAT(highlighter.excerpt(analyser(), passage, 60).text, HasSubstr("complet"));
    const Excerpt excerpt = highlighter.excerpt(analyser(), passage, 60, signs);
    EXPECT_THAT(excerpt.text, HasSubstr("avant le 6 mai"));
    EXPECT_EQ(marked(excerpt.text, excerpt.highlights), "[dossier][candidats]");
    EXPECT_EQ(Highlighter({{stem("autre chose")}, {}}).excerpt(analyser(), passage, 60, signs).begin, 0U);
}

TEST(Excerpts, PreferWordsInTheOrderOfTheQuery) {
    const std::string passage =
        "La finance de la commission occupe trois pages entières de ce long rapport, que voici donc. "
        "La commission finances siège ensuite, et l'on passe à autre chose, comme toujours en mai.";
    const Highlighter highlighter({{stem("commission"), stem("finances")}, {}});
    EXPECT_THAT(highlighter.excerpt(analyser(), passage, 60).text, HasSubstr("commission finances"));
}

TEST(Excerpts, BeginThePassageWhereNothingWasFound) {
    const Highlighter highlighter({{stem("autre")}, {}});
    const Excerpt excerpt =
        highlighter.excerpt(analyser(), "Première phrase assez longue. Seconde phrase assez longue aussi.", 40);
    EXPECT_EQ(excerpt.text, "Première phrase assez longue. …");
    EXPECT_EQ(excerpt.weight, 0);
}

TEST(Excerpts, DoNotTakeAnAbbreviationForTheEndOfASentence) {
    std::string passage = "Le rapport de M. Durand, vice-président, dit à l'art. L. 3121-14 que le budget est voté. ";
    passage += "Une seconde phrase vient ensuite pour que le passage soit assez long pour être coupé.";
    const Highlighter highlighter({{stem("budget")}, {}});
    EXPECT_THAT(highlighter.excerpt(analyser(), passage, 95).text,
                StartsWith("Le rapport de M. Durand, vice-président"));
}

TEST(Excerpts, WeighMoreTheMoreTheyHold) {
    const Highlighter highlighter({{stem("salariat"), stem("médecins")}, {}});
    const auto weight = [&](std::string_view passage) { return highlighter.excerpt(analyser(), passage, 300).weight; };
    EXPECT_GT(weight("le salariat des médecins"),
              weight("le salariat, puis bien des mots plus loin, d'autres choses et enfin les médecins"));
    EXPECT_GT(weight("le salariat … les médecins"), weight("le salariat, le salariat et le salariat"));
    EXPECT_GT(weight("le salariat et le salariat"), weight("le salariat"));
}

TEST(Excerpts, CutBetweenWordsEvenWithoutSpaces) {
    std::string passage;
    for (int word = 0; word < 200; ++word) passage += "mot/";
    passage += "salariat/";
    for (int word = 0; word < 200; ++word) passage += "mot/";
    const Highlighter highlighter({{stem("salariat")}, {}});
    const Excerpt excerpt = highlighter.excerpt(analyser(), passage, 50);
    EXPECT_EQ(marked(excerpt.text, excerpt.highlights), "[salariat]");
    EXPECT_THAT(excerpt.text, testing::Not(HasSubstr("… ot")));
    EXPECT_LT(excerpt.text.size(), 80U);
}

// Random passages and queries: what is marked is what was asked for, and an excerpt is a piece of its passage.
TEST(HighlightProperties, HoldForAnyPassage) {
    const std::vector<std::string> pieces{"salariat", "médecins", "Médecin", "de",         "l’",      "eau",
                                          "prise",    "position", "2018-83", "L. 3121-14", ". ",      "; ",
                                          " ",        " ",        "\n",      "M. ",        "élu·e·s", "É",
                                          "\xFF",     "市",       "/",       "12 500 €",   "Le "};
    const Matches matches{
        {stem("salariat"),
         stem("médecin"),
         surface("2018-83"),
         surface("L.3121-14"),
         {"ea", Channel::prefix, 1},
         stem("élu")},
        {{{surface("prise"), surface("de"), surface("position")}, 0, 1}, {{stem("eau"), stem("élu")}, 2, 1}}};
    const Highlighter highlighter(matches);
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string passage;
        const auto length = random() % 120;
        for (std::size_t piece = 0; piece < length; ++piece) passage += pieces[random() % pieces.size()];
        const std::size_t wanted = 10 + random() % 200;
        const Excerpt excerpt = highlighter.excerpt(analyser(), passage, wanted);
        ASSERT_LE(excerpt.begin, excerpt.end);
        ASSERT_LE(excerpt.end, passage.size());
        ASSERT_THAT(excerpt.text, HasSubstr(passage.substr(excerpt.begin, excerpt.end - excerpt.begin)));
        ASSERT_LE(excerpt.end - excerpt.begin, wanted + wanted / 16 + 3) << passage;
        std::size_t before = 0;
        for (const Range& range : excerpt.highlights) {
            ASSERT_GE(range.first, before);
            ASSERT_LT(range.first, range.second);
            before = range.second + 1;
        }
        const bool found = !highlighter.highlights(analyser(), passage).empty();
        ASSERT_TRUE(!found || wanted <= 100 || !excerpt.highlights.empty()) << passage;
        for (const stemming::Token& token : analyser().analyse(passage)) {
            ASSERT_FALSE(token.begin < excerpt.begin && excerpt.begin < token.end) << passage;
            const bool short_enough = token.end - token.begin <= wanted / 2;
            ASSERT_FALSE(short_enough && token.begin < excerpt.end && excerpt.end < token.end) << passage;
        }
        for (const Range& range : highlighter.highlights(analyser(), passage)) {
            const auto tokens = analyser().analyse(slice(passage, range));
            ASSERT_FALSE(tokens.empty());
        }
    }
}

}  // namespace
}  // namespace recueil::query
