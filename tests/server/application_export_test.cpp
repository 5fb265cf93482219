// What the routes answer as files to take along.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/application_fixture.h"

namespace recueil::server {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;
using tests::ApplicationTest;

TEST_F(ApplicationTest, TheTableOfAPageIsForSpreadsheets) {
    EXPECT_THAT(get("/?q=salariat").body, HasSubstr("href=\"/api/v1/export.csv?q=salariat&amp;bom=true\""));
    EXPECT_THAT(get("/?q=").body, HasSubstr("href=\"/api/v1/export.csv?bom=true\""));
}

TEST_F(ApplicationTest, ExportsStreamEveryActOfTheSearch) {
    const auto lines = streamed(get("/api/v1/export.jsonl?q=salariat"));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
    EXPECT_EQ(Json::parse(lines.substr(0, lines.find('\n')))["id"], "2018-83-a");

    const auto response = get("/api/v1/export.csv?q=salariat&bom=true");
    EXPECT_THAT(header(response, "Content-Disposition"), HasSubstr("actes.csv"));
    const auto table = streamed(get("/api/v1/export.csv?q=salariat&bom=true"));
    EXPECT_THAT(table, StartsWith("\xEF\xBB\xBFid;kind;number;"));
    EXPECT_THAT(table, HasSubstr("\n2018-83-a;deliberation;2018-83;2018-03-26;"));

    // Spreadsheets read a table without the mark as windows-1252.
    EXPECT_THAT(streamed(get("/api/v1/export.csv?q=salariat")), StartsWith("\xEF\xBB\xBFid;"));
    EXPECT_THAT(streamed(get("/api/v1/export.csv?q=salariat&bom=false")), StartsWith("id;"));

    const auto scdl = streamed(get("/api/v1/export.scdl.csv?q=salariat&coll_siret=22620001200012&pref_id=PREF062"));
    EXPECT_THAT(scdl, StartsWith("COLL_NOM;COLL_SIRET;DELIB_ID;"));
    EXPECT_THAT(scdl, HasSubstr(";http://example.org/actes/2018-83-a\n"));
}

TEST_F(ApplicationTest, TablesTakeTheSeparatorAndTheColumnsAskedFor) {
    EXPECT_THAT(streamed(get("/api/v1/export.csv?bom=false&separator=,")), StartsWith("id,kind,number,"));
    EXPECT_THAT(streamed(get("/api/v1/export.csv?bom=false&fields=title,id")), StartsWith("title;id\n"));
    EXPECT_EQ(get("/api/v1/export.csv?separator=%7C").status, 400);
    EXPECT_EQ(get("/api/v1/export.csv?fields=nothing").status, 400);
    EXPECT_THAT(streamed(get("/api/v1/export.grants.csv?bom=false&coll_nom=Val")),
                StartsWith("nomAttribuant;idAttribuant;referenceDecision;"));
}

TEST_F(ApplicationTest, LinesTakeTheFieldsAskedFor) {
    const auto lines = streamed(get("/api/v1/export.jsonl?q=salariat&fields=title,id"));
    const auto line = Json::parse(lines.substr(0, lines.find('\n')));
    EXPECT_EQ(line.size(), 2U) << line;
    EXPECT_EQ(line.begin().key(), "title");
    EXPECT_EQ(get("/api/v1/export.jsonl?fields=title,nothing").status, 400);
}

TEST_F(ApplicationTest, ActsAndHitsTakeTheFieldsAskedFor) {
    const auto act = json(get("/api/v1/acts/2018-83-a?fields=title,id"));
    EXPECT_EQ(act.size(), 2U) << act;
    const auto found = json(get("/api/v1/search?q=salariat&fields=id"));
    ASSERT_FALSE(found["hits"].empty());
    EXPECT_EQ(found["hits"][0].size(), 1U) << found["hits"][0];
    EXPECT_TRUE(found.contains("total"));
    EXPECT_THAT(found["links"]["self"].get<std::string>(), HasSubstr("fields=id"));
    EXPECT_EQ(get("/api/v1/acts/2018-83-a?fields=nothing").status, 400);
    EXPECT_EQ(get("/api/v1/search?fields=title,nothing").status, 400);
}

TEST_F(ApplicationTest, TheGraphIsOneDocument) {
    const auto graph = Json::parse(streamed(get("/api/v1/export.graph.json")));
    EXPECT_EQ(graph["schema"], "recueil.graph/1");
    EXPECT_EQ(graph["nodes"].size(), 2U);
    EXPECT_EQ(graph["edges"].at(0)["type"], "cites");
}

TEST_F(ApplicationTest, APublisherThatCannotBeIsRefusedByItsParameters) {
    const auto refused = get("/api/v1/export.scdl.csv?coll_siret=22620001200013&pref_id=62&coll_nom=Val%0Ad%27Ornaye");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(header(refused, "Content-Type"), "application/problem+json");
    const auto errors = json(refused)["errors"];
    ASSERT_EQ(errors.size(), 3U);
    EXPECT_EQ(errors[0]["parameter"], "coll_nom");
    EXPECT_EQ(errors[1]["parameter"], "coll_siret");
    EXPECT_EQ(errors[1]["message"], "\"22620001200013\" is no SIRET number");
    EXPECT_EQ(errors[2]["parameter"], "pref_id");
    for (const auto& error : errors) EXPECT_EQ(error["allowed"].size(), 1U) << error;
    for (const auto* name : {"a%09b", "%7F", "%C2%85"}) {
        EXPECT_EQ(get(std::string("/api/v1/export.scdl.csv?coll_nom=") + name).status, 400) << name;
    }
    EXPECT_EQ(get("/api/v1/export.scdl.csv?coll_nom=D%C3%A9partement%20%C2%AB%20Val%20%C2%BB").status, 200);
}

TEST_F(ApplicationTest, ExportsUnderWayAreFew) {
    std::vector<Response> open;
    for (int i = 0; i < 8; ++i) open.push_back(get("/api/v1/export.jsonl"));
    const auto refused = get("/api/v1/export.jsonl");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(header(refused, "Retry-After"), "1");
    // Those of one client leave some to others.
    client_ = "192.0.2.7";
    EXPECT_EQ(get("/api/v1/export.csv").status, 200);
    client_.clear();
    open.pop_back();
    EXPECT_EQ(get("/api/v1/export.jsonl").status, 200);
}

}  // namespace
}  // namespace recueil::server
