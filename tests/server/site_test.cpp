// The whole site over a real socket, on an index of the sample corpus.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "indexer/update/update_index.h"
#include "query/answers/links.h"
#include "server/application.h"
#include "tests/server/client.h"

namespace recueil::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Json = nlohmann::ordered_json;
using tests::Answer;
using tests::Client;
namespace fs = std::filesystem;

class SiteTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = fs::temp_directory_path() / ("recueil-site-" + std::to_string(getpid()));
        fs::create_directories(folder_ / "documents");
        fs::copy(RECUEIL_SAMPLE_DIR "/documents", folder_ / "documents", fs::copy_options::recursive);
        const auto made = indexer::update_index(database(), {documents()});
        ASSERT_TRUE(made) << made.error().message;

        HttpOptions options;
        options.port = 0;
        options.compute_threads = 4;
        Site site;
        site.counters = options.counters;
        site.metrics = std::make_shared<Metrics>(route_names());
        const auto states = IndexStates::open({database()});
        ASSERT_TRUE(states) << states.error().message;
        auto server = HttpServer::listen(options, [site, states = *states]() -> std::unique_ptr<Handler> {
            auto index = states->view();
            if (!index) return nullptr;
            return std::make_unique<Application>(std::move(*index), site, [](const std::string&) {});
        });
        ASSERT_TRUE(server) << server.error().message;
        server_ = new HttpServer(std::move(*server));
        thread_ = new std::thread([] { server_->run(); });
    }
    static void TearDownTestSuite() {
        if (server_ != nullptr) server_->stop();
        if (thread_ != nullptr) thread_->join();
        delete thread_;
        delete server_;
        fs::remove_all(folder_);
    }
    static std::string database() { return (folder_ / "index").string(); }
    static std::string documents() { return (folder_ / "documents").string(); }

    Answer get(const std::string& target, const std::string& headers = "") { return client_.get(target, headers); }
    Json json(const std::string& target) {
        const auto answer = get(target);
        EXPECT_EQ(answer.status, 200) << target << "\n" << answer.body;
        return Json::parse(answer.body);
    }
    std::vector<std::string> ids() {
        std::vector<std::string> list;
        const auto answer = json("/api/v1/search?per_page=100&facets=none");
        for (const auto& hit : answer["hits"]) list.push_back(hit["id"]);
        return list;
    }

    static inline fs::path folder_;
    static inline HttpServer* server_ = nullptr;
    static inline std::thread* thread_ = nullptr;
    Client client_{server_->port()};
};

TEST_F(SiteTest, EveryActHasItsJsonItsGraphAndItsPage) {
    const auto all = ids();
    ASSERT_GT(all.size(), 50U);
    for (const auto& id : all) {
        const auto encoded = query::percent_encode(id);
        EXPECT_EQ(json("/api/v1/acts/" + encoded)["id"], id);
        const auto page = get("/actes/" + encoded);
        EXPECT_EQ(page.status, 200) << id;
        const bool is_document = page.body.find("Document sans acte") != std::string::npos;
        EXPECT_EQ(page.body.find("État connu d’après le corpus") == std::string::npos, is_document) << id;
        auto rest = page.body;
        rest.erase(rest.find("<script src=\"/assets/"), 7);
        rest.erase(rest.find("<script type=\"application/ld+json\">"), 7);
        EXPECT_THAT(rest, Not(HasSubstr("<script"))) << id;
        EXPECT_THAT(rest, Not(HasSubstr("=\"javascript:"))) << id;
        std::set<std::string> anchors;
        const std::regex anchor(" id=\"([^\"]*)\"");
        for (std::sregex_iterator at(rest.begin(), rest.end(), anchor), end; at != end; ++at)
            EXPECT_TRUE(anchors.insert((*at)[1].str()).second) << id << " has " << (*at)[1] << " twice";
        const auto graph = get("/api/v1/acts/" + encoded + "/citations?depth=2");
        EXPECT_TRUE(graph.status == 200 || graph.status == 404) << id << " " << graph.body;
    }
}

TEST_F(SiteTest, WhatIsFoundInAReportAnAnnexOrADocumentCanBeRead) {
    const std::regex link("href=\"(/actes/[^\"]*/texte\\?[^\"#]*ligne=[0-9]+)#(l[0-9]+)\"");
    std::set<std::string> parts;
    for (const std::string part : {"report", "annex", "document"}) {
        const auto page = get("/?q=m%C3%A9decins&part=" + part).body;
        for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
            const auto text = get(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
            EXPECT_EQ(text.status, 200) << (*at)[1];
            EXPECT_THAT(text.body, HasSubstr(" id=\"" + (*at)[2].str() + "\"")) << (*at)[1];
            parts.insert(part);
        }
    }
    EXPECT_EQ(parts.size(), 3U);
}

