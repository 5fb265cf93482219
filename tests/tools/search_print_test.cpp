#include "tools/search_print.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::tools {
namespace {

using testing::HasSubstr;
using testing::Not;

query::SearchResponse response_with(const query::PassageHit& passage) {
    query::Hit hit;
    hit.id = "an-id";
    hit.kind = "deliberation";
    hit.number = "2020-310";
    hit.title = "Salariat, médecins";
    hit.passages = {passage};
    query::SearchResponse response;
    response.text = "salariat médecins";
    response.total = 1;
    response.hits = {hit};
    return response;
}

query::PassageHit passage(const std::string& text, std::vector<std::pair<std::size_t, std::size_t>> highlights) {
    query::PassageHit passage;
    passage.part = "article";
    passage.label = "1";
    passage.line_start = 5401;
    passage.text = text;
    passage.highlights = std::move(highlights);
    return passage;
}

TEST(SearchText, MarksWhatMatchedByCodePoints) {
    const std::string text =
        search_text(response_with(passage("été: le salariat de médecins", {{8, 16}, {20, 28}})), Style{}, false);
    EXPECT_THAT(text, HasSubstr("été: le **salariat** de **médecins**\n"));
    EXPECT_THAT(text, HasSubstr("[article 1, line 5401]"));
}

TEST(SearchText, MarksNeighboursApart) {
    EXPECT_THAT(search_text(response_with(passage("abcd", {{0, 2}, {2, 4}})), Style{}, false),
                HasSubstr("**ab****cd**"));
}

TEST(SearchText, ColoursOnATerminal) {
    const std::string text = search_text(response_with(passage("le salariat", {{3, 11}})), Style{true}, false);
    EXPECT_THAT(text, HasSubstr("le \x1b[1;33msalariat\x1b[0m"));
    EXPECT_THAT(text, Not(HasSubstr("**")));
}

TEST(SearchText, KeepsControlCharactersOfDocumentsFromTheTerminal) {
    query::SearchResponse response = response_with(passage("a \x1b]0;x\x07 \xc2\x9b b", {}));
    response.hits[0].title = "t\x1b[2J";
    const std::string text = search_text(response, Style{}, false);
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\x07")));
    EXPECT_THAT(text, Not(HasSubstr("\xc2\x9b")));
}

TEST(SearchText, SaysHowManyAndWhich) {
    query::SearchResponse response = response_with(passage("x", {}));
    response.total = 21;
    response.page = 3;
    EXPECT_THAT(search_text(response, Style{}, false), HasSubstr("21 acts for « salariat médecins », 21 to 21"));
    response.total_exact = false;
    EXPECT_THAT(search_text(response, Style{}, false), HasSubstr("about 21 acts"));
}

TEST(SearchText, ListsFacets) {
    query::SearchResponse response = response_with(passage("x", {}));
    response.facets = {{"year", {{"2020", "2020", 17, true}, {"2022", "2022", 1, false}}, 4}, {"theme", {}, 0}};
    const std::string text = search_text(response, Style{}, false);
    EXPECT_THAT(text, HasSubstr("year        *2020 (17); 2022 (1); and 4 more"));
    EXPECT_THAT(text, Not(HasSubstr("theme")));
}

TEST(SearchCsv, QuotesAndKeepsOneLineAHit) {
    const std::string csv = search_csv(response_with(passage("dit \"oui\"", {})));
    EXPECT_THAT(csv, HasSubstr("id,kind,number,"));
    EXPECT_THAT(
        csv, HasSubstr(
                 "an-id,deliberation,2020-310,,,\"Salariat, médecins\",,,0.000,,article 1,5401,\"dit \"\"oui\"\"\"\n"));
}

}  // namespace
}  // namespace recueil::tools
