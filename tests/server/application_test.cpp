#include "server/application.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/fake_index.h"

namespace recueil::server {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;
using testing::FakeIndex;

class ApplicationTest : public ::testing::Test {
  protected:
    ApplicationTest() {
        site_.counters = std::make_shared<HttpCounters>();
        std::vector<std::string_view> names;
        for (const auto& route : routes()) names.push_back(route.name);
        site_.metrics = std::make_shared<Metrics>(names);
        auto index = std::make_unique<FakeIndex>();
        index_ = index.get();
        application_ = std::make_unique<Application>(std::move(index), site_,
                                                     [this](const std::string& line) { log_.push_back(line); });
    }

    Response ask(const std::string& method, const std::string& target, std::vector<Header> headers = {}) {
        Request request;
        request.method = method;
        const std::size_t mark = std::min(target.find('?'), target.size());
        request.path = target.substr(0, mark);
        if (mark < target.size()) request.query = target.substr(mark + 1);
        request.headers = std::move(headers);
        request.headers.push_back({"host", "example.org"});
        return application_->handle(request);
    }
    Response get(const std::string& target, std::vector<Header> headers = {}) {
        return ask("GET", target, std::move(headers));
    }
    static std::string header(const Response& response, const std::string& name) {
        for (const auto& each : response.headers) {
            if (each.name == name) return each.value;
        }
        return {};
    }
    static Json json(const Response& response) { return Json::parse(response.body); }
    static std::string streamed(Response response) {
        std::string text;
        while (response.source->next(text)) {
        }
        return text;
    }

    Site site_;
    FakeIndex* index_ = nullptr;
    std::vector<std::string> log_;
    std::unique_ptr<Application> application_;
};

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

TEST_F(ApplicationTest, TheActsPageDrawsItsCitationsAndSaysThemToo) {
    const auto older = get("/actes/2018-83-a").body;
    EXPECT_THAT(older, HasSubstr("<svg width=\"744\" height=\"70\" viewBox=\"0 0 744 70\" role=\"img\""));
    EXPECT_THAT(older, HasSubstr("<polyline class=\"change\""));
    EXPECT_THAT(older, HasSubstr(">modifie</text>"));
    EXPECT_THAT(older, HasSubstr("Le citent : n°\u00A02020-302 du 28 septembre 2020 le modifie."));
    const auto newer = get("/actes/2020-302-b").body;
    EXPECT_THAT(newer, HasSubstr("Cet acte : modifie n°\u00A02018-83 du 26 mars 2018."));
    EXPECT_THAT(get("/actes/notice-c").body, Not(HasSubstr("<figure class=\"graph\">")));

    index_->change = "repeals";
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr("n°\u00A02020-302 du 28 septembre 2020 l&#39;abroge."));
    index_->change = "applies";
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr(" l&#39;applique."));
    index_->change = "completes";
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr(" le complète."));
}

TEST_F(ApplicationTest, ADocumentThatCitesAnActIsNoDeliberation) {
    index_->document_cites = true;
    const auto page = get("/actes/2018-83-a").body;
    EXPECT_THAT(page, HasSubstr("Cité par 1\u00A0acte et 1\u00A0document"));
    EXPECT_THAT(page, HasSubstr(">Document</text>"));
    EXPECT_THAT(page, HasSubstr("Document sans date le cite"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/actes/notice-c\">Document</a>"));
}

