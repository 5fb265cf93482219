// What the pages show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/application_fixture.h"

namespace recueil::server {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;
using tests::ApplicationTest;

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
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr("n°\u00A02020-302 du 28 septembre 2020 l’abroge."));
    index_->change = "applies";
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr(" l’applique."));
    index_->change = "completes";
    EXPECT_THAT(get("/actes/2018-83-a").body, HasSubstr(" le complète."));
}

TEST_F(ApplicationTest, TwoActsAreSetSideBySide) {
    const auto newer = get("/actes/2020-302-b").body;
    EXPECT_THAT(newer, HasSubstr("href=\"/actes/2018-83-a/comparer/2020-302-b\">Comparer les deux textes</a>"));
    EXPECT_THAT(get("/actes/2018-83-a").body,
                HasSubstr("href=\"/actes/2018-83-a/comparer/2020-302-b\">Comparer les deux textes</a>"));
    const auto page = get("/actes/2018-83-a/comparer/2020-302-b");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<ins>"));
    EXPECT_THAT(page.body, HasSubstr("<del>"));
    EXPECT_THAT(page.body, HasSubstr("Le second acte modifie le premier"));
    EXPECT_THAT(page.body, HasSubstr("href=\"/api/v1/acts/2018-83-a/diff?with=2020-302-b\""));
    EXPECT_THAT(header(page, "Content-Security-Policy"), HasSubstr("default-src 'none'; style-src 'self'"));
    index_->change = "applies";
    EXPECT_THAT(get("/actes/2020-302-b").body, Not(HasSubstr("Comparer les deux textes")));
    EXPECT_EQ(get("/actes/2018-83-a/comparer/none").status, 404);
}

TEST_F(ApplicationTest, ADocumentThatCitesAnActIsNoDeliberation) {
    index_->document_cites = true;
    const auto page = get("/actes/2018-83-a").body;
    EXPECT_THAT(page, HasSubstr("Cité par 1\u00A0acte et 1\u00A0document"));
    EXPECT_THAT(page, HasSubstr(">Document</text>"));
    EXPECT_THAT(page, HasSubstr("Document sans date le cite"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/actes/notice-c\">Document</a>"));
}

TEST_F(ApplicationTest, LinksThatOtherSitesHaveMarkedLeadToThePage) {
    EXPECT_THAT(get("/?fbclid=x").body, HasSubstr("Par exemple"));
    EXPECT_EQ(get("/?q=salariat&utm_source=x").status, 200);
    EXPECT_EQ(get("/api/v1/search?q=salariat&utm_source=x").status, 400);
}

