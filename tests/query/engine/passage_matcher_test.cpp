// Words left out of passages; the matcher itself is compared with a match by hand in matcher_test.cpp.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Exclusion, IsOfPassagesWhereEveryActHasTheWord) {
    Council council;
    TestAct practice;
    practice.number = "2020-1";
    practice.title = "OUVERTURE D’UN CABINET";
    practice.articles = {"D’installer deux médecins au port.", "De réunir le service de protection maternelle."};
    TestAct service;
    service.number = "2020-2";
    service.title = "ORGANISATION DU SERVICE";
    service.articles = {"D’affecter deux médecins à la protection maternelle.", "De louer un bateau."};
    council.write("session.txt", {practice, service});
    ASSERT_TRUE(council.index().has_value());
    const auto searcher = council.open();
    const auto found = [&](const std::string& text) { return numbers(search(searcher, text)); };
    const auto response = search(searcher, "médecins SAUF maternelle");
    EXPECT_EQ(numbers(response), (std::vector<std::string>{"2020-1"}));
    for (const auto& passage : response.hits.at(0).passages)
        EXPECT_THAT(passage.text, ::testing::Not(HasSubstr("maternelle")));
    ASSERT_EQ(response.diagnostics.size(), 1U);
    EXPECT_THAT(response.diagnostics[0].message, HasSubstr("passage"));
    EXPECT_EQ(found("médecins SAUF \"protection maternelle\""), (std::vector<std::string>{"2020-1"}));
    // An act without the word at all comes alone.
    EXPECT_EQ(found("médecins SAUF bateau"), (std::vector<std::string>{"2020-1"}));
    // No passage has the one without the other; words that must be in one passage; a field leaves out acts.
    EXPECT_THAT(found("protection SAUF maternelle"), IsEmpty());
    EXPECT_THAT(found("médecins protection SAUF deux"), IsEmpty());
    EXPECT_THAT(found("médecins SAUF membre:Roche"), IsEmpty());
    query::SearchRequest strict;
    strict.text = "médecins SAUF maternelle";
    strict.loosen = false;
    EXPECT_THAT(search(searcher, strict).hits, IsEmpty());
}

}  // namespace
}  // namespace recueil::tests
