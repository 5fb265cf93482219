#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

nlohmann::json search(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"search", "--db", sample_index(), "--format", "json"});
    const Outcome outcome = run(arguments);
    EXPECT_THAT(outcome.err, IsEmpty());
    const nlohmann::json answer = json_of(outcome.out);
    EXPECT_EQ(outcome.status, answer["total"] == 0 ? 1 : 0);
    return answer;
}

std::size_t total_of(const std::vector<std::string>& arguments) {
    return search(arguments)["total"].get<std::size_t>();
}

// Bytes of UTF-8 to code points.
std::u32string points_of(const std::string& text) {
    std::u32string points;
    for (const char byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if ((value & 0xc0) != 0x80) {
            points.push_back(value);
        } else {
            points.back() = (points.back() << 6) | (value & 0x3f);
        }
    }
    return points;
}

TEST(Search, AnswersInThePublishedShape) {
    const nlohmann::json answer = search({"salariat médecins"});
    EXPECT_EQ(answer["query"]["text"], "salariat médecins");
    EXPECT_FALSE(answer["query"]["parsed"].get<std::string>().empty());
    EXPECT_TRUE(answer["query"]["diagnostics"].is_array());
    EXPECT_TRUE(answer["query"].contains("suggestion"));
    EXPECT_TRUE(answer["total_exact"].is_boolean());
    EXPECT_EQ(answer["page"], 1);
    EXPECT_EQ(answer["per_page"], 10);
    EXPECT_EQ(answer["links"]["self"], "/api/v1/search?q=salariat%20m%C3%A9decins");
    EXPECT_TRUE(answer["took_ms"].is_number());
    ASSERT_GT(answer["hits"].size(), 0U);
    for (const nlohmann::json& hit : answer["hits"]) {
        for (const char* key :
             {"id", "number", "kind", "title", "session_date", "assembly", "url", "score", "source", "passages"}) {
            EXPECT_TRUE(hit.contains(key)) << key;
        }
    }
}

TEST(Search, PutsTheSalaryOfDoctorsFirstAndMarksIt) {
    const nlohmann::json hit = search({"salariat médecins"})["hits"][0];
    const nlohmann::json passage = hit["passages"][0];
    ASSERT_GT(passage["highlights"].size(), 0U) << passage;
    const std::u32string text = points_of(passage["text"].get<std::string>());
    for (const nlohmann::json& range : passage["highlights"]) {
        EXPECT_LT(range[0], range[1]);
        ASSERT_LE(range[1].get<std::size_t>(), text.size());
        // What is marked is one whole word.
        const std::u32string word =
            text.substr(range[0].get<std::size_t>(), range[1].get<std::size_t>() - range[0].get<std::size_t>());
        EXPECT_TRUE(word.find(U' ') == std::u32string::npos && !word.empty());
    }
}

TEST(Search, WordsCanBeGivenApart) {
    nlohmann::json together = search({"salariat médecins"});
    nlohmann::json apart = search({"salariat", "médecins"});
    together.erase("took_ms");
    apart.erase("took_ms");
    EXPECT_EQ(together, apart);
}

TEST(Search, FindsEverythingWithoutAQuery) {
    const std::size_t everything = total_of({});
    EXPECT_EQ(everything, json_lines(run({"export", "--db", sample_index(), "--format", "jsonl"}).out).size());
    EXPECT_EQ(total_of({""}), everything);
}

TEST(Search, CountsFacetsOverTheWholeResult) {
    const nlohmann::json answer = search({"--per-page", "1", "--facets", "year"});
    ASSERT_EQ(answer["facets"].size(), 1U);
    std::size_t dated = 0;
    for (const nlohmann::json& value : answer["facets"][0]["values"]) dated += value["count"].get<std::size_t>();
    EXPECT_EQ(dated, total_of({"--date-from", "1900"}));
    EXPECT_THAT(search({"--facets", "none"})["facets"], IsEmpty());
}

