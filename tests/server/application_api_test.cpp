// What the routes answer programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/application_fixture.h"

namespace recueil::server {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using tests::ApplicationTest;

TEST_F(ApplicationTest, SearchAnswersTheSharedShape) {
    const auto response = get("/api/v1/search?q=salariat&per_page=1&year=2020&year=2018&sort=date_desc&facets=year");
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(header(response, "Content-Type"), "application/json");
    const auto answer = json(response);
    EXPECT_EQ(answer["total"], 2);
    EXPECT_EQ(answer["hits"].size(), 1U);
    EXPECT_EQ(answer["hits"][0]["url"], "/actes/2018-83-a");
    EXPECT_EQ(answer["links"]["self"],
              "/api/v1/search?q=salariat&year=2020&year=2018&sort=date_desc&facets=year&per_page=1");
    EXPECT_EQ(answer["links"]["next"],
              "/api/v1/search?q=salariat&year=2020&year=2018&sort=date_desc&facets=year&per_page=1&page=2");
    std::vector<std::string> keys;
    for (const auto& [key, value] : answer.items()) keys.push_back(key);
    EXPECT_EQ(keys.back(), "took_ms");

    const auto& asked = index_->asked.back();
    EXPECT_EQ(asked.text, "salariat");
    EXPECT_EQ(asked.filters.size(), 2U);
    EXPECT_EQ(asked.sort, query::Sort::date_descending);
    EXPECT_THAT(asked.facets, ElementsAre("year"));
}

TEST_F(ApplicationTest, FollowingNextReadsEveryHitOnce) {
    std::string link = "/api/v1/search?q=salariat&facets=none&per_page=1";
    std::vector<std::string> ids;
    while (!link.empty()) {
        const auto answer = json(get(link));
        EXPECT_EQ(answer["links"]["self"], link);
        for (const auto& hit : answer["hits"]) ids.push_back(hit["id"]);
        link = answer["links"]["next"].is_null() ? "" : answer["links"]["next"];
    }
    EXPECT_THAT(ids, ElementsAre("2018-83-a", "2020-302-b"));
}

TEST_F(ApplicationTest, WhatHasNoMeaningIsAProblemThatNamesIt) {
    struct Case {
        std::string target;
        std::string parameter;
        std::string allowed;
    };
    for (const auto& [target, parameter, allowed] :
         {Case{"/api/v1/search?anne=2020", "anne", "year"}, Case{"/api/v1/search?sort=size", "sort", "date_desc"},
          Case{"/api/v1/search?facets=colour", "facets", "commission"},
          Case{"/api/v1/search?per_page=101", "per_page", "0..100"}, Case{"/api/v1/search?page=0", "page", "1..1000"},
          Case{"/api/v1/search?date_from=2020-02-30", "date_from", "YYYY-MM-DD"},
          Case{"/api/v1/acts/2018-83-a/citations?depth=11", "depth", "1..10"},
          Case{"/api/v1/acts/2018-83-a/citations?direction=up", "direction", "both"},
          Case{"/api/v1/status?q=a", "q", ""}, Case{"/api/v1/export.csv?bom=yes", "bom", "true"}}) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 400) << target;
        EXPECT_EQ(header(response, "Content-Type"), "application/problem+json");
        const auto problem = json(response);
        EXPECT_EQ(problem["status"], 400);
        ASSERT_EQ(problem["errors"].size(), 1U) << target;
        EXPECT_EQ(problem["errors"][0]["parameter"], parameter);
        const auto values = problem["errors"][0]["allowed"].get<std::vector<std::string>>();
        EXPECT_TRUE(allowed.empty() || std::find(values.begin(), values.end(), allowed) != values.end()) << target;
    }
}

TEST_F(ApplicationTest, AValueTheIndexRefusesNamesItsParameter) {
    const auto response = get("/api/v1/search?year=2020&outcome=peut-%C3%AAtre");
    EXPECT_EQ(response.status, 400);
    const auto error = json(response)["errors"][0];
    EXPECT_EQ(error["parameter"], "outcome");
    EXPECT_EQ(error["message"], "no value of this index is “peut-être”");
    EXPECT_THAT(error["allowed"].get<std::vector<std::string>>(), ElementsAre("Adopté", "Rejeté"));
    EXPECT_EQ(get("/api/v1/export.jsonl?outcome=peut-%C3%AAtre").status, 400);
}