TEST_F(ApplicationTest, TheTableOfAPageIsForSpreadsheets) {
    EXPECT_THAT(get("/?q=salariat").body, HasSubstr("href=\"/api/v1/export.csv?q=salariat&amp;bom=true\""));
    EXPECT_THAT(get("/?q=").body, HasSubstr("href=\"/api/v1/export.csv?bom=true\""));
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

TEST_F(ApplicationTest, ExportsStreamEveryActOfTheSearch) {
    const auto lines = streamed(get("/api/v1/export.jsonl?q=salariat"));
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
    EXPECT_EQ(Json::parse(lines.substr(0, lines.find('\n')))["id"], "2018-83-a");

    const auto response = get("/api/v1/export.csv?q=salariat&bom=true");
    EXPECT_THAT(header(response, "Content-Disposition"), HasSubstr("actes.csv"));
    const auto table = streamed(get("/api/v1/export.csv?q=salariat&bom=true"));
    EXPECT_THAT(table, StartsWith("\xEF\xBB\xBFid;kind;number;"));
    EXPECT_THAT(table, HasSubstr("\n2018-83-a;deliberation;2018-83;2018-03-26;"));

    const auto scdl = streamed(get("/api/v1/export.scdl.csv?q=salariat&coll_siret=22620001200012&pref_id=PREF062"));
    EXPECT_THAT(scdl, StartsWith("COLL_NOM;COLL_SIRET;DELIB_ID;"));
    EXPECT_THAT(scdl, HasSubstr(";http://example.org/actes/2018-83-a\n"));
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
    open.pop_back();
    EXPECT_EQ(get("/api/v1/export.jsonl").status, 200);
}

TEST_F(ApplicationTest, LinksThatOtherSitesHaveMarkedLeadToThePage) {
    EXPECT_THAT(get("/?fbclid=x").body, HasSubstr("Par exemple"));
    EXPECT_EQ(get("/?q=salariat&utm_source=x").status, 200);
    EXPECT_EQ(get("/api/v1/search?q=salariat&utm_source=x").status, 400);
}

TEST_F(ApplicationTest, FeedsAreAtomAndEscaped) {
    const auto response = get("/feed.atom?q=salariat");
    EXPECT_THAT(header(response, "Content-Type"), StartsWith("application/atom+xml"));
    EXPECT_THAT(response.body, HasSubstr("<id>http://example.org/actes/2018-83-a</id>"));
    EXPECT_THAT(response.body, Not(HasSubstr("<script")));
    EXPECT_THAT(response.body, HasSubstr("&lt;script&gt;"));
    const auto citing = get("/feed.atom?cites=2018-83");
    EXPECT_THAT(citing.body, HasSubstr("/actes/2020-302-b"));
    EXPECT_THAT(citing.body, Not(HasSubstr("/actes/2018-83-a</id>")));
}

TEST_F(ApplicationTest, FeedsAreNewestFirstAndSayNothingElse) {
    const auto refused = get("/feed.atom?sort=date_asc");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(json(refused)["errors"][0]["parameter"], "sort");
    const auto allowed = json(refused)["errors"][0]["allowed"].get<std::vector<std::string>>();
    EXPECT_THAT(allowed, AllOf(Contains("cites"), Not(Contains("sort"))));
}

TEST_F(ApplicationTest, AFeedOfCitingActsLeadsToThePageThatShowsThem) {
    EXPECT_THAT(get("/feed.atom?cites=2018-83").body,
                HasSubstr("<link href=\"http://example.org/actes/2018-83-a#citations\"/>"));
    EXPECT_THAT(
        get("/feed.atom?cites=2018-83&q=m%C3%A9decins&year=2020").body,
        HasSubstr("<link "
                  "href=\"http://example.org/"
                  "?q=%28m%C3%A9decins%29%20cite%3A%22D%C3%A9lib%C3%A9ration%20n%C2%B02018-83%22&amp;year=2020\"/>"));
    EXPECT_THAT(get("/feed.atom?q=salariat").body, HasSubstr("<link href=\"http://example.org/?q=salariat\"/>"));
}

TEST_F(ApplicationTest, WhatHasNoDateWasUpdatedWithTheIndex) {
    const auto document = get("/feed.atom?q=Notice").body;
    EXPECT_THAT(document, HasSubstr("/actes/notice-c\"/><updated>2024-05-01T10:00:00Z</updated><summary>"));
    EXPECT_THAT(document, AllOf(Not(HasSubstr("1970")), Not(HasSubstr("<name>—"))));
    EXPECT_THAT(document, HasSubstr("<author><name>Recueil</name></author>"));
    const auto empty = get("/feed.atom?q=rien").body;
    EXPECT_THAT(empty, AllOf(HasSubstr("<updated>2024-05-01T10:00:00Z</updated>"), Not(HasSubstr("<entry>"))));
}

TEST_F(ApplicationTest, FeedsHoldOnlyWhatXmlCanHold) {
    // U+FFFE and U+FFFF, which are UTF-8 and no XML, and a control character.
    const auto feed = get("/feed.atom?q=a%EF%BF%BEb%EF%BF%BFc%01d%EF%BF%BDe%F0%9F%93%9C").body;
    EXPECT_THAT(feed, HasSubstr("« abcd\uFFFDe\U0001F4DC »"));
    EXPECT_THAT(feed, AllOf(Not(HasSubstr("\uFFFE")), Not(HasSubstr("\uFFFF"))));
}

TEST_F(ApplicationTest, TheStatusNamesNoFolderOfTheMachine) {
    const auto sources = json(get("/api/v1/status"))["sources"].get<std::vector<std::string>>();
    EXPECT_THAT(sources, ElementsAre("deliberations", "council", "acte.txt"));
}

TEST_F(ApplicationTest, NoAnswerTakesMarkupOutOfAText) {
    for (const auto* target : {"/",
                               "/?q=salariat",
                               "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
                               "/actes/2020-302-b",
                               "/actes/2018-83-a",
                               "/actes/notice-c",
                               "/actes/2020-302-b/texte",
                               "/membres",
                               "/commissions",
                               "/seances",
                               "/matieres",
                               "/membres/paul%20brun",
                               "/commissions/paul%20brun",
                               "/seances/paul%20brun",
                               "/matieres/paul%20brun",
                               "/membres/%3Cscript%3E",
                               "/actes/%3Cscript%3E",
                               "/api",
                               "/donnees",
                               "/?%3Cscript%3E=1",
                               "/?commission=%22%3E%3Cscript%3E",
                               "/?date_from=%22%3E%3Cscript%3E"}) {
        auto page = get(target).body;
        EXPECT_THAT(page, HasSubstr("</html>")) << target;
        // The one script of the pages is a file of ours.
        const auto ours = page.find("<script src=\"/assets/recueil.js?v=");
        ASSERT_NE(ours, std::string::npos) << target;
        page.erase(ours, 7);
        for (const auto* markup : {"<script", "<img", "\" onclick", "javascript:", " style=\""}) {
            EXPECT_THAT(page, Not(HasSubstr(markup))) << target;
        }
    }
}

TEST_F(ApplicationTest, PassagesAreMarkedByCodePoints) {
    EXPECT_THAT(get("/?q=salariat").body,
                HasSubstr("Été : le <mark>salariat</mark> <mark>&lt;script&gt;</mark>alert("));
}

TEST_F(ApplicationTest, FacetLinksAddAndTakeAwayAFilter) {
    EXPECT_THAT(get("/?q=salariat").body, HasSubstr("href=\"/?q=salariat&amp;year=2020\""));
    const auto chosen = get("/?q=salariat&year=2020&sort=date_asc").body;
    EXPECT_THAT(chosen, HasSubstr("href=\"/?q=salariat&amp;year=2020&amp;year=2018&amp;sort=date_asc\""));
    EXPECT_THAT(chosen, HasSubstr("href=\"/?q=salariat&amp;sort=date_asc\""));
    EXPECT_THAT(chosen, HasSubstr("<input type=\"hidden\" name=\"year\" value=\"2020\">"));
    EXPECT_THAT(get("/?q=salariat&literal=true").body,
                HasSubstr("<input type=\"hidden\" name=\"literal\" value=\"true\">"));
    EXPECT_THAT(chosen, HasSubstr("/feed.atom?q=salariat&amp;year=2020\""));
}

TEST_F(ApplicationTest, DocumentsWithoutAnActAreCountedApart) {
    EXPECT_THAT(get("/?q=salariat").body, HasSubstr("<strong>2\u00A0actes</strong>"));
    EXPECT_THAT(get("/?q=Notice").body, HasSubstr("<strong>1\u00A0document</strong>"));
    const auto all = get("/?q=").body;
    EXPECT_THAT(all, HasSubstr("<strong>2\u00A0actes et 1\u00A0document</strong>"));
    EXPECT_THAT(all, HasSubstr("<p>2\u00A0actes et 1\u00A0document, 2018 à 2020. Index du"));
    // Read aloud with its count.
    EXPECT_THAT(all, HasSubstr("<span class=\"label\">document</span> <span class=\"number\">1<span "
                               "class=\"visually-hidden\"> document<"));
    EXPECT_THAT(
        all, HasSubstr(
                 "<span class=\"label\">annexe</span> <span class=\"number\">1<span class=\"visually-hidden\"> acte<"));
    EXPECT_THAT(get("/?part=annex").body, HasSubstr("Contenu : annexe "));
    EXPECT_THAT(get("/donnees").body, HasSubstr("2\u00A0actes et 1\u00A0document sans acte"));
    EXPECT_THAT(get("/?q=rien").body, HasSubstr("<strong>Aucun acte</strong>"));
}

TEST_F(ApplicationTest, TitlesTellPagesApart) {
    for (const auto& [target, title] :
         {std::pair{"/?q=", "Tous les actes"},
          {"/?year=2018&per_page=1&page=2", "Tous les actes, 2018, page 2"},
          {"/?q=salariat&part=annex", "« salariat », annexe"},
          {"/?date_from=2018-03&date_to=2020", "Tous les actes, à partir de mars 2018, jusqu&#39;à 2020"},
          {"/?date_from=2018-03-26&date_to=2018-03-26", "Tous les actes, 26 mars 2018"},
          {"/membres/paul%20brun", "Paul BRUN"},
          {"/actes/notice-c/texte?page=2", "Texte intégral, Notice, page 2"}}) {
        EXPECT_THAT(get(target).body, HasSubstr(std::string("<title>") + title + " — Recueil</title>")) << target;
    }
}

TEST_F(ApplicationTest, TheResultsPageTellsWhatWasOdd) {
    EXPECT_THAT(get("/?q=salaria").body, HasSubstr("<a href=\"/?q=salariat\">salariat</a>"));
    EXPECT_THAT(get("/?q=(").body, HasSubstr("Une parenthèse n&#39;est pas fermée."));
    EXPECT_THAT(get("/?q=rien").body, HasSubstr("Rien ne répond à cette recherche"));
}

TEST_F(ApplicationTest, TheActsPageShowsItsParts) {
    const auto page = get("/actes/2020-302-b").body;
    EXPECT_THAT(page, HasSubstr("id=\"article-1\""));
    EXPECT_THAT(page, HasSubstr("De recruter deux médecins."));
    EXPECT_THAT(page, HasSubstr("lignes 20 à 22"));
    EXPECT_THAT(page, HasSubstr("href=\"/actes/2018-83-a\""));
    EXPECT_THAT(page,
                HasSubstr("href=\"https://www.legifrance.gouv.fr/search/code?tab_selection=code&amp;searchField="));
    EXPECT_THAT(page, HasSubstr("<h3>Modifie</h3>"));
    EXPECT_THAT(page, HasSubstr("250\u202F000,50\u00A0€"));
    EXPECT_THAT(page, HasSubstr("28 septembre 2020"));
    const auto older = get("/actes/2018-83-a").body;
    EXPECT_THAT(older, HasSubstr("État connu d'après le corpus"));
    EXPECT_THAT(older, Not(HasSubstr("en vigueur")));
    EXPECT_THAT(older, HasSubstr("<li><time datetime=\"2018-03-26\">26 mars 2018</time>&nbsp;: adoptée</li>"));
    EXPECT_THAT(
        older, HasSubstr("<time datetime=\"2020-09-28\">28 septembre 2020</time>&nbsp;: "
                         "<strong>modifiée par</strong> <a href=\"/actes/2020-302-b\">la délibération n°2020-302</a>"));
    EXPECT_THAT(older, HasSubstr("Citée aussi sous la date du 27 mars 2018"));
    EXPECT_THAT(older, HasSubstr("Cité par 1"));
}

TEST_F(ApplicationTest, TheTextOfAnActIsReadAPageAtATime) {
    const auto first = json(get("/api/v1/acts/notice-c/passages"));
    EXPECT_EQ(first["total"], 230);
    EXPECT_EQ(first["passages"].size(), 100U);
    EXPECT_EQ(first["passages"][1], Json({{"part", "document"},
                                          {"label", nullptr},
                                          {"line_start", 4},
                                          {"line_end", 5},
                                          {"page", 1},
                                          {"text", "Paragraphe 1"}}));
    EXPECT_EQ(first["links"]["next"], "/api/v1/acts/notice-c/passages?page=2");
    const auto last = json(get("/api/v1/acts/notice-c/passages?page=3"));
    EXPECT_EQ(last["passages"].size(), 30U);
    EXPECT_TRUE(last["links"]["next"].is_null());
    EXPECT_TRUE(json(get("/api/v1/acts/notice-c/passages?page=4"))["passages"].empty());
    EXPECT_EQ(get("/api/v1/acts/none/passages").status, 404);
    EXPECT_EQ(get("/api/v1/acts/notice-c/passages?page=0").status, 400);

    const auto page = get("/actes/notice-c/texte").body;
    EXPECT_THAT(page, HasSubstr("Texte intégral"));
    EXPECT_THAT(page, HasSubstr("id=\"l4\">"));
    EXPECT_THAT(page, HasSubstr("<a href=\"#l4\">page 1, lignes 4 à 5</a>"));
    EXPECT_THAT(page, AllOf(HasSubstr("Paragraphe 99<"), Not(HasSubstr("Paragraphe 100<"))));
    EXPECT_THAT(page, HasSubstr("<a rel=\"next\" href=\"/actes/notice-c/texte?page=2\">"));
    EXPECT_THAT(get("/actes/notice-c/texte?page=3").body,
                AllOf(HasSubstr("Paragraphe 229<"), HasSubstr("<h2>Document (suite)</h2>")));
    EXPECT_EQ(get("/actes/notice-c/texte?page=4").status, 404);
    EXPECT_EQ(get("/actes/none/texte").status, 404);
    const auto act = get("/actes/2020-302-b/texte").body;
    EXPECT_THAT(act, AllOf(HasSubstr("<h2>Délibération</h2>"), HasSubstr("<h2>Annexe, Règlement &lt;script")));
    EXPECT_EQ(act.find("id=\"l60\""), act.rfind("id=\"l60\"")) << "a long line has one anchor";
}

TEST_F(ApplicationTest, ALineOpensThePageOfTheTextThatHoldsIt) {
    const auto begun = get("/actes/notice-c/texte?ligne=304").body;
    EXPECT_THAT(begun, AllOf(HasSubstr("id=\"l304\""), HasSubstr("Page 2 sur 3")));
    const auto within = get("/actes/notice-c/texte?ligne=305").body;
    EXPECT_THAT(within, AllOf(HasSubstr("<span id=\"l305\"></span>"), HasSubstr("Page 2 sur 3")));
    // Between two passages, and past the last.
    EXPECT_THAT(get("/actes/notice-c/texte?ligne=300").body, HasSubstr("Page 1 sur 3"));
    EXPECT_THAT(get("/actes/notice-c/texte?ligne=99999").body, HasSubstr("Page 3 sur 3"));
    EXPECT_EQ(get("/actes/notice-c/texte?ligne=1&page=2").status, 400);
    EXPECT_EQ(get("/actes/notice-c/texte?ligne=x").status, 400);
}

TEST_F(ApplicationTest, ADocumentSaysWhereItsTextIsAndNothingOfItsState) {
    const auto page = get("/actes/notice-c").body;
    EXPECT_THAT(page, Not(HasSubstr("Sans modification connue")));
    EXPECT_THAT(page, Not(HasSubstr("État connu")));
    EXPECT_THAT(page, HasSubstr("<a href=\"/actes/notice-c/texte\">Lire le texte intégral</a>"));
    EXPECT_THAT(get("/actes/2020-302-b").body, HasSubstr("href=\"/actes/2020-302-b/texte?ligne=58#l58\""));
}

TEST_F(ApplicationTest, ALongListShowsAGroupAtATime) {
    for (int i = 0; i < 1000; ++i) {
        const auto name = "Anne " + std::string(i % 2 == 0 ? "CARRE" : "DUVAL") + " " + std::to_string(i);
        index_->people.push_back({name, name, 1, "", "", {}});
    }
    const auto named = get("/membres?groupe=D").body;
    EXPECT_THAT(named, HasSubstr("<a href=\"/membres?groupe=C\">C</a>"));
    EXPECT_THAT(named, HasSubstr("<a href=\"/membres?groupe=D\" aria-current=\"page\">D</a>"));
    EXPECT_THAT(named, HasSubstr("Anne DUVAL 1<"));
    EXPECT_THAT(named, Not(HasSubstr("Anne CARRE 0<")));
    // Without a group, or with one that is none of the list's, the first.
    const auto first = get("/membres").body;
    EXPECT_THAT(first, AllOf(HasSubstr("aria-current=\"page\""), Not(HasSubstr("Anne DUVAL 1<"))));
    EXPECT_EQ(get("/membres?groupe=%3Cscript%3E").body, first);
}

TEST_F(ApplicationTest, PeopleAndTheirLikeHavePages) {
    const auto list = get("/membres").body;
    EXPECT_THAT(list, HasSubstr("<a href=\"/membres/paul%20brun\">Paul BRUN</a> <span class=\"number\">2\u00A0actes"));
    EXPECT_THAT(list, HasSubstr("<h2>B</h2>"));
    const auto page = get("/membres/paul%20brun").body;
    EXPECT_THAT(page, HasSubstr("<h1>Paul BRUN</h1>"));
    EXPECT_THAT(page, HasSubstr("href=\"/actes/2018-83-a\""));
    EXPECT_THAT(page, HasSubstr("href=\"/?member=paul%20brun&amp;year=2018\""));
    EXPECT_THAT(page, HasSubstr("<input type=\"hidden\" name=\"member\" value=\"paul brun\">"));
    EXPECT_THAT(page, HasSubstr("/feed.atom?member=paul%20brun"));
    EXPECT_EQ(index_->asked.back().text, "named:\"paul brun\"");
    EXPECT_EQ(get("/membres/personne").status, 404);
    EXPECT_EQ(get("/membres/paul%20brun?page=9").status, 404);
    EXPECT_EQ(get("/membres/paul%20brun?year=2018").status, 400);
}

TEST_F(ApplicationTest, PastTheLastPageIsTheWayBackToIt) {
    for (const auto& [target, last] : {std::pair{"/?q=salariat&page=900", "/?q=salariat"},
                                       {"/?q=&per_page=1&page=900", "/?per_page=1&amp;page=3"},
                                       {"/?q=rien&page=2", "/?q=rien"},
                                       {"/membres/paul%20brun?page=9", "/membres/paul%20brun"},
                                       {"/actes/notice-c/texte?page=9", "/actes/notice-c/texte?page=3"}}) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_THAT(response.body, HasSubstr(std::string("<a href=\"") + last + "\">Aller à sa dernière page</a>"))
            << target;
    }
    EXPECT_EQ(get("/?q=rien").status, 200);
    EXPECT_EQ(get("/?per_page=0").status, 200);
}

