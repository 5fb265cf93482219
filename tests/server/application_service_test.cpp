// What every answer has, and what the server tells of itself.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/time_limit.h"
#include "tests/server/application_fixture.h"

namespace recueil::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;
using tests::ApplicationTest;

TEST_F(ApplicationTest, AnswersAreTiedToTheStateOfTheIndex) {
    for (const auto* target : {"/api/v1/search?q=salariat", "/", "/actes/2018-83-a", "/api/v1/acts/2018-83-a"}) {
        const auto first = get(target);
        const auto tag = header(first, "ETag");
        EXPECT_THAT(tag, HasSubstr("state-1"));
        EXPECT_EQ(header(first, "Cache-Control"), "no-cache");
        EXPECT_EQ(get(target, {{"if-none-match", tag}}).status, 304);
        EXPECT_EQ(get(target, {{"if-none-match", "\"other\", " + tag}}).status, 304);
        EXPECT_EQ(get(target, {{"if-none-match", "\"other\""}}).status, 200);
        // A time says nothing of a state: the clock may go back, an older index may take the place of a newer.
        EXPECT_EQ(header(first, "Last-Modified"), "");
        for (const auto* time : {"Wed, 01 May 2024 10:00:00 GMT", "Fri, 01 May 2099 10:00:00 GMT"})
            EXPECT_EQ(get(target, {{"if-modified-since", time}}).status, 200);
        EXPECT_TRUE(get(target, {{"if-none-match", tag}}).body.empty());
    }
    const auto tag = header(get("/api/v1/status"), "ETag");
    index_->next_state = "state-2";
    const auto moved = get("/api/v1/status", {{"if-none-match", tag}});
    EXPECT_EQ(moved.status, 200);
    EXPECT_THAT(header(moved, "ETag"), HasSubstr("state-2"));
    EXPECT_EQ(header(get("/api/v1/acts/none"), "ETag"), "");
}

TEST_F(ApplicationTest, AnAnswerThatTakesTooLongGivesItsThreadBack) {
    index_->on_ask = [] { throw OutOfTime(); };
    const auto page = get("/actes/2018-83-a");
    EXPECT_EQ(page.status, 503);
    EXPECT_EQ(header(page, "Retry-After"), "1");
    EXPECT_THAT(header(page, "Content-Type"), StartsWith("text/html"));
    const auto answer = get("/api/v1/search?q=salariat");
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(header(answer, "Content-Type"), "application/problem+json");
    index_->on_ask = {};
    EXPECT_EQ(get("/actes/2018-83-a").status, 200);
}

TEST_F(ApplicationTest, EachAnswerHasALimitAndASearchAShorterOneWhileManyWait) {
    std::vector<std::chrono::milliseconds> searches;
    index_->on_ask = [&] {
        searches.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(TimeLimit::search()));
        EXPECT_LT(TimeLimit::end() - TimeLimit::Clock::now(), std::chrono::seconds(30));
    };
    for (const double crowd : {0.0, 3.0, 1000.0}) {
        crowd_ = crowd;
        get("/api/v1/search?q=salariat");
    }
    using std::chrono::milliseconds;
    EXPECT_THAT(searches, ::testing::ElementsAre(milliseconds(3000), milliseconds(1000), milliseconds(300)));
    EXPECT_EQ(TimeLimit::end(), TimeLimit::Clock::time_point::max());
}

TEST_F(ApplicationTest, ConditionsHoldOnlyForWhatIsThere) {
    const auto tag = header(get("/api/v1/acts/2018-83-a"), "ETag");
    for (const auto* target : {"/api/v1/acts/none", "/actes/none", "/membres/personne", "/nothing"}) {
        EXPECT_EQ(get(target, {{"if-none-match", tag}}).status, 404) << target;
        EXPECT_EQ(get(target, {{"if-none-match", "*"}}).status, 404) << target;
        EXPECT_EQ(get(target, {{"if-modified-since", "Wed, 01 May 2024 10:00:00 GMT"}}).status, 404) << target;
    }
    EXPECT_EQ(get("/api/v1/search?outcome=peut-%C3%AAtre", {{"if-none-match", tag}}).status, 400);
    EXPECT_EQ(get("/api/v1/search?anne=1", {{"if-none-match", "*"}}).status, 400);
    for (const auto* target : {"/", "/api/v1/acts/2018-83-a", "/api/v1/export.jsonl", "/openapi.json"}) {
        EXPECT_EQ(get(target, {{"if-none-match", "*"}}).status, 304) << target;
    }
    EXPECT_EQ(get("/api/v1/acts/2020-302-b", {{"if-none-match", tag}}).status, 200);
}