TEST_F(ApplicationTest, ActsAndCitationsAreFoundOrNot) {
    EXPECT_EQ(json(get("/api/v1/acts/2018-83-a"))["number"], "2018-83");
    const auto graph = json(get("/api/v1/acts/2018-83-a/citations?direction=in&depth=2"));
    EXPECT_EQ(graph["edges"][0]["type"], "cites");
    for (const auto* target : {"/api/v1/acts/none", "/api/v1/acts/none/citations", "/api/v1/acts/", "/api/v1/acts/%FF",
                               "/api/v1/acts/a/b/c", "/api/v1/nothing"}) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_EQ(header(response, "Content-Type"), "application/problem+json") << target;
    }
    EXPECT_EQ(get("/api/v1/resolve").status, 400);
}

TEST_F(ApplicationTest, AReferenceThatNamesNothingIsAFaultOfItsParameter) {
    for (const auto& [target, parameter] :
         {std::pair{"/api/v1/resolve?ref=nonsense", "ref"}, {"/feed.atom?cites=nothing", "cites"}}) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 400) << target;
        EXPECT_EQ(header(response, "Content-Type"), "application/problem+json") << target;
        EXPECT_EQ(json(response)["errors"][0]["parameter"], parameter);
        EXPECT_THAT(json(response)["detail"].get<std::string>(), HasSubstr("nothing is cited so"));
    }
}

TEST_F(ApplicationTest, GapsAreListedMostCitedFirst) {
    const auto all = json(get("/api/v1/gaps"));
    EXPECT_EQ(all["total"], 2);
    EXPECT_EQ(all["values"][0]["key"], "2017-7@2017-04-03");
    EXPECT_EQ(all["values"][0]["cited_by"], 9);
    EXPECT_EQ(json(get("/api/v1/gaps?limit=1"))["values"].size(), 1U);
    EXPECT_EQ(get("/api/v1/gaps?limit=0").status, 400);
}

TEST_F(ApplicationTest, ChangesArePagedOverOneList) {
    const auto present = json(get("/api/v1/changes"));
    EXPECT_EQ(present["state"], "state-1");
    EXPECT_EQ(present["total"], 0);
    const auto all = json(get("/api/v1/changes?since=state-0"));
    EXPECT_EQ(all["total"], 3);
    EXPECT_EQ(all["state"], "state-1");
    EXPECT_EQ(all["changes"][0]["change"], "added");
    EXPECT_EQ(all["changes"][0]["url"], "/actes/2020-302-b");
    EXPECT_FALSE(all["changes"][0].contains("source_only"));
    EXPECT_EQ(all["changes"][1]["source_only"], true);
    EXPECT_EQ(all["changes"][2]["change"], "removed");
    EXPECT_TRUE(all["changes"][2]["url"].is_null());
    EXPECT_TRUE(all["links"]["next"].is_null());
    const auto first = json(get("/api/v1/changes?since=state-0&per_page=2"));
    EXPECT_EQ(first["changes"].size(), 2U);
    EXPECT_EQ(first["links"]["next"], "/api/v1/changes?since=state-0&until=state-1&per_page=2&page=2");
    index_->next_state = "state-2";
    const auto second = json(get(first["links"]["next"].get<std::string>()));
    EXPECT_EQ(second["changes"].size(), 1U);
    EXPECT_EQ(second["state"], "state-1");
    EXPECT_TRUE(second["links"]["next"].is_null());
}

TEST_F(ApplicationTest, ChangesAreGivenAsLinesToTheirEnd) {
    auto response = get("/api/v1/changes.jsonl?since=state-0");
    EXPECT_EQ(header(response, "Content-Type"), "application/jsonl");
    const auto lines = streamed(std::move(response));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 4);
    EXPECT_THAT(lines, ::testing::EndsWith("\n{\"state\":\"state-1\"}\n"));
}

TEST_F(ApplicationTest, ChangesSinceAnUnknownStateAreGone) {
    for (const char* route : {"/api/v1/changes?since=state-9", "/api/v1/changes.jsonl?since=state-9"}) {
        const auto response = get(route);
        EXPECT_EQ(response.status, 410);
        EXPECT_EQ(header(response, "ETag"), "");
        EXPECT_EQ(json(response)["title"], "Gone");
        EXPECT_THAT(json(response)["detail"].get<std::string>(), HasSubstr("/api/v1/export.jsonl"));
    }
    EXPECT_EQ(json(get("/api/v1/changes?since=nonsense"))["errors"][0]["parameter"], "since");
    EXPECT_EQ(json(get("/api/v1/changes?until=state-1"))["errors"][0]["parameter"], "until");
    EXPECT_EQ(get("/api/v1/changes?since=state-0&per_page=0").status, 400);
}

