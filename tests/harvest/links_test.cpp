#include "harvest/links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::harvest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Links read(std::string_view bytes, LinkOptions options = {}) {
    options.name = "source";
    auto links = read_links(bytes, options);
    EXPECT_TRUE(links.has_value()) << links.error().message;
    return links ? std::move(*links) : Links();
}

std::vector<std::string> addresses(const Links& links) {
    std::vector<std::string> all;
    for (const Link& link : links.documents) all.push_back(link.address);
    return all;
}

TEST(Links, OfAList) {
    const Links links =
        read("\xEF\xBB\xBF# liste\r\n\r\nhttps://a.example/1.pdf#page=2\r\n  HTTP://A.example/é.pdf\r\nvoir 2\r\n");
    EXPECT_EQ(links.kind, SourceKind::list);
    EXPECT_THAT(addresses(links), ElementsAre("https://a.example/1.pdf", "http://a.example/%C3%A9.pdf"));
    ASSERT_THAT(links.problems, SizeIs(1));
    EXPECT_THAT(links.problems[0].message, HasSubstr("source: line 5: « voir 2 »"));
}

TEST(Links, OfATableWithItsFacts) {
    const Links links = read(
        "DELIB_ID;DELIB_DATE;DELIB_URL\n28;2024-03-12;https://a.example/28.pdf\n29;2024-03-12;\n"
        "30;2024-03-12;www.a.example/30.pdf\n");
    EXPECT_EQ(links.kind, SourceKind::table);
    ASSERT_THAT(links.documents, SizeIs(1));
    EXPECT_EQ(links.documents[0].given.number, "28");
    EXPECT_EQ(links.documents[0].given.date, "2024-03-12");
    EXPECT_EQ(links.rows_without_address, 2U);
    EXPECT_THAT(links.problems, SizeIs(1));
    EXPECT_FALSE(read_links("titre;date\nVélos;2024\n", {"source", ""}).has_value());
}

TEST(Links, OfASitemapWithoutItsPictures) {
    const Links links = read(
        "<?xml version=\"1.0\"?><!-- x --><urlset><url><loc>https://a.example/?a=1&amp;b=2</loc>"
        "<image:image><image:loc>https://a.example/i.png</image:loc></image:image></url>"
        "<url><loc>/relatif</loc></url></urlset>");
    EXPECT_EQ(links.kind, SourceKind::sitemap);
    EXPECT_THAT(addresses(links), ElementsAre("https://a.example/?a=1&b=2"));
    EXPECT_THAT(links.problems, SizeIs(1));
}

TEST(Links, OfAPageAreThoseToDocuments) {
    LinkOptions options;
    options.base = "https://a.example/conseil/";
    const std::string page =
        "<!DOCTYPE html><A HREF=un.pdf>1</A><a class='x' href=\"deux.docx?v=1\">2</a><a href='/'>0</a>"
        "<!-- <a href='non.pdf'> --><a title='>' href='trois&amp;quatre.odt'>3</a><a href>vide</a>"
        "<a href='x' type='application/pdf'>4</a>";
    EXPECT_THAT(addresses(read(page, options)),
                ElementsAre("https://a.example/conseil/un.pdf", "https://a.example/conseil/deux.docx?v=1",
                            "https://a.example/conseil/trois&quatre.odt", "https://a.example/conseil/x"));
    options.wanted = [](const std::string& address) { return address == "https://a.example/"; };
    EXPECT_THAT(addresses(read(page, options)), ElementsAre("https://a.example/"));
}

TEST(Links, OfAFeedAreEnclosuresElsePages) {
    LinkOptions options;
    options.base = "https://a.example/feed";
    const Links links = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='feed'/>"
        "<link rel='next' href='?p=2'/><entry><link rel='alternate' href='un'/></entry>"
        "<entry><link href='deux'/><link rel='enclosure' href='deux.pdf'/></entry></feed>",
        options);
    EXPECT_THAT(addresses(links), ElementsAre("https://a.example/un", "https://a.example/deux.pdf"));
    EXPECT_THAT(links.sources, ElementsAre("https://a.example/feed?p=2"));
}

TEST(Links, OfADocumentAreNone) {
    EXPECT_EQ(read("%PDF-1.4\n1 0 obj").kind, SourceKind::none);
    EXPECT_FALSE(read_links("<?xml version='1.0'?><autre/>", {"source", ""}).has_value());
    EXPECT_FALSE(read_links(" \n", {"source", ""}).has_value());
}

}  // namespace
}  // namespace recueil::harvest
