#include "corpus/rules/people.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {

bool operator==(const Person& a, const Person& b) {
    return a.civility == b.civility && a.name == b.name;
}
void PrintTo(const Person& person, std::ostream* out) {
    *out << person.civility << "|" << person.name;
}

namespace {

using testing::ElementsAre;

TEST(PeopleOfList, ReadsParticlesHyphensAndStrayCommas) {
    EXPECT_THAT(
        people_of_list("M. Jean-Claude LEROY, Mme Bénédicte MESSEANNE-GROBELNY, M. Rachid BEN AMOR, "
                       "Mme Pascale LEBON , M. Alain DE CARRION."),
        ElementsAre(Person{"M.", "Jean-Claude LEROY"}, Person{"Mme", "Bénédicte MESSEANNE-GROBELNY"},
                    Person{"M.", "Rachid BEN AMOR"}, Person{"Mme", "Pascale LEBON"}, Person{"M.", "Alain DE CARRION"}));
}

TEST(PeopleOfList, PluralCivilitiesHoldForEachName) {
    EXPECT_THAT(people_of_list("MM. Paul ROUX, Luc DA SILVA, Mme Ève D’ARGENT"),
                ElementsAre(Person{"M.", "Paul ROUX"}, Person{"M.", "Luc DA SILVA"}, Person{"Mme", "Ève D’ARGENT"}));
}

TEST(PeopleOfList, NobodyIsNobody) {
    EXPECT_TRUE(people_of_list("néant.").empty());
    EXPECT_TRUE(people_of_list("").empty());
    EXPECT_TRUE(people_of_list(" , ;. ").empty());
}

TEST(FindPeople, ReadsGroupsOfNamesInASentence) {
    const auto found = find_people(
        "Mesdames Sylvie MEYER, Karine DU PONT et Aline GUY ainsi que Monsieur Marc SARAH, "
        "intéressés à l'affaire, sont sortis");
    std::vector<std::string> names;
    for (const auto& each : found) names.push_back(each.person.name);
    EXPECT_THAT(names, ElementsAre("Sylvie MEYER", "Karine DU PONT", "Aline GUY", "Marc SARAH"));
}

TEST(FindPeople, BlanksOfAModelAreNobody) {
    for (const char* text : {"Madame XXX, conseillère", "Monsieur XXXX", "M. Nom Prénom", "Madame ………", "Mme ______",
                             "Monsieur Le Maire", "Madame La Présidente", "M. XXX-XXX"})
        EXPECT_TRUE(find_people(text).empty()) << text;
    EXPECT_EQ(find_people("M. X, domicilié")[0].person.name, "X");
}

TEST(FindPeople, ReadsAnySpaceAndNone) {
    const auto found = find_people("M.\u00A0Éric ŒUVRARD et Mme\u202FAnne LE\u00A0GALL, M.TAYEB");
    std::vector<std::string> names;
    for (const auto& each : found) names.push_back(each.person.name);
    EXPECT_THAT(names, ElementsAre("Éric ŒUVRARD", "Anne LE GALL", "TAYEB"));
}

TEST(FindPeople, StopsAtSmallWords) {
    const auto found = find_people("le courrier de Madame Audrey DAUTRICHE de son siège de titulaire");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].person.name, "Audrey DAUTRICHE");
}

TEST(PersonOfCapitals, TakesTheSpellingOfTheAttendance) {
    const std::vector<Person> known{{"M.", "Gaël LE BIHAN"}};
    EXPECT_EQ(person_of_capitals("MONSIEUR GAEL LE BIHAN", known), (Person{"M.", "Gaël LE BIHAN"}));
    EXPECT_EQ(person_of_capitals("MADAME ANNE-MARIE PETIT", {}), (Person{"Mme", "Anne-Marie PETIT"}));
}

}  // namespace
}  // namespace recueil::corpus