TEST_F(SiteTest, TheTextOfAnActIsServedWholeAndInOrder) {
    for (const auto& id : ids()) {
        const auto encoded = query::percent_encode(id);
        std::string link = "/api/v1/acts/" + encoded + "/passages";
        std::size_t read = 0;
        std::size_t total = 0;
        while (!link.empty()) {
            const auto answer = json(link);
            total = answer["total"];
            read += answer["passages"].size();
            for (const auto& passage : answer["passages"]) EXPECT_FALSE(passage["text"].get<std::string>().empty());
            link = answer["links"]["next"].is_null() ? "" : answer["links"]["next"].get<std::string>();
        }
        EXPECT_EQ(read, total) << id;
        EXPECT_GT(total, 0U) << id;
        // A part's first line may be an empty one: its link leads to where it stands all the same.
        const auto act = json("/api/v1/acts/" + encoded);
        for (const auto& part : act["parts"]) {
            const auto line = std::to_string(part["line_start"].get<int>());
            EXPECT_THAT(get("/actes/" + encoded + "/texte?ligne=" + line).body, HasSubstr("id=\"l" + line + "\""))
                << id;
        }
    }
}

TEST_F(SiteTest, FacetValuesFindAsManyActsAsTheyCount) {
    for (const std::string query : {"", "m%C3%A9decins", "subvention"}) {
        const auto answer = json("/api/v1/search?per_page=0&q=" + query);
        for (const auto& facet : answer["facets"]) {
            for (const auto& value : facet["values"]) {
                const std::string field = facet["field"];
                const auto narrowed = json("/api/v1/search?per_page=0&facets=none&q=" + query + "&" + field + "=" +
                                           query::percent_encode(value["value"].get<std::string>()));
                EXPECT_EQ(narrowed["total"], value["count"]) << query << " " << field << " " << value;
            }
        }
    }
}

TEST_F(SiteTest, PagesOfAResultHoldEachActOnce) {
    const auto all = ids();
    std::vector<std::string> read;
    std::string link = "/api/v1/search?per_page=7&facets=none&sort=date_desc";
    while (!link.empty()) {
        const auto answer = json(link);
        for (const auto& hit : answer["hits"]) read.push_back(hit["id"]);
        link = answer["links"]["next"].is_null() ? "" : answer["links"]["next"].get<std::string>();
    }
    EXPECT_EQ(read.size(), all.size());
    EXPECT_EQ(std::set<std::string>(read.begin(), read.end()), std::set<std::string>(all.begin(), all.end()));
}

TEST_F(SiteTest, HighlightsStandWhereTheTextHasThem) {
    const auto answer = json("/api/v1/search?q=m%C3%A9decins&per_page=20");
    ASSERT_GT(answer["total"], 0);
    for (const auto& hit : answer["hits"]) {
        for (const auto& passage : hit["passages"]) {
            const std::string text = passage["text"];
            std::vector<std::size_t> starts;
            for (std::size_t i = 0; i < text.size(); ++i) {
                if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80) starts.push_back(i);
            }
            starts.push_back(text.size());
            std::size_t last = 0;
            for (const auto& range : passage["highlights"]) {
                const std::size_t begin = range[0];
                const std::size_t end = range[1];
                ASSERT_LE(last, begin);
                ASSERT_LT(begin, end);
                ASSERT_LT(end, starts.size());
                last = end;
                const std::string word = text.substr(starts[begin], starts[end] - starts[begin]);
                EXPECT_TRUE(std::regex_search(word, std::regex("m(é|e|É|E)d", std::regex::icase))) << word;
            }
        }
    }
}

TEST_F(SiteTest, TheExamplesOfTheApiPageAnswer) {
    const auto page = get("/api").body;
    const std::regex address("curl [^']*'http://localhost([^']*)'");
    int count = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), address), end; at != end; ++at, ++count) {
        const auto target = std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&");
        const auto answer = get(target);
        const bool is_error_example = target.find("anne=") != std::string::npos;
        EXPECT_EQ(answer.status, is_error_example ? 400 : 200) << target << "\n" << answer.body;
        EXPECT_TRUE(answer.whole) << target;
    }
    EXPECT_GE(count, 9);
}

