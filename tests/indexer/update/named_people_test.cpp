#include "indexer/update/named_people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::indexer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> keys(const std::map<std::string, std::string>& found) {
    std::vector<std::string> all;
    for (const auto& [key, name] : found) all.push_back(key);
    return all;
}

NameFinder read(const std::string& text, const std::vector<std::string>& known = {}) {
    NameFinder names;
    for (const std::string& each : known) names.know(each);
    names.find(text, stemming::Analyser().analyse(text));
    return names;
}

TEST(NamedPeople, ACivilityAnnouncesAName) {
    EXPECT_THAT(keys(read("- Madame Caroline MATRAT, 11ème Vice-Présidente,").sure()), ElementsAre("caroline matrat"));
    EXPECT_THAT(keys(read("M. Jean–Claude DE LA TOUR est élu").sure()), ElementsAre("jean claude de la tour"));
    EXPECT_THAT(keys(read("Mme Bénédicte MESSEANNE-GROBELNY").sure()), ElementsAre("benedicte messeanne grobelny"));
    EXPECT_THAT(keys(read("Monsieur le Président du Conseil départemental").sure()), IsEmpty());
    EXPECT_THAT(keys(read("l’article M 14 et Mme la Présidente").sure()), IsEmpty());
}

TEST(NamedPeople, ElidedParticlesBelongToTheName) {
    EXPECT_THAT(keys(read("Madame Zoé D’ESTREUX et M. Luc d'ORNAY").sure()),
                ElementsAre("luc d ornay", "zoe d estreux"));
    EXPECT_THAT(keys(read("1. Zoé D’ESTREUX", {"Zoé D'ESTREUX"}).sure()), ElementsAre("zoe d estreux"));
}

TEST(NamedPeople, APluralCivilityAnnouncesAList) {
    EXPECT_THAT(keys(read("les démissions de Messieurs Claude PRUDHOMME et Robert THERRY de leur mandat").sure()),
                ElementsAre("claude prudhomme", "robert therry"));
    EXPECT_THAT(keys(read("Mesdames Zoé AVRIL, Ana MAI et Eve JUIN ainsi que Monsieur Paul AOUT").sure()),
                UnorderedElementsAre("zoe avril", "ana mai", "eve juin", "paul aout"));
}

TEST(NamedPeople, CapitalsAloneAreReadToo) {
    EXPECT_THAT(
        keys(read("REMPLACEMENT DE MME DANIÈLE SEUX, MM. ROBERT THERRY, CLAUDE PRUDHOMME ET LUDOVIC LOQUET AU SEIN "
                  "DES COMMISSIONS")
                 .sure()),
        UnorderedElementsAre("daniele seux", "robert therry", "claude prudhomme", "ludovic loquet"));
}

TEST(NamedPeople, KnownMembersAreFoundWithoutCivilityAndInAnyCase) {
    const std::vector<std::string> known{"Marc MEDINE", "Mireille HINGREZ-CÉRÉDA"};
    EXPECT_THAT(keys(read("3. Marc MEDINE 4. mireille hingrez–cereda", known).sure()),
                ElementsAre("marc medine", "mireille hingrez cereda"));
    EXPECT_THAT(keys(read("Marc, MEDINE", known).sure()), IsEmpty());
}

TEST(NamedPeople, ASurnameAloneIsTheOneMemberWhoBearsIt) {
    EXPECT_THAT(keys(read("Mme SEUX", {"Danièle SEUX"}).sure()), ElementsAre("daniele seux"));
    EXPECT_THAT(keys(read("M. PETIT", {"Michel PETIT", "Bertrand PETIT"}).sure()), IsEmpty());
    EXPECT_THAT(keys(read("Mme SEUX").sure()), IsEmpty());
}

TEST(NamedPeople, WhatIsOnlyShapedLikeANameIsDoubtful) {
    const NameFinder names = read("1. Jean-Claude ETIENNE\n2. Marc MEDINE\nle Code Général");
    EXPECT_THAT(keys(names.sure()), IsEmpty());
    EXPECT_THAT(keys(names.perhaps()), UnorderedElementsAre("jean claude etienne", "marc medine"));
}

TEST(NamedPeople, AThousandMembersOfOneFirstNameTakeNoLongerAWord) {
    NameFinder names;
    for (int i = 0; i < 20'000; ++i) names.know("Jean N" + std::to_string(i) + "X");
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += "Jean ";
    names.find(text, stemming::Analyser().analyse(text));
    EXPECT_THAT(names.sure(), IsEmpty());
}

TEST(NamedPeople, OnlyPeopleAreListedAsPeople) {
    for (const auto* name :
         {"caroline matrat", "matrat", "albertini c", "guillain de france", "jean le maire", "marie comte",
          "odile ville", "ville bruno", "li bai", "anne d estreux", "president wilson"})
        EXPECT_TRUE(is_persons_key(name)) << name;
    for (const auto* nobody :
         {"xxx", "xx", "x", "", "groupe union du centre", "prix aa", "a b c", "le maire", "la presidente", "entse 2",
          "membres presents", "association les treteaux", "la secretaire de seance", "o o o"})
        EXPECT_FALSE(is_persons_key(nobody)) << nobody;
}

}  // namespace
}  // namespace recueil::indexer