TEST_F(ApplicationTest, AStateThatCannotBeOpenedLeavesTheOldOneAnswering) {
    index_->next_fails = true;
    for (int i = 0; i < 3; ++i) {
        const auto response = get("/api/v1/search?q=salariat");
        EXPECT_EQ(response.status, 200);
        EXPECT_THAT(response.body, Not(HasSubstr("secret")));
    }
    EXPECT_EQ(log_.size(), 1U) << "the same failure is said once";
    EXPECT_THAT(log_.at(0), HasSubstr("secret"));
}

TEST_F(ApplicationTest, OnlyReadingIsAnswered) {
    for (const auto* method : {"POST", "PUT", "DELETE", "PATCH", "TRACE", "get"}) {
        const auto response = ask(method, "/api/v1/search");
        EXPECT_EQ(response.status, 405) << method;
        EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
    }
    EXPECT_EQ(ask("HEAD", "/api/v1/search").status, 200);
    const auto options = ask("OPTIONS", "/api/v1/search");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(header(options, "Access-Control-Allow-Origin"), "*");
}

TEST_F(ApplicationTest, HeadersProtectPagesAndOpenTheApi) {
    const auto page = get("/");
    const auto policy = header(page, "Content-Security-Policy");
    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
    EXPECT_EQ(header(page, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(page, "Access-Control-Allow-Origin"), "");
    EXPECT_EQ(header(get("/api/v1/status"), "Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(header(get("/api/v1/nothing"), "Access-Control-Allow-Origin"), "*");
}

TEST_F(ApplicationTest, CompressesForThoseWhoTakeIt) {
    const auto plain = get("/");
    const auto compressed = get("/", {{"accept-encoding", "gzip"}});
    EXPECT_EQ(header(compressed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding");
    EXPECT_LT(compressed.body.size(), plain.body.size());
    EXPECT_EQ(header(get("/healthz", {{"accept-encoding", "gzip"}}), "Content-Encoding"), "");
}

TEST_F(ApplicationTest, AssetsAreKeptWhereTheirVersionIsNamed) {
    const auto page = get("/").body;
    const auto begin = page.find("/assets/recueil.css?v=");
    ASSERT_NE(begin, std::string::npos);
    const auto versioned = get(page.substr(begin, page.find('"', begin) - begin));
    EXPECT_EQ(versioned.status, 200);
    EXPECT_THAT(header(versioned, "Cache-Control"), HasSubstr("immutable"));
    EXPECT_THAT(header(versioned, "Content-Type"), StartsWith("text/css"));
    EXPECT_EQ(header(get("/assets/recueil.js"), "Cache-Control"), "no-cache");
    EXPECT_EQ(header(get("/assets/recueil.css?v=0123456789abcdef"), "Cache-Control"), "no-cache");
}

TEST_F(ApplicationTest, SearchEnginesAreToldWhatToRead) {
    const auto robots = get("/robots.txt");
    EXPECT_EQ(robots.status, 200);
    EXPECT_EQ(header(robots, "Content-Type"), "text/plain; charset=utf-8");
    for (const auto* line : {"Allow: /$", "Allow: /actes/", "Allow: /membres", "Disallow: /api/v1/export",
                             "Disallow: /?year=", "Disallow: /?*&member=", "Disallow: /?date_from="}) {
        EXPECT_THAT(robots.body, HasSubstr(std::string(line) + "\n"));
    }
    const std::string kept_out = "<meta name=\"robots\" content=\"noindex, follow\">";
    for (const auto* target : {"/?year=2018", "/?q=salariat", "/?date_from=2018", "/?q=salariat&member=brun"}) {
        EXPECT_THAT(get(target).body, HasSubstr(kept_out)) << target;
    }
    for (const auto* target :
         {"/", "/?q=", "/?sort=date_desc", "/actes/2018-83-a", "/membres", "/membres/paul%20brun"}) {
        EXPECT_THAT(get(target).body, Not(HasSubstr(kept_out))) << target;
    }
}

TEST_F(ApplicationTest, MetricsCountByRoute) {
    get("/api/v1/search?q=salariat");
    get("/api/v1/search?page=0");
    get("/nowhere");
    const auto text = get("/metrics").body;
    EXPECT_THAT(text, HasSubstr("recueil_responses_total{route=\"search\",status=\"2xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("recueil_responses_total{route=\"search\",status=\"4xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("recueil_responses_total{route=\"none\",status=\"4xx\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("recueil_response_seconds_count{route=\"search\"} 2\n"));
    EXPECT_EQ(get("/healthz").body, "ok\n");
}

TEST_F(ApplicationTest, WhetherTheServerLivesIsAnsweredWithoutAThreadAsWithOne) {
    Request request;
    request.method = "GET";
    request.path = "/healthz";
    const auto at_once = answer_at_once(request, site_);
    ASSERT_TRUE(at_once);
    const auto routed = get("/healthz");
    EXPECT_EQ(at_once->status, routed.status);
    EXPECT_EQ(at_once->body, routed.body);
    for (const auto& each : routed.headers) EXPECT_EQ(header(*at_once, each.name), each.value) << each.name;
    EXPECT_THAT(get("/metrics").body, HasSubstr("recueil_responses_total{route=\"healthz\",status=\"2xx\"} 2\n"));
    request.query = "verbose";
    EXPECT_FALSE(answer_at_once(request, site_)) << "refused like any parameter that has no meaning";
    request.query.clear();
    request.path = "/";
    EXPECT_FALSE(answer_at_once(request, site_));
}

TEST_F(ApplicationTest, TheDescriptionNamesEveryRouteAndParameter) {
    const auto description = json(get("/openapi.json"));
    EXPECT_EQ(description["openapi"], "3.1.0");
    EXPECT_EQ(description["security"], Json::array());
    EXPECT_EQ(description["servers"][0]["url"], "http://example.org");
    std::set<std::string> schemas;
    for (const auto& [name, schema] : description["components"]["schemas"].items()) schemas.insert(name);
    for (const auto& route : routes()) {
        if (route.audience == Audience::person) continue;
        const auto* method = route.method == Method::post ? "post" : "get";
        const auto& operation = description["paths"][std::string(route.pattern)][method];
        EXPECT_EQ(operation["operationId"], route.name);
        EXPECT_EQ(operation.value("parameters", Json::array()).size(),
                  route.parameters.size() + route.path_parameters.size());
        EXPECT_TRUE(route.schema.empty() || schemas.count(std::string(route.schema)) == 1) << route.schema;
    }
}

TEST_F(ApplicationTest, AnswersHoldAgainstTheirSchemas) {
    const auto description = json(get("/openapi.json"));
    const auto required = [&](const std::string& name, const Json& answer) {
        for (const auto& key : description["components"]["schemas"][name]["required"]) {
            EXPECT_TRUE(answer.contains(key.get<std::string>())) << name << " " << key;
        }
    };
    required("SearchResponse", json(get("/api/v1/search?q=salariat")));
    required("Hit", json(get("/api/v1/search?q=salariat"))["hits"][0]);
    required("Passage", json(get("/api/v1/search?q=salariat"))["hits"][0]["passages"][0]);
    required("Facet", json(get("/api/v1/search?q=salariat"))["facets"][0]);
    required("Act", json(get("/api/v1/acts/2020-302-b")));
    required("Passages", json(get("/api/v1/acts/2020-302-b/passages")));
    required("Graph", json(get("/api/v1/acts/2020-302-b/citations")));
    required("Resolution", json(get("/api/v1/resolve?ref=2018-83")));
    required("KnownState", json(get("/api/v1/resolve?ref=2018-83"))["known_state"]);
    required("Changes", json(get("/api/v1/changes?since=state-0")));
    required("Gaps", json(get("/api/v1/gaps")));
    required("Vocabulary", json(get("/api/v1/members")));
    required("Suggestions", json(get("/api/v1/suggest?q=a")));
    required("Status", json(get("/api/v1/status")));
    required("Problem", json(get("/api/v1/nothing")));
}

}  // namespace
}  // namespace recueil::server
