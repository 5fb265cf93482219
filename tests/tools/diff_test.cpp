// `recueil diff`, over the sample corpus.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::size_t code_points(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Outcome diff(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"diff", "--db", sample_index()});
    return run(arguments);
}

TEST(Diff, SetsAnActBesideTheOneThatItChanges) {
    const auto outcome = diff({"2019-142"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("from 2018-83 2018-03-26"));
    EXPECT_THAT(outcome.out, HasSubstr("to 2019-142 2019-06-24"));
    EXPECT_THAT(outcome.out, HasSubstr("The second amends in part the first (line 295)"));
    EXPECT_THAT(outcome.out, HasSubstr("[-EXPÉRIMENTATION DU-] SALARIAT DE MÉDECINS"));
    EXPECT_THAT(outcome.out, HasSubstr("article 4: removed  l. 365–367"));
    for (const auto& line : lines_of(outcome.out)) EXPECT_LE(code_points(line), 80U) << line;
}

TEST(Diff, GivesJson) {
    const auto json = json_of(diff({"--format", "json", "2018-83", "2023-122"}).out);
    EXPECT_EQ(json["schema"], "recueil.diff/1");
    EXPECT_EQ(json["from"]["number"], "2018-83");
    EXPECT_EQ(json["to"]["number"], "2023-122");
    EXPECT_EQ(json["relations"][0]["type"], "repeals");
    EXPECT_EQ(json["articles"][0]["status"], "changed");
}

TEST(Diff, FindsNothingBetweenAnActAndItself) {
    const auto outcome = diff({"2018-83", "2018-83"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("0 words removed, 0 words added"));
    EXPECT_THAT(outcome.out, Not(HasSubstr(": changed")));
}

TEST(Diff, NamesTheChoices) {
    const auto several = diff({"2023-122"});
    EXPECT_EQ(several.status, 2);
    EXPECT_THAT(several.err, HasSubstr("changes several acts of the corpus (name one of val-d-ornaye-cd-2018-83"));
    const auto none = diff({"2018-83"});
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("changes no act of the corpus (name the other act too)"));
    EXPECT_EQ(diff({"2018-83", "nothing"}).status, 1);
    EXPECT_EQ(diff({"2018-83", "2019-142", "2020-203"}).status, 2);
}

}  // namespace
}  // namespace recueil::tools