TEST_F(SiteTest, TheExamplesOfTheFirstPageFindSomething) {
    const auto page = get("/").body;
    const std::regex link("<li><a href=\"(/\\?q=[^\"]*)\"><code>");
    int found = 0;
    int count = 0;
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at, ++count) {
        const auto results = get(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
        EXPECT_EQ(results.status, 200);
        if (results.body.find("class=\"hits\">\n<li>") != std::string::npos) ++found;
    }
    EXPECT_EQ(count, 4);
    EXPECT_GE(found, 3);
}

TEST_F(SiteTest, EveryLinkOfThePagesLeadsSomewhere) {
    std::set<std::string> known{"/", "/?q=subvention", "/donnees", "/api"};
    std::vector<std::string> open(known.begin(), known.end());
    const std::regex link("(href|src)=\"(/[^\"#]*)");
    for (std::size_t visited = 0; visited < open.size() && visited < 400; ++visited) {
        const auto answer = get(open[visited]);
        EXPECT_EQ(answer.status, 200) << open[visited];
        if (answer.header("content-type").rfind("text/html", 0) != 0) continue;
        for (std::sregex_iterator at(answer.body.begin(), answer.body.end(), link), end; at != end; ++at) {
            const auto target = std::regex_replace((*at)[2].str(), std::regex("&amp;"), "&");
            if (known.insert(target).second) open.push_back(target);
        }
    }
    EXPECT_GT(known.size(), 100U);
}

TEST_F(SiteTest, EveryoneAndEverythingListedHasAPageWithItsActs) {
    const std::regex line("<li><a href=\"([^\"]*)\">[^<]*</a> <span class=\"number\">([^<]+)</span>");
    std::size_t pages = 0;
    for (const std::string list : {"/membres", "/commissions", "/seances", "/matieres", "/collectivites"}) {
        const auto answer = get(list);
        ASSERT_EQ(answer.status, 200);
        for (std::sregex_iterator at(answer.body.begin(), answer.body.end(), line), end; at != end; ++at, ++pages) {
            const auto page = get((*at)[1].str());
            EXPECT_EQ(page.status, 200) << (*at)[1];
            EXPECT_THAT(page.body, HasSubstr("<strong>" + (*at)[2].str() + "</strong>")) << (*at)[1];
            EXPECT_THAT(page.body, HasSubstr("<h2><a href=\"/actes/")) << (*at)[1];
        }
    }
    EXPECT_EQ(pages, json("/api/v1/members")["values"].size() + json("/api/v1/commissions")["values"].size() +
                         json("/api/v1/sessions")["values"].size() + json("/api/v1/themes")["values"].size() +
                         json("/api/v1/institutions")["values"].size());
}

TEST_F(SiteTest, PagesCountDocumentsApartFromActs) {
    for (const std::string query :
         {"q=", "part=document", "part=annex", "part=annex&part=document", "q=m%C3%A9decins", "q=partie%3Adocument"}) {
        const auto result = json("/api/v1/search?per_page=100&facets=none&" + query);
        std::size_t documents = 0;
        for (const auto& hit : result["hits"]) documents += hit["kind"] == "document" ? 1U : 0U;
        const auto acts = result["total"].get<std::size_t>() - documents;
        ASSERT_EQ(result["hits"].size(), acts + documents) << query;
        std::string told = acts > 0 ? std::to_string(acts) + "\u00A0acte" + (acts > 1 ? "s" : "") : "";
        if (acts > 0 && documents > 0) told += " et ";
        if (documents > 0) told += std::to_string(documents) + "\u00A0document" + (documents > 1 ? "s" : "");
        EXPECT_THAT(get("/?" + query).body, HasSubstr("<p class=\"count\"><strong>" + told + "</strong>")) << query;
    }
}

TEST_F(SiteTest, AMistypedWordShowsWhatItsCorrectionFinds) {
    const auto page = get("/?q=salarait%20medcins").body;
    EXPECT_THAT(page, HasSubstr("voici les résultats de <strong>salariat médecins</strong>"));
    EXPECT_THAT(page,
                HasSubstr("<a href=\"/?q=salarait%20medcins&amp;literal=true\">Chercher plutôt les mots écrits</a>"));
    EXPECT_THAT(page, HasSubstr("<h2><a href=\"/actes/"));
    EXPECT_THAT(get("/?q=salarait%20medcins&literal=true").body, HasSubstr("<strong>Aucun acte</strong>"));
}

