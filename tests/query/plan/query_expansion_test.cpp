// Acronyms that the corpus explains and synonyms of the table: what else a query looks for.
#include "query/plan/query_expansion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> from_table(const std::string& text) {
    static const stemming::Analyser analyser;
    static const query::QueryExpansion equivalents(analyser);
    const auto words = analyser.analyse(text);
    std::vector<std::string> found;
    for (const query::Equivalent& each : equivalents.equivalents_of(words)) {
        std::string line;
        for (std::size_t i = each.first; i < each.last; ++i) line += words[i].surface + " ";
        line += "=";
        for (const std::string& word : each.words) line += " " + word;
        found.push_back(line);
    }
    return found;
}

TEST(QueryExpansion, StandForWordsInAnyInflection) {
    EXPECT_THAT(from_table("les élues"), ElementsAre("elues = conseiller departemental"));
    EXPECT_THAT(from_table("conseillers départementaux"), ElementsAre("conseillers departementaux = elu"));
    EXPECT_THAT(from_table("venue des médecins généralistes ruraux"), ElementsAre("medecins generalistes = praticien"));
}

TEST(QueryExpansion, StandForTheWholeWordingOnly) {
    EXPECT_THAT(from_table("médecins"), IsEmpty());
    EXPECT_THAT(from_table("généralistes médecins"), IsEmpty());
    EXPECT_THAT(from_table("médecins du Département généralistes"), IsEmpty());
    EXPECT_THAT(from_table(""), IsEmpty());
}

TEST(QueryExpansion, GoesOneWayFromWhatPeopleSay) {
    EXPECT_THAT(from_table("toubib"), ElementsAre("toubib = medecin"));
    EXPECT_THAT(from_table("médecin"), IsEmpty());
    EXPECT_THAT(from_table("embauches"), ElementsAre("embauches = recrutement"));
    EXPECT_THAT(from_table("recruter"), ElementsAre("recruter = embauche"));
}

class Acronyms : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        TestAct explains;
        explains.number = "2020-1";
        explains.title = "RÈGLEMENT DES AIDES";
        explains.report =
            "Le Fonds de Solidarité pour le Logement (FSL) aide les ménages. Le Schéma Départemental "
            "d’Amélioration de l’Accessibilité des Services au Public (S.D.A.A.S.P.) est adopté.";
        TestAct letters;
        letters.number = "2020-2";
        letters.title = "DOTATION DU FSL";
        letters.articles = {"D’abonder le FSL."};
        TestAct words;
        words.number = "2020-3";
        words.title = "BILAN DU FONDS SOLIDARITÉ LOGEMENT";
        words.articles = {"D’en prendre acte."};
        TestAct scattered;
        scattered.number = "2020-4";
        scattered.title = "SOLIDARITÉ";
        scattered.articles = {"De louer un logement par solidarité.", "De créer un fonds de solidarité."};
        TestAct plan;
        plan.number = "2020-5";
        plan.title = "SUIVI DU SDAASP";
        plan.articles = {"D’approuver le suivi."};
        council_->write("a.txt", {explains, letters, words, scattered, plan});
        ASSERT_TRUE(council_->index().has_value());
        searcher_ = new query::Searcher(council_->open());
    }
    static void TearDownTestSuite() {
        delete searcher_;
        delete council_;
    }
    static std::vector<std::string> found(const std::string& text, bool expand = true) {
        query::SearchRequest request;
        request.text = text;
        request.expand = expand;
        return numbers(search(*searcher_, request));
    }

    static Council* council_;
    static query::Searcher* searcher_;
};
Council* Acronyms::council_ = nullptr;
query::Searcher* Acronyms::searcher_ = nullptr;

TEST_F(Acronyms, FindWhatTheyStandFor) {
    for (const char* text : {"FSL", "fsl", "F.S.L.", "FSLs"})
        EXPECT_THAT(found(text), UnorderedElementsAre("2020-1", "2020-2", "2020-3")) << text;
    EXPECT_THAT(found("bilan fsl"), ElementsAre("2020-3"));
}

TEST_F(Acronyms, AreFoundByWhatTheyStandFor) {
    EXPECT_THAT(found("fonds de solidarité pour le logement"),
                UnorderedElementsAre("2020-1", "2020-2", "2020-3", "2020-4"));
    EXPECT_EQ(found("fonds solidarité logement").front(), "2020-3");
    // A long name with one of its words left out, in the plural.
    EXPECT_THAT(found("schémas d'amélioration de l'accessibilité des services au public"),
                UnorderedElementsAre("2020-1", "2020-5"));
}

TEST_F(Acronyms, AreWorthLessThanTheWordItself) {
    EXPECT_EQ(found("FSL").front(), "2020-2");
    query::SearchRequest request;
    request.text = "FSL";
    EXPECT_EQ(search(*searcher_, request).hits.at(2).number, "2020-1");
}

TEST_F(Acronyms, CanBeSwitchedOff) {
    EXPECT_THAT(found("FSL", false), UnorderedElementsAre("2020-1", "2020-2"));
    EXPECT_THAT(found("\"FSL\""), UnorderedElementsAre("2020-1", "2020-2"));
    EXPECT_THAT(found("+FSL"), UnorderedElementsAre("2020-1", "2020-2"));
}

TEST_F(Acronyms, AreShownWithTheQuery) {
    const auto response = search(*searcher_, "bilan FSL");
    ASSERT_EQ(response.expanded.size(), 1U);
    EXPECT_EQ(stemming::fold(response.expanded[0].words), "fonds solidarite logement");
    EXPECT_NE(response.expanded[0].words.find("solidarité"), std::string::npos) << "accents are given back";
    EXPECT_EQ(response.text.substr(response.expanded[0].begin), "FSL");
    EXPECT_EQ(response.parsed, "(bilan FSL) ~ FSL = fonds solidarité logement");
    const auto& passage = response.hits.at(0).passages.at(0);
    EXPECT_EQ(passage.highlights.size(), 2U) << passage.text;  // « BILAN » and the whole name
}

TEST_F(Acronyms, OfNothingAndOddTextsDoNoHarm) {
    for (const char* text : {"FSL FSL FSL", "-FSL", "FSL OU fonds", "(fonds solidarité) logement", "titre:FSL", "FSL*"})
        EXPECT_FALSE(found(text).empty()) << text;
}

TEST_F(Acronyms, ReasonsAreGivenWordByWordWhereNothingIsFound) {
    const auto response = search(*searcher_, "tramway fsl");
    EXPECT_TRUE(response.partial);
    ASSERT_EQ(response.word_counts.size(), 2U);
    EXPECT_EQ(response.word_counts[0].acts, 0U);
    EXPECT_EQ(response.text.substr(response.word_counts[0].begin, response.word_counts[0].end), "tramway");
    EXPECT_EQ(response.word_counts[1].acts, 3U);
    EXPECT_THAT(search(*searcher_, "fsl").word_counts, IsEmpty());
}

}  // namespace
}  // namespace recueil::tests