TEST_F(ApplicationTest, PagesThatAreNotThereAreToldOnAPage) {
    for (const auto* target : {"/actes/none", "/nothing", "/actes/", "/assets/none.css", "/assets/..%2Fserver.h"}) {
        const auto response = get(target);
        EXPECT_EQ(response.status, 404) << target;
        EXPECT_THAT(response.body, HasSubstr("Page introuvable")) << target;
    }
    const auto refused = get("/?anne=2020");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("<code>anne</code> n&#39;est pas un nom admis ici. Sont admis"));
    EXPECT_THAT(refused.body, HasSubstr("<code>date_from</code>"));
    EXPECT_THAT(get("/?page=0").body, HasSubstr("<code>page</code> a une valeur qui n&#39;est pas admise ici."));
}

TEST_F(ApplicationTest, AnswersAreTiedToTheStateOfTheIndex) {
    for (const auto* target : {"/api/v1/search?q=salariat", "/", "/actes/2018-83-a", "/api/v1/acts/2018-83-a"}) {
        const auto first = get(target);
        const auto tag = header(first, "ETag");
        EXPECT_THAT(tag, HasSubstr("state-1"));
        EXPECT_EQ(header(first, "Last-Modified"), "Wed, 01 May 2024 10:00:00 GMT");
        EXPECT_EQ(header(first, "Cache-Control"), "no-cache");
        EXPECT_EQ(get(target, {{"if-none-match", tag}}).status, 304);
        EXPECT_EQ(get(target, {{"if-none-match", "\"other\", " + tag}}).status, 304);
        EXPECT_EQ(get(target, {{"if-none-match", "\"other\""}}).status, 200);
        EXPECT_EQ(get(target, {{"if-modified-since", "Wed, 01 May 2024 10:00:00 GMT"}}).status, 304);
        EXPECT_EQ(get(target, {{"if-modified-since", "Wed, 01 May 2024 09:59:59 GMT"}}).status, 200);
        EXPECT_TRUE(get(target, {{"if-none-match", tag}}).body.empty());
    }
    const auto tag = header(get("/api/v1/status"), "ETag");
    index_->next_state = "state-2";
    const auto moved = get("/api/v1/status", {{"if-none-match", tag}});
    EXPECT_EQ(moved.status, 200);
    EXPECT_THAT(header(moved, "ETag"), HasSubstr("state-2"));
    EXPECT_EQ(header(get("/api/v1/acts/none"), "ETag"), "");
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
    EXPECT_EQ(description["servers"][0]["url"], "http://example.org");
    std::set<std::string> schemas;
    for (const auto& [name, schema] : description["components"]["schemas"].items()) schemas.insert(name);
    for (const auto& route : routes()) {
        if (route.audience == Audience::person) continue;
        const auto& operation = description["paths"][std::string(route.pattern)]["get"];
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
    required("Gaps", json(get("/api/v1/gaps")));
    required("Vocabulary", json(get("/api/v1/members")));
    required("Suggestions", json(get("/api/v1/suggest?q=a")));
    required("Status", json(get("/api/v1/status")));
    required("Problem", json(get("/api/v1/nothing")));
}

}  // namespace
}  // namespace recueil::server