TEST_F(ApplicationTest, NoAnswerTakesMarkupOutOfAText) {
    for (const auto* target : {"/",
                               "/?q=salariat",
                               "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
                               "/actes/2020-302-b",
                               "/actes/2018-83-a",
                               "/actes/notice-c",
                               "/actes/2020-302-b/texte",
                               "/actes/2020-302-b?q=%3Cscript%3E",
                               "/actes/2020-302-b/texte?q=%22%3E%3Cscript%3E",
                               "/actes/2020-302-b/original?lignes=3&q=%3Cscript%3E",
                               "/actes/2018-83-a/comparer/2020-302-b",
                               "/actes/2020-302-b/comparer/2018-83-a",
                               "/actes/2020-302-b/comparer/notice-c",
                               "/actes/2020-302-b/comparer/%3Cscript%3E",
                               "/membres",
                               "/commissions",
                               "/seances",
                               "/matieres",
                               "/membres/paul%20brun",
                               "/commissions/paul%20brun",
                               "/seances/paul%20brun",
                               "/matieres/paul%20brun",
                               "/membres/%3Cscript%3E",
                               "/territoires",
                               "/collectivites",
                               "/valeurs/commission?q=%3Cscript%3E&nom=%22%3E%3Cscript%3E",
                               "/votes",
                               "/votes?q=%22%3E%3Cscript%3E",
                               "/sommes",
                               "/sommes?q=%22%3E%3Cscript%3E",
                               "/dossiers/2020-302-b",
                               "/dossiers/2018-83-a",
                               "/dossiers/%3Cscript%3E",
                               "/aide",
                               "/suivre?q=%22%3E%3Cscript%3E",
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
        // Data, not a script; its own text is escaped.
        const auto data = page.find("<script type=\"application/ld+json\">");
        if (data != std::string::npos) page.erase(data, 7);
        for (const auto* markup : {"<script", "<img", "\" onclick", "javascript:", " style=\""}) {
            EXPECT_THAT(page, Not(HasSubstr(markup))) << target;
        }
    }
}

TEST_F(ApplicationTest, PassagesAreMarkedByCodePoints) {
    EXPECT_THAT(get("/?q=salariat").body,
                HasSubstr("Été\u00A0: le <mark>salariat</mark> <mark>&lt;script&gt;</mark>alert("));
}

TEST_F(ApplicationTest, ThePagesOfAnActKeepTheSearch) {
    EXPECT_THAT(get("/?q=salariat").body, HasSubstr("<a href=\"/actes/2020-302-b?q=salariat\">"));
    const auto act = get("/actes/2020-302-b?q=recruter").body;
    EXPECT_THAT(act, HasSubstr("De <mark>recruter</mark> deux médecins."));
    EXPECT_THAT(act, HasSubstr("<a href=\"/?q=recruter\">← Retour aux résultats de «&nbsp;recruter&nbsp;»</a>"));
    EXPECT_THAT(act, HasSubstr("href=\"/actes/2020-302-b/texte?q=recruter\""));
    EXPECT_THAT(act, HasSubstr("<link rel=\"canonical\" href=\"/actes/2020-302-b\">"));
    EXPECT_THAT(get("/actes/2020-302-b").body, AllOf(Not(HasSubstr("<mark>")), Not(HasSubstr("Retour aux"))));
    const auto text = get("/actes/notice-c/texte?q=Paragraphe&ligne=305").body;
    EXPECT_THAT(text, AllOf(HasSubstr("<mark>Paragraphe</mark> 101"), HasSubstr("class=\"piece sought\"")));
    EXPECT_THAT(text, HasSubstr("href=\"/actes/notice-c/texte?q=Paragraphe&amp;page=3\""));
    EXPECT_THAT(text, HasSubstr("<link rel=\"canonical\" href=\"/actes/notice-c/texte?page=2\">"));
    EXPECT_EQ(get("/actes/2020-302-b?x=1").status, 400);
}

TEST_F(ApplicationTest, TheKnownStateStandsBesideTheTitle) {
    const auto page = get("/actes/2018-83-a").body;
    const auto state = page.find(
        "<p class=\"state\"><strong>Modifiée par</strong> "
        "<a href=\"/actes/2020-302-b\">la délibération n°2020-302</a></p>");
    ASSERT_NE(state, std::string::npos);
    EXPECT_LT(state, page.find("id=\"articles\""));
    EXPECT_THAT(get("/actes/2020-302-b").body, Not(HasSubstr("<p class=\"state\">")));
}

TEST_F(ApplicationTest, DaysAreTypedAsPeopleTypeThem) {
    EXPECT_EQ(get("/?q=&date_from=26/03/2018&date_to=12/2020").status, 200);
    EXPECT_EQ(index_->asked.back().date_from, "2018-03-26");
    EXPECT_EQ(index_->asked.back().date_to, "2020-12");
    const auto refused = get("/?q=&date_from=31/02/2018");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, AllOf(HasSubstr("«&nbsp;Séances, du&nbsp;»"), HasSubstr("<code>JJ/MM/AAAA</code>"),
                                    Not(HasSubstr("YYYY"))));
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
    EXPECT_THAT(get("/?part=annex").body, HasSubstr("Contient : annexe "));
    EXPECT_THAT(get("/donnees").body, HasSubstr("2\u00A0actes et 1\u00A0document sans acte"));
    EXPECT_THAT(get("/?q=rien").body, HasSubstr("<strong>Aucun acte</strong>"));
}

