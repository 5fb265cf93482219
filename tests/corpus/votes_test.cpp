#include "corpus/rules/votes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Vote read(std::initializer_list<const char*> lines) {
    const Document nothing;
    WordList words(nothing);
    JoinedText block;
    int number = 1;
    for (const char* line : lines) block.add(line, number++, words);
    return read_vote(block);
}

TEST(Votes, ACommaInsideAGroupsNamePartsNothing) {
    const Vote vote =
        read({"Pour  :  77 voix  (Groupe  Socialiste,  Républicain  et  Citoyen ;  Groupe  Communiste  et",
              "Républicain ;Groupe Rassemblement National, Groupe Démocrates ; Non-inscrits)", "Contre : 0 voix",
              "Abstention : 0 voix", "Absent sans délégation de vote  : 1 (Non inscrit)", "(Adopté)"});
    EXPECT_EQ(vote.for_->count, 77);
    EXPECT_THAT(vote.for_->groups,
                ElementsAre("Groupe Socialiste, Républicain et Citoyen", "Groupe Communiste et Républicain",
                            "Groupe Rassemblement National", "Groupe Démocrates", "Non-inscrits"));
    EXPECT_EQ(vote.against->count, 0);
    EXPECT_THAT(vote.against->groups, IsEmpty());
    EXPECT_THAT(vote.absent->groups, ElementsAre("Non inscrit"));
    EXPECT_EQ(vote.outcome, "Adopté");
}

TEST(Votes, StrayPunctuationBetweenGroups) {
    const Vote vote =
        read({"Pour : 12 voix (Groupe Union Centriste et", "Indépendants , ;Groupe Front National ; Non-inscrits)"});
    EXPECT_THAT(vote.for_->groups,
                ElementsAre("Groupe Union Centriste et Indépendants", "Groupe Front National", "Non-inscrits"));
    EXPECT_EQ(vote.outcome, std::nullopt);
    EXPECT_FALSE(vote.against.has_value());
}

TEST(Votes, PluralAbsentsAndAbstentions) {
    const Vote vote = read({"Pour : 50 voix", "Contre : 9 voix (Groupe Bleu)", "Abstentions : 14 voix (Groupe Vert)",
                            "Absents sans délégation de vote : 6 (Non-inscrits)", "(Rejeté)"});
    EXPECT_EQ(vote.abstention->count, 14);
    EXPECT_EQ(vote.absent->count, 6);
    EXPECT_THAT(vote.against->groups, ElementsAre("Groupe Bleu"));
    EXPECT_EQ(vote.outcome, "Rejeté");
}

TEST(Votes, AnOutcomeIsNoGroup) {
    const Vote vote = read({"Pour : 78 voix (Groupe Vert)", "Contre : 0 voix", "Abstention : 0 voix", "(Adopté)"});
    EXPECT_THAT(vote.abstention->groups, IsEmpty());
    EXPECT_FALSE(vote.absent.has_value());
}

TEST(Votes, OpeningLines) {
    EXPECT_TRUE(opens_vote("Dans les conditions de vote ci-dessous :"));
    EXPECT_TRUE(opens_vote("Dans  les conditions ci-dessous : "));
    EXPECT_TRUE(opens_vote("Pour  :  78  voix  (Groupe"));
    EXPECT_FALSE(opens_vote("Pour : le groupe Vert, 5 représentants"));
    EXPECT_FALSE(opens_vote("Pour le groupe Socialiste, Républicain et Citoyen: 5 représentant(e)s ;"));
    EXPECT_FALSE(opens_vote("A l’unanimité de ne pas procéder au scrutin secret."));
}

}  // namespace
}  // namespace recueil::corpus
