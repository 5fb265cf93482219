#include "query/suggest/spelling.h"

#include <map>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using testing::Optional;

// A corpus of a few words, each as often as stated.
class Spelling : public testing::Test {
  protected:
    void SetUp() override {
        const std::vector<std::pair<std::string, int>> words{
            {"délibération", 300}, {"quadriennale", 3}, {"puéricultrices", 4},
            {"mobilité", 60},      {"mobilté", 1},      {"médecins", 40},
            {"généralistes", 20},  {"conseil", 900},    {"départemental", 700},
            {"accueil", 80},       {"petite", 50},      {"enfance", 120},
            {"maternelle", 90},    {"protection", 200}, {"assainissement", 30},
            {"président", 250},    {"Béthune", 30},     {"cœur", 5},
            {"mère", 20},          {"mer", 9},          {"subvention", 80},
            {"collège", 90},       {"PDESI", 12},       {"chômage", 6},
            {"article", 500},      {"budget", 100},     {"le", 900},
            {"de", 2000}};
        stemming::LexiconWriter writer;
        for (const auto& [word, count] : words) {
            for (int time = 0; time < count; ++time) writer.add(stemming::fold(word), word);
            acts_[analyser_.stem(stemming::fold(word))] += static_cast<std::size_t>(count);
        }
        bytes_ = writer.bytes();
        lexicons_.push_back(*stemming::Lexicon::open(bytes_));
    }

    std::optional<std::string> suggested(std::string_view text) const {
        return suggest_query(text, parse_query(text), analyser_, lexicons_, [&](const stemming::Token& word) {
            const auto found = acts_.find(word.stem);
            return found == acts_.end() ? std::size_t{0} : found->second;
        });
    }

    stemming::Analyser analyser_;
    std::map<std::string, std::size_t> acts_;
    std::string bytes_;
    std::vector<stemming::Lexicon> lexicons_;
};

TEST_F(Spelling, MendsWordsThatTheCorpusDoesNotKnow) {
    const std::vector<std::pair<std::string, std::string>> examples{
        {"quadrienale", "quadriennale"},
        {"puericultrices prescription quadrienale", "puericultrices prescription quadriennale"},
        {"medcins", "médecins"},
        {"delibaration", "délibération"},
        {"artcile", "article"},
        {"colége", "collège"},
        {"asainissement", "assainissement"},
        {"subvantion", "subvention"},
        {"acueil petite enfence", "accueil petite enfance"},
        {"Bethunne", "Béthune"},
        {"ceur", "cœur"},
        {"bugdet", "budget"},
    };
    for (const auto& [typed, meant] : examples) EXPECT_THAT(suggested(typed), Optional(meant)) << typed;
}

TEST_F(Spelling, MendsWordsTheCorpusMisspellsOnce) {
    EXPECT_THAT(suggested("mobilté"), Optional(std::string("mobilité")));
}

TEST_F(Spelling, PartsWordsRunTogether) {
    EXPECT_THAT(suggested("conseildépartemental"), Optional(std::string("conseil départemental")));
}

TEST_F(Spelling, LeavesWhatIsKnownOrMeantAlone) {
    for (const char* text :
         {"délibération", "deliberations", "DÉLIBÉRATION", "mer", "mère", "", "le de", "\"quadrienale\"",
          "membre:Bethunne", "2018-83", "xyzqwkv", "L.3121-14", "quadrien*", "-quadrienale", "pdesi"}) {
        EXPECT_EQ(suggested(text), std::nullopt) << text;
    }
}

TEST_F(Spelling, KeepsTheRestOfTheQuery) {
    EXPECT_THAT(suggested("(medcins OU \"a b\") ET titre:x l'enfence"),
                Optional(std::string("(médecins OU \"a b\") ET titre:x l'enfance")));
}

TEST_F(Spelling, NearestWordIsNearForAnySingleEdit) {
    std::mt19937 random(5);
    for (const std::string word :
         {"deliberation", "quadriennale", "puericultrices", "assainissement", "departemental"}) {
        for (int round = 0; round < 200; ++round) {
            std::string typed = word;
            const std::size_t at = 1 + random() % (typed.size() - 1);
            switch (random() % 4) {
                case 0:
                    typed.erase(at, 1);
                    break;
                case 1:
                    typed.insert(at, 1, static_cast<char>('a' + random() % 26));
                    break;
                case 2:
                    typed[at] = static_cast<char>('a' + random() % 26);
                    break;
                default:
                    std::swap(typed[at], typed[at - 1]);
            }
            if (typed == word) continue;
            const auto near = nearest_word(lexicons_, typed);
            ASSERT_TRUE(near) << typed;
            EXPECT_EQ(stemming::fold(*near), word) << typed;
        }
    }
}

}  // namespace
}  // namespace recueil::query