TEST_F(SiteTest, PagesStayLight) {
    const auto size = [&](const std::string& target) { return get(target, "Accept-Encoding: gzip\r\n").body.size(); };
    EXPECT_LT(size("/?q=subvention"), 10240U);
    EXPECT_LT(size("/?q=salariat%20m%C3%A9decins"), 10240U);
    for (const auto& id : ids()) EXPECT_LT(size("/actes/" + query::percent_encode(id)), 10240U) << id;
}

TEST_F(SiteTest, TheSecondPageOfAMemberSaysSo) {
    EXPECT_THAT(get("/membres/le%20quintrec?page=2").body,
                HasSubstr("<title>Ambroise LE QUINTREC, page 2 — Recueil</title>"));
    EXPECT_THAT(get("/?year=2018").body, HasSubstr("<title>Tous les actes, 2018 — Recueil</title>"));
}

TEST_F(SiteTest, AnActLeadsToThePagesOfWhatItIsAbout) {
    const std::regex link("href=\"(/(membres|commissions|seances|matieres)/[^\"]*)\"");
    std::set<std::string> known;
    for (const auto& id : ids()) {
        const auto page = get("/actes/" + query::percent_encode(id)).body;
        for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
            if (!known.insert((*at)[1].str()).second) continue;
            const auto subject = get((*at)[1].str());
            EXPECT_EQ(subject.status, 200) << (*at)[1];
            EXPECT_THAT(subject.body, HasSubstr("<h2><a href=\"/actes/")) << (*at)[1];
        }
    }
    EXPECT_GT(known.size(), 80U);
}

TEST_F(SiteTest, APageIsFoundUnderAnyWordingThatMeansIt) {
    EXPECT_THAT(get("/membres/le%20quintrec").body, HasSubstr("<h1>Ambroise LE QUINTREC</h1>"));
    EXPECT_THAT(get("/membres/LE%20QUINTREC").body,
                HasSubstr("rel=\"canonical\" href=\"/membres/Ambroise%20LE%20QUINTREC\""));
    const auto several = get("/commissions/2").body;
    EXPECT_THAT(several, HasSubstr("Plusieurs répondent à «&nbsp;2&nbsp;»"));
    EXPECT_THAT(several, HasSubstr(">2e\u00A0commission, Action sociale et santé</a>"));
    for (const auto* nothing :
         {"/membres/personne", "/seances/2018-03", "/seances/hier", "/matieres/99.9", "/commissions/77"}) {
        EXPECT_EQ(get(nothing).status, 404) << nothing;
    }
}

TEST_F(SiteTest, AValueThatIsNoneIsRefusedWithThoseThatAre) {
    for (const std::string field : {"member", "named", "commission", "theme", "territory", "assembly", "part",
                                    "outcome", "institution", "form", "vote"}) {
        const auto answer = get("/api/v1/search?" + field + "=rien-de-tel");
        EXPECT_EQ(answer.status, 400) << field;
        const auto error = Json::parse(answer.body)["errors"][0];
        EXPECT_EQ(error["parameter"], field);
        ASSERT_FALSE(error["allowed"].empty()) << field;
        const auto allowed = query::percent_encode(error["allowed"][0].get<std::string>());
        EXPECT_EQ(get("/api/v1/search?" + field + "=" + allowed).status, 200) << field;
    }
}

TEST_F(SiteTest, ExportsHoldTheWholeResult) {
    const auto all = ids();
    const auto lines = get("/api/v1/export.jsonl");
    EXPECT_TRUE(lines.whole);
    EXPECT_EQ(static_cast<std::size_t>(std::count(lines.body.begin(), lines.body.end(), '\n')), all.size());
    const auto table = get("/api/v1/export.csv?q=subvention&bom=true");
    EXPECT_THAT(table.body, StartsWith("\xEF\xBB\xBFid;"));
    const auto scdl = get("/api/v1/export.scdl.csv");
    EXPECT_THAT(scdl.body, StartsWith("COLL_NOM;COLL_SIRET;DELIB_ID;DELIB_DATE;DELIB_MATIERE_CODE;DELIB_MATIERE_NOM;"));
}

