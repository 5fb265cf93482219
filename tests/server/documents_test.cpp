// Documents as they were given, and their pages, over a real socket.
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "corpus/document.h"
#include "corpus/pdf_pages.h"
#include "indexer/update/update_index.h"
#include "tests/corpus/readers/scanned_pdf.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/file_bytes.h"
#include "tests/server/served_index.h"

namespace recueil::server {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using tests::Answer;
using tests::ServedIndex;

class Documents : public ::testing::Test {
  protected:
    void SetUp() override {
        folder_.folder("documents/2024");
        fs::copy(sample("2022-12-12-acces-aux-soins.pdf"), path("2024/soins d’été.pdf"));
        fs::copy(sample("2024-06-17-clubs-sportifs.txt"), path("clubs.txt"));
        write("page.html",
              "<html><body><h1>Délibération</h1><p>Le conseil décide.</p><script>alert(1)</script></html>");
        write("latin.txt", "Le Conseil d\351cide d'acheter des v\351los pour l'\351cole.\n");
    }
    static std::string sample(const std::string& name) { return RECUEIL_SAMPLE_DIR "/documents/" + name; }
    std::string path(const std::string& name = {}) const {
        return folder_.path("documents") + (name.empty() ? "" : "/" + name);
    }
    void write(const std::string& name, std::string_view bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    void serve(std::vector<std::string> documents) {
        const auto made = indexer::update_index(folder_.path("index"), {path()});
        ASSERT_TRUE(made.has_value()) << made.error().message;
        for (const char* name : {"2024/soins d’été.pdf", "clubs.txt", "page.html", "latin.txt"})
            hashes_[name] = *corpus::hash_file(path(name));
        served_ = std::make_unique<ServedIndex>(std::vector<std::string>{folder_.path("index")}, 4, documents);
        client_ = std::make_unique<tests::Client>(served_->port());
    }
    std::string address(const std::string& name) const { return "/documents/" + hashes_.at(name); }
    Answer get(const std::string& target, const std::string& headers = "") { return client_->get(target, headers); }
    Answer head(const std::string& target) {
        client_->send("HEAD " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        return client_->receive(true);
    }
    std::string act_of(const std::string& query) {
        return Json::parse(get("/api/v1/search?q=" + query).body)["hits"][0]["id"];
    }

    const std::string pdf_ = "2024/soins d’été.pdf";
    corpus::TemporaryFolder folder_;
    std::map<std::string, std::string> hashes_;
    std::unique_ptr<ServedIndex> served_;
    std::unique_ptr<tests::Client> client_;
};

TEST_F(Documents, AreGivenAsTheyWere) {
    serve({path()});
    const auto bytes = recueil::tests::file_bytes(path(pdf_));
    const auto answer = get(address(pdf_), "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(answer.whole);
    EXPECT_EQ(answer.body, bytes);
    EXPECT_EQ(answer.header("Content-Type"), "application/pdf");
    EXPECT_EQ(answer.header("Content-Length"), std::to_string(bytes.size()));
    EXPECT_EQ(answer.header("Content-Encoding"), "");
    EXPECT_EQ(answer.header("Accept-Ranges"), "bytes");
    EXPECT_EQ(answer.header("ETag"), "\"" + hashes_[pdf_] + "\"");
    EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
    EXPECT_THAT(answer.header("Content-Security-Policy"), StartsWith("sandbox; default-src 'none'"));
    EXPECT_THAT(answer.header("Content-Disposition"),
                AllOf(StartsWith("inline; filename=\"soins d_"), HasSubstr("filename*=UTF-8''soins%20d")));
    EXPECT_EQ(get(address(pdf_), "If-None-Match: \"" + hashes_[pdf_] + "\"\r\n").status, 304);
    const auto headed = head(address(pdf_));
    EXPECT_EQ(headed.status, 200);
    EXPECT_EQ(headed.header("Content-Length"), std::to_string(bytes.size()));
    client_ = std::make_unique<tests::Client>(served_->port());
    EXPECT_EQ(get(address("clubs.txt")).header("Content-Type"), "text/plain; charset=utf-8");
    EXPECT_EQ(get(address("latin.txt")).header("Content-Type"), "text/plain; charset=windows-1252");
    const auto html = get(address("page.html"));
    EXPECT_THAT(html.header("Content-Disposition"), StartsWith("attachment;"));
    EXPECT_THAT(html.header("Content-Security-Policy"), StartsWith("sandbox;"));
}

TEST_F(Documents, AreGivenInParts) {
    serve({path()});
    const auto bytes = recueil::tests::file_bytes(path(pdf_));
    const auto part = get(address(pdf_), "Range: bytes=100-199\r\n");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, bytes.substr(100, 100));
    EXPECT_EQ(part.header("Content-Range"), fmt::format("bytes 100-199/{}", bytes.size()));
    EXPECT_EQ(get(address(pdf_), "Range: bytes=-5\r\n").body, bytes.substr(bytes.size() - 5));
    const auto past = get(address(pdf_), fmt::format("Range: bytes={}-\r\n", bytes.size()));
    EXPECT_EQ(past.status, 416);
    EXPECT_EQ(past.header("Content-Range"), fmt::format("bytes */{}", bytes.size()));
    EXPECT_EQ(get(address(pdf_), "Range: bytes=1-2,5-6\r\n").status, 200);
    EXPECT_EQ(get(address(pdf_), "Range: bytes=0-3\r\nIf-Range: \"other\"\r\n").status, 200);
    EXPECT_EQ(get(address(pdf_), "Range: bytes=0-3\r\nIf-Range: \"" + hashes_[pdf_] + "\"\r\n").status, 206);
}

TEST_F(Documents, AreThoseOfTheIndexAlone) {
    serve({path()});
    write("secret.txt", "never indexed");
    const auto secret = *corpus::hash_file(path("secret.txt"));
    for (const std::string& target :
         {"/documents/" + secret, std::string("/documents/..%2f..%2fetc%2fpasswd"),
          std::string("/documents/") + std::string(64, '0'), std::string("/documents/") + std::string(64, 'A'),
          std::string("/documents/x"), address(pdf_) + "x", "/documents/" + secret + "/pages/1.png"}) {
        const auto answer = get(target);
        EXPECT_EQ(answer.status, 404) << target;
        EXPECT_EQ(answer.header("Content-Type"), "application/problem+json") << target;
    }
    EXPECT_EQ(get("/documents/../../etc/passwd").status, 404);
}

TEST_F(Documents, ThatWereChangedOrAreGoneAreNotGiven) {
    serve({path()});
    EXPECT_EQ(get(address("clubs.txt")).status, 200);
    auto bytes = recueil::tests::file_bytes(path("clubs.txt"));
    bytes[10] = bytes[10] == 'x' ? 'y' : 'x';
    write("clubs.txt", bytes);
    const auto changed = get(address("clubs.txt"));
    EXPECT_EQ(changed.status, 404);
    EXPECT_THAT(Json::parse(changed.body)["detail"].get<std::string>(), HasSubstr("changed since it was indexed"));
    fs::remove(path("clubs.txt"));
    EXPECT_THAT(Json::parse(get(address("clubs.txt")).body)["detail"].get<std::string>(),
                HasSubstr("not in the folders"));
    ASSERT_EQ(::mkfifo(path("clubs.txt").c_str(), 0600), 0);
    EXPECT_EQ(get(address("clubs.txt")).status, 404) << "a pipe blocks nobody";
}

TEST_F(Documents, AreNotReachedThroughALinkThatLeadsOut) {
    serve({path()});
    fs::rename(path("clubs.txt"), folder_.path("outside.txt"));
    fs::create_symlink(folder_.path("outside.txt"), path("clubs.txt"));
    EXPECT_EQ(get(address("clubs.txt")).status, 404);
    fs::remove(path("clubs.txt"));
    fs::create_symlink("../outside.txt", path("clubs.txt"));
    EXPECT_EQ(get(address("clubs.txt")).status, 404);
    fs::remove(path("clubs.txt"));
    fs::rename(path("2024"), folder_.path("elsewhere"));
    fs::create_symlink(folder_.path("elsewhere"), path("2024"));
    EXPECT_EQ(get(address(pdf_)).status, 404);
    fs::rename(folder_.path("outside.txt"), path("inside.txt"));
    fs::create_symlink("inside.txt", path("clubs.txt"));
    EXPECT_EQ(get(address("clubs.txt")).status, 200) << "a link that stays inside is followed";
}

TEST_F(Documents, AreFoundInAFolderThatWasMoved) {
    serve({path()});
    const auto index = folder_.path("index");
    fs::rename(path(), folder_.path("copy"));
    served_ = std::make_unique<ServedIndex>(std::vector<std::string>{index}, 4,
                                            std::vector<std::string>{folder_.path("copy")});
    client_ = std::make_unique<tests::Client>(served_->port());
    EXPECT_EQ(get(address(pdf_)).status, 200);
    EXPECT_EQ(get(address("clubs.txt")).status, 200);
}

TEST_F(Documents, AreNotGivenWhereNobodyAskedForIt) {
    serve({});
    EXPECT_EQ(get(address(pdf_)).status, 404);
    const auto act = act_of("soins");
    EXPECT_THAT(get("/actes/" + act).body, Not(HasSubstr("/documents/")));
    EXPECT_THAT(get("/actes/" + act).body, Not(HasSubstr("de l’original")));
    EXPECT_EQ(get("/actes/" + act + "/original").status, 404);
}

TEST_F(Documents, OpenNoFolderThatIsNotThere) {
    const auto opened = Originals::open({folder_.path("nowhere")});
    ASSERT_FALSE(opened.has_value());
    EXPECT_EQ(opened.error().code, ErrorCode::usage);
}

TEST_F(Documents, ArePicturesPageByPage) {
    if (!corpus::can_draw_pages()) GTEST_SKIP() << "pdftoppm is not installed";
    serve({path()});
    const auto first = get(address(pdf_) + "/pages/1.png");
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(first.header("Content-Type"), "image/png");
    EXPECT_THAT(first.body, StartsWith("\x89PNG"));
    EXPECT_EQ(get(address(pdf_) + "/pages/1.png").body, first.body);
    EXPECT_EQ(get(address(pdf_) + "/pages/1.png", "If-None-Match: " + first.header("ETag") + "\r\n").status, 304);
    EXPECT_NE(get(address(pdf_) + "/pages/2.png").body, first.body);
    for (const char* page : {"6.png", "0.png", "01.png", "1.jpg", "-1.png", "1", "99999999999.png", "x.png", ".png"})
        EXPECT_EQ(get(address(pdf_) + "/pages/" + page).status, 404) << page;
    EXPECT_EQ(get(address("clubs.txt") + "/pages/1.png").status, 404);
}

TEST_F(Documents, AreLinkedFromEachFactAndMarked) {
    serve({path()});
    const auto act = act_of("soins");
    const auto page = get("/actes/" + act).body;
    const std::string start = "href=\"/actes/" + act + "/original?lignes=";
    EXPECT_THAT(page, AllOf(HasSubstr(start), HasSubstr("#cite\">page "), HasSubstr(address(pdf_))));
    const auto results = get("/?q=soins").body;
    EXPECT_THAT(results, AllOf(HasSubstr(start), HasSubstr("&amp;q=soins#cite")));
    // The first link leads to a page with its words marked.
    const auto at = page.find(start) + 6;
    std::string target = page.substr(at, page.find('#', at) - at);
    const auto viewer = get(target);
    EXPECT_EQ(viewer.status, 200);
    EXPECT_THAT(viewer.body, AllOf(HasSubstr("<h1>L’original, page"), HasSubstr("<rect class=\"quoted\""),
                                   HasSubstr("src=\"" + address(pdf_) + "/pages/"), HasSubstr("href=\"/actes/" + act)));
    EXPECT_THAT(viewer.header("Content-Security-Policy"), HasSubstr("default-src 'none'; style-src 'self'"));
    EXPECT_EQ(get("/actes/" + act + "/original?page=2").status, 200);
    EXPECT_EQ(get("/actes/" + act + "/original?page=6").status, 404);
    EXPECT_EQ(get("/actes/" + act + "/original?lignes=9-3").status, 400);
    EXPECT_EQ(get("/actes/" + act + "/original?lignes=x").status, 400);
    EXPECT_EQ(get("/actes/" + act + "/original?lignes=999999").status, 200);
    const auto hostile = get("/actes/" + act + "/original?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body;
    EXPECT_THAT(hostile, Not(HasSubstr("<script>")));
    EXPECT_EQ(get("/actes/nobody/original").status, 404);
}

TEST_F(Documents, ShowATableOfAnArticleAsATable) {
    write(
        "tableau.html",
        "<html><body><p>COMMUNE DE MONTORNAY</p><p>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</p><p>DU CONSEIL MUNICIPAL</p>"
        "<p>Séance du 14 mars 2023</p><p>DÉLIBÉRATION N° 2023-12</p><p>Objet : Aides</p>"
        "<p>Le conseil municipal, après en avoir délibéré, à l'unanimité, décide :</p>"
        "<p>Article 1 : D'attribuer les sommes suivantes :</p>"
        "<table><tr><th>Association</th><th>Montant</th></tr><tr><td>Club de xylophone</td><td>1 200,00 €</td></tr>"
        "<tr><td>Harmonie</td><td>300,00 €</td></tr></table>"
        "<p>La dépense est inscrite au budget.</p><p>Article 2 : De signer.</p></body></html>");
    serve({path()});
    const auto act = act_of("xylophone");
    for (const auto& target : {"/actes/" + act + "?q=xylophone", "/actes/" + act + "/texte?q=xylophone"}) {
        // The head of the page tells the beginning of the decision to who shares its address.
        const auto whole = get(target).body;
        const auto page = whole.substr(whole.find("<main"));
        EXPECT_THAT(page, AllOf(HasSubstr("<td>Club de <mark>xylophone</mark></td><td>1\u00A0200,00\u00A0€</td>"),
                                Not(HasSubstr("Montant Club")), HasSubstr("suivantes\u00A0:</p>"),
                                HasSubstr("<p>La dépense est inscrite au budget.")))
            << target;
        EXPECT_LT(page.find("suivantes"), page.find("<td>Association"));
        EXPECT_LT(page.find("<td>Harmonie"), page.find("La dépense"));
    }
}

TEST_F(Documents, AreLinkedFromTheRollCallAndTheStamp) {
    serve({path()});
    const auto act = act_of("soins");
    const auto page = get("/actes/" + act).body;
    const auto attendance = page.substr(page.find("id=\"presence\""));
    EXPECT_THAT(attendance.substr(0, attendance.find("</details>")), HasSubstr("de l’original</a>"));
    for (const char* fact : {"transmission", "affichage"}) {
        const std::string target = "/actes/" + act + "/original?fait=" + fact;
        EXPECT_THAT(page, HasSubstr("href=\"" + target + "#cite\"")) << fact;
        const auto viewer = get(target);
        EXPECT_THAT(viewer.body, AllOf(HasSubstr("<rect class=\"quoted\""), HasSubstr("20 décembre 2022"))) << fact;
    }
    EXPECT_EQ(get("/actes/" + act + "/original?fait=vote").status, 400);
    EXPECT_EQ(get("/actes/" + act + "/original?fait=identifiant").status, 404) << "the act has none";
}

TEST_F(Documents, AreMarkedOnScannedPages) {
    if (corpus::find_program("tesseract").empty() || !corpus::can_draw_pages())
        GTEST_SKIP() << "tesseract or pdftoppm is not installed";
    write("scan.pdf", corpus::scan_of(corpus::PdfWriter()
                                          .page()
                                          .text(72, 150, "LE MUSEE DU MAMMOUTH", 24)
                                          .text(72, 220, "Le conseil accepte un squelette", 24)
                                          .finish()));
    indexer::IndexOptions options;
    options.limits.ocr = corpus::Ocr::when_needed;
    ASSERT_TRUE(indexer::update_index(folder_.path("index"), {path()}, options).has_value());
    serve({path()});
    const auto viewer = get("/actes/" + act_of("squelette") + "/original?lignes=3-4&q=squelette");
    EXPECT_THAT(viewer.body, AllOf(HasSubstr("page 2 sur 2"), HasSubstr("<rect class=\"quoted\""),
                                   HasSubstr("<rect class=\"found\"")));
    EXPECT_EQ(get("/actes/" + act_of("squelette") + "/original?lignes=3-4&q=squelette").body, viewer.body)
        << "what was read is kept";
    // Far enough down the page to be the second line, not the first.
    const auto mark = viewer.body.find("<rect class=\"found\"");
    const auto top = viewer.body.find(" y=\"", mark) + 4;
    EXPECT_NEAR(std::stod(viewer.body.substr(top)), 200, 25);
}

TEST_F(Documents, InsideArchivesAndMailsAreGivenToo) {
    const auto pdf = recueil::tests::file_bytes(path(pdf_));
    const std::string note = "Le conseil achete une locomotive.\n";
    fs::remove(path(pdf_));
    write("envoi.zip", corpus::zip({{"2024/soins.pdf", pdf}, {"note.txt", note}}));
    write(
        "courriel.eml",
        "From: a@b.example\r\nSubject: Actes\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: text/plain\r\n\r\nVoici le texte du wagon.\r\n"
        "--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=tender.txt\r\n\r\n"
        "Le conseil achete un tender.\r\n--x--\r\n");
    write("2024/soins d’été.pdf", "Un autre texte a la meme place.\n");
    serve({path()});
    const auto sha_of = [&](const std::string& query) {
        const auto act = Json::parse(get("/api/v1/acts/" + act_of(query)).body);
        return act["source"]["sha256"].get<std::string>();
    };
    const auto whole = get("/documents/" + sha_of("soins"));
    EXPECT_EQ(whole.status, 200) << whole.body;
    EXPECT_EQ(whole.body, pdf);
    EXPECT_EQ(whole.header("Content-Type"), "application/pdf");
    EXPECT_THAT(whole.header("Content-Disposition"), StartsWith("inline; filename=\"soins.pdf\""));
    EXPECT_EQ(get("/documents/" + sha_of("locomotive")).body, note);
    EXPECT_THAT(get("/documents/" + sha_of("tender")).body, StartsWith("Le conseil achete un tender."));
    EXPECT_THAT(get("/documents/" + sha_of("wagon")).body, StartsWith("From: a@b.example")) << "the mail itself";
    if (corpus::can_draw_pages()) {
        EXPECT_EQ(get("/documents/" + sha_of("soins") + "/pages/1.png").status, 200);
        const auto page = get("/actes/" + act_of("soins")).body;
        EXPECT_THAT(page, HasSubstr("/original?lignes="));
    }
    // An archive that was changed gives nothing any more.
    const auto kept = sha_of("locomotive");
    write("envoi.zip", corpus::zip({{"note.txt", "Autre chose.\n"}}));
    EXPECT_EQ(get("/documents/" + kept).status, 404);
}

TEST_F(Documents, SayWhereTheCouncilGivesThem) {
    const auto table = folder_.write("metadata.csv", "file,url\nclubs.txt,https://example.org/clubs.txt\n");
    indexer::IndexOptions options;
    options.metadata = {table};
    ASSERT_TRUE(indexer::update_index(folder_.path("index"), {path()}, options).has_value());
    serve({path()});
    const std::string council = "https://example.org/clubs.txt";
    const auto found = Json::parse(get("/api/v1/search?q=handball").body)["hits"].at(0);
    EXPECT_EQ(found["source"]["url"], council);
    const auto grants = Json::parse(get("/api/v1/grants?q=handball").body);
    EXPECT_EQ(grants["beneficiaries"].at(0)["grants"].at(0)["act"]["source"]["url"], council);
    EXPECT_THAT(get("/?q=handball").body, HasSubstr("href=\"" + council + "\""));
    EXPECT_THAT(get("/actes/" + found["id"].get<std::string>()).body, HasSubstr("href=\"" + council + "\""));
    EXPECT_THAT(get("/feed.atom?q=handball").body, HasSubstr("<link rel=\"via\" href=\"" + council + "\"/>"));
    for (const char* path_of_table : {"/api/v1/export.csv", "/api/v1/export.scdl.csv"})
        EXPECT_THAT(get(path_of_table + std::string("?q=handball")).body, HasSubstr(council)) << path_of_table;
    EXPECT_TRUE(Json::parse(get("/api/v1/search?q=soins").body)["hits"].at(0)["source"]["url"].is_null());
    fs::remove(path("clubs.txt"));
    const auto answer = Json::parse(get(address("clubs.txt")).body);
    EXPECT_EQ(answer["url"], council);
}

}  // namespace
}  // namespace recueil::server