TEST(Search, AFilterGivenTwiceMeansEither) {
    const nlohmann::json years = search({"--facets", "year"})["facets"][0]["values"];
    ASSERT_GE(years.size(), 2U);
    const auto year = [&years](std::size_t i) { return years[i]["value"].get<std::string>(); };
    const auto count = [&years](std::size_t i) { return years[i]["count"].get<std::size_t>(); };
    EXPECT_EQ(total_of({"--year", year(0)}), count(0));
    EXPECT_EQ(total_of({"--year", year(0), "--year", year(1)}), count(0) + count(1));
    EXPECT_EQ(total_of({"--year", year(0), "--date-from", year(1)}), year(0) < year(1) ? 0U : count(0));
}

TEST(Search, EachFacetValueFiltersToItsCount) {
    const nlohmann::json facets =
        search({"--facets", "year,member,named,commission,theme,territory,assembly,part,outcome"})["facets"];
    ASSERT_EQ(facets.size(), 9U);
    for (const nlohmann::json& facet : facets) {
        if (facet["values"].empty()) continue;
        const nlohmann::json value = facet["values"][0];
        EXPECT_EQ(total_of({"--" + facet["field"].get<std::string>(), value["value"].get<std::string>()}),
                  value["count"])
            << facet["field"];
    }
}

TEST(Search, SortsByDate) {
    for (const std::string order : {"date_asc", "date_desc"}) {
        std::vector<std::string> dates;
        const nlohmann::json answer = search({"--sort", order, "--per-page", "100", "--date-from", "1900"});
        for (const nlohmann::json& hit : answer["hits"]) dates.push_back(hit["session_date"].get<std::string>());
        EXPECT_GT(dates.size(), 3U);
        if (order == "date_desc") std::reverse(dates.begin(), dates.end());
        EXPECT_TRUE(std::is_sorted(dates.begin(), dates.end()));
    }
}

TEST(Search, PagesFollowOneAnother) {
    const nlohmann::json whole = search({"--per-page", "6", "--sort", "date_asc"});
    const nlohmann::json second = search({"--per-page", "3", "--page", "2", "--sort", "date_asc"});
    EXPECT_EQ(whole["hits"][3]["id"], second["hits"][0]["id"]);
    EXPECT_THAT(second["links"]["next"].get<std::string>(), HasSubstr("page=3"));
    EXPECT_THAT(search({"--page", "1000"})["hits"], IsEmpty());
}

TEST(Search, PrintsForPeople) {
    const Outcome outcome = run({"search", "--db", sample_index(), "--explain", "salariat médecins"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, AllOf(HasSubstr("for « salariat médecins »"), HasSubstr("understood as "), HasSubstr("**"),
                                   HasSubstr("\nyear "), Not(HasSubstr("\x1b"))));
}

TEST(Search, PrintsCsv) {
    const std::vector<std::string> lines =
        lines_of(run({"search", "--db", sample_index(), "--format", "csv", "salariat médecins"}).out);
    ASSERT_GT(lines.size(), 1U);
    EXPECT_EQ(lines[0].rfind("id,kind,number,session_date", 0), 0U);
}

TEST(Search, SaysWhenThereIsNothing) {
    const Outcome outcome = run({"search", "--db", sample_index(), "hippopotame"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, HasSubstr("0 acts for « hippopotame »"));
    EXPECT_THAT(outcome.err, IsEmpty());
}

TEST(Search, RefusesValuesWithoutMeaning) {
    for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{{"--date-from", "hier"},
                                                                                       {"--date-to", "2020-13"},
                                                                                       {"--year", "deux mille"},
                                                                                       {"--page", "0"},
                                                                                       {"--page", "-3"},
                                                                                       {"--per-page", "101"},
                                                                                       {"--facets", "couleur"},
                                                                                       {"--part", "cuisine"},
                                                                                       {"--sort", "size"}}) {
        std::vector<std::string> arguments{"search", "--db", sample_index()};
        arguments.insert(arguments.end(), wrong.begin(), wrong.end());
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 2) << wrong[0] << " " << wrong[1];
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    }
}