TEST_F(ApplicationTest, TitlesTellPagesApart) {
    for (const auto& [target, title] :
         {std::pair{"/?q=", "Tous les actes"},
          {"/?year=2018&per_page=1&page=2", "Tous les actes, 2018, page 2"},
          {"/?q=salariat&part=annex", "« salariat », annexe"},
          {"/?date_from=2018-03&date_to=2020", "Tous les actes, à partir de mars 2018, jusqu’à 2020"},
          {"/?date_from=2018-03-26&date_to=2018-03-26", "Tous les actes, 26 mars 2018"},
          {"/membres/paul%20brun", "Paul BRUN"},
          {"/actes/notice-c/texte?page=2", "Texte intégral, Notice, page 2"}}) {
        EXPECT_THAT(get(target).body, HasSubstr(std::string("<title>") + title + " — Recueil</title>")) << target;
    }
}

TEST_F(ApplicationTest, TheResultsPageTellsWhatWasOdd) {
    EXPECT_THAT(get("/?q=salaria").body, HasSubstr("<a href=\"/?q=salariat\">salariat</a>"));
    EXPECT_THAT(get("/?q=(").body, HasSubstr("Une parenthèse n’est pas fermée."));
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
    EXPECT_THAT(older, HasSubstr("État connu d’après le corpus"));
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
    EXPECT_THAT(refused.body, HasSubstr("<code>anne</code> n’est pas un nom admis ici. Sont admis"));
    EXPECT_THAT(refused.body, HasSubstr("<code>date_from</code>"));
    EXPECT_THAT(get("/?page=0").body, HasSubstr("<code>page</code> a une valeur qui n’est pas admise ici."));
}

TEST_F(ApplicationTest, EveryPageHasABoxToSearchEverything) {
    for (const auto* target : {"/actes/2020-302-b", "/actes/2020-302-b/texte", "/membres", "/votes", "/sommes",
                               "/dossiers/2020-302-b", "/donnees", "/api", "/nothing", "/?anne=2020"})
        EXPECT_THAT(get(target).body, HasSubstr("class=\"site-search\" action=\"/\"")) << target;
    // One is enough.
    for (const auto* target : {"/", "/?q=salariat", "/aide", "/membres/paul%20brun"})
        EXPECT_THAT(get(target).body, Not(HasSubstr("class=\"site-search\""))) << target;
}

TEST_F(ApplicationTest, TheTextTellsWhereTheSearchFindsSomething) {
    const auto page = get("/actes/notice-c/texte?q=Paragraphe%2010").body;
    // 10 and 100 to 109.
    EXPECT_THAT(page, HasSubstr("<strong>11\u00A0passages trouvés</strong>"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/actes/notice-c/texte?q=Paragraphe%2010&amp;ligne=301#l301\">"));
    EXPECT_THAT(page, HasSubstr("↓ passage suivant"));
    EXPECT_THAT(get("/actes/notice-c/texte?q=xylophone").body, HasSubstr("Ces mots ne sont pas dans cet acte"));
    EXPECT_THAT(get("/actes/notice-c/texte").body,
                AllOf(Not(HasSubstr("trouvé")), Not(HasSubstr("Ces mots ne sont pas"))));
    EXPECT_THAT(get("/actes/2020-302-b/texte").body, HasSubstr("<summary>Sommaire</summary>"));
}

TEST_F(ApplicationTest, AnActShowsTheOthersOfItsSessionAndItsPlaces) {
    const auto page = get("/actes/2020-302-b?q=recruter").body;
    EXPECT_THAT(page, HasSubstr("<a class=\"source\" href=\"/actes/2020-302-b/texte?q=recruter&amp;ligne=20#l20\">"
                                "lignes 20 à 22</a>"));
    EXPECT_THAT(page, HasSubstr("<h2>Même séance</h2>"));
    EXPECT_THAT(page,
                HasSubstr("<button type=\"button\" class=\"copy\" data-quote=\"article-1\" hidden>Citer</button>"));
    EXPECT_LT(page.find("id=\"etat\""), page.find("id=\"sommes\""));
}

}  // namespace
}  // namespace recueil::server
