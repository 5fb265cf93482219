// Titles in capitals as pages show them.
#include "query/answers/display_title.h"

#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

class DisplayTitle : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        TestAct act;
        act.articles = {"D’aider la commune de Val-Joli, sa réunion et le CCAS. Le CCAS de Val-Joli reçoit l’aide.",
                        "De confier la forêt à Val-Joli. Courrier : val-joli@exemple.fr."};
        council_->write("session.txt", {act});
        ASSERT_TRUE(council_->index().has_value());
        index_ = new std::unique_ptr<query::IndexReader>(query::IndexReader::open(council_->database()).value());
    }
    static void TearDownTestSuite() {
        delete index_;
        delete council_;
    }
    static std::string shown(const std::string& title) { return query::display_title(**index_, title); }

    static Council* council_;
    static std::unique_ptr<query::IndexReader>* index_;
};
Council* DisplayTitle::council_ = nullptr;
std::unique_ptr<query::IndexReader>* DisplayTitle::index_ = nullptr;

TEST_F(DisplayTitle, PutsCapitalsInTheCaseOfASentence) {
    EXPECT_EQ(shown("AIDE AU CCAS DE LA COMMUNE"), "Aide au CCAS de la commune");
    EXPECT_EQ(shown("FORÊT : L’AIDE DU CCAS. REUNION N° 12"), "Forêt : l’aide du CCAS. Réunion n° 12");
    EXPECT_EQ(shown("ÉTÉ INCONNU"), "Été inconnu");
}

TEST_F(DisplayTitle, LeavesOtherTitlesAsTheyAre) {
    for (const char* title : {"", "Aide au CCAS", "CCAS", "2024-12", "AIDE à LA COMMUNE", "\xFF\xFE"})
        EXPECT_EQ(shown(title), title);
}

TEST_F(DisplayTitle, KeepsTheNumberOfCodePoints) {
    for (const std::string title :
         {"ŒUVRES DU CCAS ET RÉUNION", "A B C D E F", "L’ÉCOLE\u00A0: 3 ÉTÉS", "ÉÉÉÉ\xFF ÀÀ"}) {
        const auto points = [](const std::string& text) {
            return std::count_if(text.begin(), text.end(),
                                 [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
        };
        EXPECT_EQ(points(shown(title)), points(title)) << title;
    }
}

}  // namespace
}  // namespace recueil::tests