TEST_F(SiteTest, TheFeedOfCitingActsLeadsToTheSameActs) {
    std::vector<std::string> references{"2018-83", "loi n° 84-53",
                                        "article L.3211-1 du code général des collectivités territoriales"};
    const auto missing = json("/api/v1/gaps?limit=5");
    for (const auto& gap : missing["values"]) references.push_back(gap["key"]);
    const std::regex entry("<entry><id>http://localhost/actes/([^<]*)</id>");
    const std::regex alternate("<link href=\"http://localhost(/[^\"#]*)(#citations)?\"/><updated>");
    for (const auto& reference : references) {
        const auto feed = get("/feed.atom?cites=" + query::percent_encode(reference));
        ASSERT_EQ(feed.status, 200) << reference;
        std::set<std::string> cited;
        for (std::sregex_iterator at(feed.body.begin(), feed.body.end(), entry), end; at != end; ++at)
            cited.insert((*at)[1]);
        EXPECT_FALSE(cited.empty()) << reference;
        std::smatch link;
        ASSERT_TRUE(std::regex_search(feed.body, link, alternate)) << reference;
        const auto address = std::regex_replace(link[1].str(), std::regex("&amp;"), "&");
        ASSERT_EQ(get(address).status, 200) << address;
        if (link[2].matched) continue;
        std::set<std::string> found;
        const auto acts = json("/api/v1/search" + address.substr(1) + "&per_page=100");
        for (const auto& hit : acts["hits"]) found.insert(query::percent_encode(hit["id"].get<std::string>()));
        for (const auto& id : cited) EXPECT_EQ(found.count(id), 1U) << reference << " " << id << " " << address;
        if (cited.size() < 50) {
            EXPECT_EQ(found, cited) << reference;
        }
    }
}

TEST_F(SiteTest, HeadConditionsAndCompressionWorkOverTheWire) {
    const auto plain = get("/api/v1/search?q=subvention");
    const auto tag = plain.header("etag");
    ASSERT_FALSE(tag.empty());
    const auto unchanged = get("/api/v1/search?q=subvention", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(unchanged.status, 304);
    EXPECT_FALSE(unchanged.has("content-length"));
    const auto compressed = get("/api/v1/search?q=subvention", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(compressed.header("content-encoding"), "gzip");
    EXPECT_THAT(compressed.body, StartsWith("\x1F\x8B"));
    ASSERT_TRUE(client_.send("HEAD /api/v1/search?q=subvention HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const auto head = client_.receive(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.header("content-type"), "application/json");
}

TEST_F(SiteTest, HostileRequestsAreAnsweredFourHundreds) {
    for (const std::string target :
         {"/api/v1/acts/..%2F..%2Fetc%2Fpasswd", "/api/v1/acts/%00", "/actes/%C0%AF", "/assets/..%2F..%2Fserver.h",
          "//", "/%", "/api/v1/search?q=%ED%A0%80", "/api/v1/search?q=%00", "/api/v1/search?%FF=1",
          "/api/v1/search?page=-1", "/api/v1/search?year=1e3", "/api/v1/resolve?ref=%3Cscript%3E", "/*"}) {
        const auto answer = get(target);
        EXPECT_GE(answer.status, 400) << target;
        EXPECT_LT(answer.status, 500) << target;
        const bool is_page = answer.header("content-type").rfind("text/html", 0) == 0;
        EXPECT_TRUE(is_page || answer.header("content-type") == "application/problem+json") << target;
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff") << target;
    }
    // No text of a query is a fault: a field that does not exist is looked for as a word, and said to be.
    EXPECT_THAT(json("/api/v1/search?q=couleur%3Ableu")["query"]["diagnostics"].dump(), HasSubstr("Champ inconnu"));
    EXPECT_EQ(get("/api/v1/search?couleur=bleu").status, 400);
    for (const std::string text :
         {"(((((", "\"", "a AND", "NOT", "*", "year:", "l'", "%F0%9F%93%9C", "-----", "::::"}) {
        EXPECT_EQ(get("/api/v1/search?q=" + query::percent_encode(text)).status, 200) << text;
    }
    EXPECT_EQ(get("/api/v1/search?q=" + std::string(12000, '(')).status, 200);
}

TEST_F(SiteTest, ANewStateIsPickedUpWithoutAnError) {
    const auto before = json("/api/v1/status");
    const auto tag = get("/api/v1/status").header("etag");
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    std::thread reader([&] {
        Client other(server_->port());
        while (!done) {
            if (other.get("/api/v1/search?q=subvention").status != 200) ++wrong;
        }
    });
    fs::remove(folder_ / "documents" / "communique-medecins-salaries.txt");
    const auto made = indexer::update_index(database(), {documents()});
    ASSERT_TRUE(made) << made.error().message;
    const auto after = json("/api/v1/status");
    done = true;
    reader.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(after["documents"].get<int>(), before["documents"].get<int>() - 1);
    EXPECT_EQ(get("/api/v1/status", "If-None-Match: " + tag + "\r\n").status, 200);
}

}  // namespace
}  // namespace recueil::server