TEST(Search, FindsAnActByTheCodeOfItsDocument) {
    const Outcome outcome = run({"search", "--db", sample_index(), "CD20230626-17"});
    EXPECT_EQ(outcome.status, 0);
    EXPECT_THAT(outcome.out, HasSubstr("2023-125"));
}

TEST(Search, NoQueryTextFails) {
    const std::vector<std::string> odd{"\"",
                                       "«",
                                       "« a",
                                       "a »",
                                       "(",
                                       ")",
                                       "(((((",
                                       "a)",
                                       "()",
                                       "-",
                                       "--",
                                       "- -",
                                       "-a",
                                       "-\"",
                                       "-(",
                                       "ET",
                                       "OU",
                                       "SAUF",
                                       "AND OR NOT",
                                       "a ET",
                                       "OU b",
                                       "NOT",
                                       "a OU OU b",
                                       "champ:",
                                       "membre:",
                                       "membre:\"",
                                       "membre:(",
                                       "couleur:rouge",
                                       ":",
                                       "::",
                                       "a:b:c",
                                       "date:",
                                       "date:..",
                                       "date:2020..",
                                       "date:x..y",
                                       "year:99999999999999999999",
                                       "montant:>",
                                       "montant:>1e400",
                                       "*",
                                       "**",
                                       "a*",
                                       "*a",
                                       "m*n",
                                       "?",
                                       "\\",
                                       "[a,b]",
                                       "{}",
                                       "%s%n",
                                       "'; DROP TABLE",
                                       "<script>alert(1)</script>",
                                       "\xff\xfe",
                                       "\xc3",
                                       "a\xcc\x81\xcc\x81",
                                       "\xf0\x9f\x8f\x9b",
                                       "œuvre l'eau l’eau",
                                       "\t\n\r",
                                       "show",
                                       "index",
                                       "NEAR/3",
                                       "a NEAR/99999999999 b",
                                       "L.3121-14",
                                       "n°2018-83 du 26 mars 2018",
                                       "2018-83@2018-03-26",
                                       "0",
                                       "-1",
                                       "+",
                                       "~a",
                                       "a^b",
                                       "a\"b\"c",
                                       "\"a\" \"b",
                                       std::string(10000, 'a'),
                                       std::string(2000, '('),
                                       std::string(2000, '-'),
                                       std::string(3000, '"')};
    EXPECT_GT(odd.size(), 50U);
    for (const std::string& text : odd) {
        const Outcome outcome = run({"search", "--db", sample_index(), "--format", "json", "--", text});
        EXPECT_TRUE(outcome.status == 0 || outcome.status == 1)
            << outcome.status << " for " << text.substr(0, 60) << ": " << outcome.err;
        EXPECT_THAT(outcome.err, IsEmpty());
        EXPECT_TRUE(json_of(outcome.out)["hits"].is_array());
        const Outcome readable = run({"search", "--db", sample_index(), "--", text});
        EXPECT_EQ(readable.status, outcome.status);
    }
}

TEST(Search, TenThousandWordsAreAnsweredInTime) {
    std::string words;
    for (int i = 0; i < 10000; ++i) words += "mot" + std::to_string(i) + " ";
    EXPECT_EQ(run({"search", "--db", sample_index(), words}, {"", {}, 20}).status, 1);
}

TEST(Search, TakesItsIndexFromTheEnvironment) {
    EXPECT_EQ(run({"search", "salariat"}, {"", {"RECUEIL_DB=" + sample_index()}}).status, 0);
    EXPECT_EQ(run({"search", "--db", sample_index(), "salariat"}, {"", {"RECUEIL_DB=/nowhere"}}).status, 0);
}

}  // namespace
}  // namespace recueil::tools