TEST_F(ApplicationTest, AReferenceResolvesToItsActAndItsCiters) {
    const auto answer = json(get("/api/v1/resolve?ref=d%C3%A9lib%C3%A9ration%20n%C2%B02018-83"));
    EXPECT_EQ(answer["act"]["id"], "2018-83-a");
    EXPECT_EQ(answer["act"]["url"], "/actes/2018-83-a");
    EXPECT_EQ(answer["target"]["number"], "2018-83");
    EXPECT_EQ(answer["cited_by"][0]["number"], "2020-302");
}

TEST_F(ApplicationTest, VocabulariesSuggestionsAndStatusAreServed) {
    EXPECT_EQ(json(get("/api/v1/members"))["values"][0]["label"], "Paul BRUN");
    EXPECT_EQ(json(get("/api/v1/texts"))["values"][0]["articles"].size(), 1U);
    EXPECT_EQ(json(get("/api/v1/commissions"))["total"], 2);
    EXPECT_EQ(json(get("/api/v1/themes"))["total"], 2);
    EXPECT_EQ(json(get("/api/v1/sessions"))["total"], 2);
    EXPECT_EQ(json(get("/api/v1/suggest?q=salar&limit=1"))["suggestions"].size(), 1U);
    EXPECT_EQ(json(get("/api/v1/status"))["acts"], 2);
}

TEST_F(ApplicationTest, LongListsComeInPages) {
    index_->people.clear();
    for (int i = 0; i < 2500; ++i)
        index_->people.push_back({std::to_string(i), "N" + std::to_string(i), 1, "", "", {}});
    const auto first = json(get("/api/v1/members"));
    EXPECT_EQ(first["total"], 2500);
    EXPECT_EQ(first["values"].size(), 1000U) << "an answer does not grow with the corpus";
    EXPECT_EQ(first["links"]["next"], "/api/v1/members?page=2");
    std::size_t listed = 0;
    std::string next = "/api/v1/members?per_page=700";
    for (int page = 1; !next.empty(); ++page) {
        const auto answer = json(get(next));
        EXPECT_EQ(answer["page"], page);
        EXPECT_EQ(answer["values"][0]["label"], "N" + std::to_string(listed));
        listed += answer["values"].size();
        next = answer["links"]["next"].is_null() ? "" : answer["links"]["next"].get<std::string>();
    }
    EXPECT_EQ(listed, 2500U);
    EXPECT_EQ(json(get("/api/v1/members?page=1000000"))["values"].size(), 0U);
    for (const char* wrong : {"page=0", "per_page=0", "per_page=1001", "page=1000001", "letter=a"})
        EXPECT_EQ(get(std::string("/api/v1/texts?") + wrong).status, 400) << wrong;
}

// What fails is never an empty list: the next request may get the right one.
TEST_F(ApplicationTest, AnIndexThatCannotBeReadIsAnErrorUntilItCan) {
    for (const char* route :
         {"/api/v1/texts", "/api/v1/members", "/api/v1/suggest?q=salar", "/api/v1/gaps", "/membres", "/"}) {
        index_->failures = 1;
        const auto failed = get(route);
        EXPECT_EQ(failed.status, 503) << route;
        EXPECT_EQ(header(failed, "etag"), "") << route;
        EXPECT_EQ(failed.body.find("secret"), std::string::npos) << route;
        index_->failures = 0;
        EXPECT_EQ(get(route).status, 200) << route;
    }
}

TEST_F(ApplicationTest, TheStatusNamesNoFolderOfTheMachine) {
    const auto sources = json(get("/api/v1/status"))["sources"].get<std::vector<std::string>>();
    EXPECT_THAT(sources, ElementsAre("deliberations", "council", "acte.txt"));
}

TEST_F(ApplicationTest, ComparesAnActWithTheOneThatItChanges) {
    const auto named = get("/api/v1/acts/2018-83-a/diff?with=2020-302-b");
    ASSERT_EQ(named.status, 200) << named.body;
    EXPECT_EQ(json(named)["from"]["id"], "2018-83-a");
    EXPECT_EQ(json(named)["relations"][0]["type"], "amends");
    EXPECT_EQ(get("/api/v1/acts/2020-302-b/diff").body, named.body);
    const auto none = get("/api/v1/acts/2018-83-a/diff");
    EXPECT_EQ(none.status, 404);
    EXPECT_EQ(json(none)["errors"][0]["parameter"], "with");
    EXPECT_EQ(get("/api/v1/acts/2018-83-a/diff?with=none").status, 404);
    EXPECT_EQ(get("/api/v1/acts/none/diff").status, 404);
}

}  // namespace
}  // namespace recueil::server
