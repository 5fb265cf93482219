#include "corpus/readers/html_reader.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "corpus/document.h"

namespace recueil::corpus {
namespace {

struct WebPage {
    const char* name;
    std::string html;
    std::string text;
};

std::ostream& operator<<(std::ostream& out, const WebPage& one) {
    return out << one.name;
}

class HtmlText : public testing::TestWithParam<WebPage> {};

TEST_P(HtmlText, IsWhatABrowserShows) {
    const Result<Document> document = read_document_bytes(GetParam().html, "page");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->text, GetParam().text);
    EXPECT_EQ(document->media_type, "text/html");
}

INSTANTIATE_TEST_SUITE_P(
    Pages, HtmlText,
    testing::Values(
        WebPage{"paragraphs", "<html><body><p>Vu le\n  Code ;</p><p>D\u00C9CIDE :</body></html>",
                "Vu le Code ;\nDÉCIDE :\n"},
        WebPage{"doctype", "\n<!DOCTYPE HTML PUBLIC \"x\">\n<h2>TITRE</h2>texte", "TITRE\ntexte\n"},
        WebPage{"inline tags join", "<p>Articl<u>e 1</u> <b>: l'<i>eau</i></b></p>", "Article 1 : l'eau\n"},
        WebPage{"breaks", "<p>un<br>deux<br/>trois<br><br>quatre</p>", "un\ndeux\ntrois\n\nquatre\n"},
        WebPage{"empty paragraph", "<p>un</p>\n<p></p>\n<p>deux</p><p>\u00A0</p>", "un\n\ndeux\n\u00A0\n"},
        WebPage{"table", "<table><tr><td>Lens</td><td>2 230,19</td></tr><tr><th>a<td>b</table>",
                "Lens\t2 230,19\na\tb\n"},
        WebPage{"table of one row", "<table><tr><td>Lens</td><td>2 230,19</td></tr></table>", "Lens\n2 230,19\n"},
        WebPage{"table in a table", "<table><tr><td>a<td><table><tr><td>b<td>c<tr><td>d<td>e</table></table>",
                "a\nb\tc\nd\te\n"},
        WebPage{"list", "<ul><li>un</li> <li>deux<ul><li>trois</ul></ul>fin", "• un\n• deux\n• trois\nfin\n"},
        WebPage{"numbered list", "<ol type=a start=2><li>un<li value=5>cinq<p>suite</p></ol><ol><li>un</ol>",
                "b. un\ne. cinq\nsuite\n1. un\n"},
        WebPage{"list without marks", "<ul style='list-style: none'><li>un</ul>", "un\n"},
        WebPage{"hidden text",
                "<style>.off, p.note{display:none} @media print{p{display:none}}</style><p>a<del>b</del><s>c</s>"
                "<span hidden>d</span><span class='x off'>e</span></p><p hidden>f<p>g</p><p class=note>h</p>"
                "<template><p>i</p></template><noscript>j</noscript><div style='display:none'><div>k</div>l</div>m",
                "a\ng\nm\n"},
        WebPage{"hidden list item", "<ul><li hidden>a<ul><li>b</ul><li>c</ul>d", "• c\nd\n"},
        WebPage{"capitals by format",
                "<style>h2{text-transform:uppercase}</style><h2>Département <b>de</b> l'Été</h2>x",
                "DÉPARTEMENT DE L'ÉTÉ\nx\n"},
        WebPage{"preformatted", "<pre>a  b\n  c</pre>\nd  e", "a  b\n  c\nd e\n"},
        WebPage{"no script nor style",
                "<head><title>Site</title><style>p{}</style></head><p>a<script>if (a<b) \"</p>\"</script >b<!-- <p>c "
                "--></p>",
                "ab\n"},
        WebPage{
            "entities",
            "<p>&laquo;&nbsp;d&eacute;j&agrave; &#233;t&#xE9; &oelig;uvre &euro; &amp;amp; &lt;p&gt; &inconnu; A&B&",
            "«\u00A0déjà été œuvre € &amp; <p> &inconnu; A&B&\n"},
        WebPage{"windows entities", "<p>l&#146;eau &#0; &#xD800; &#99999999;</p>", "l’eau \uFFFD \uFFFD \uFFFD\n"},
        WebPage{"quoted attributes", "<p title=\"a > b\" class='>'>texte</p>", "texte\n"},
        WebPage{"less than", "<p>1 < 2 et 3 <4</p>", "1 < 2 et 3 <4\n"},
        WebPage{"unfinished tag", "<p>texte <b", "texte\n"},
        WebPage{"unfinished comment", "<p>texte</p><!-- <p>perdu", "texte\n"},
        WebPage{"cdata and xml", "<?xml version=\"1.0\"?><html><script src=\"a\"/><p>a<![CDATA[ & b]]></p></html>",
                "a & b\n"},
        WebPage{"word fragments", "<p class=MsoNormal><![if !supportLists]>- <![endif]>item<o:p></o:p></p>",
                "- item\n"},
        WebPage{"upper case", "<HTML><BODY><P>UN</P><BR><DIV>DEUX</DIV></BODY></HTML>", "UN\n\nDEUX\n"}));

TEST(HtmlCharset, IsTheOneThePageDeclares) {
    const auto read = [](const std::string& html) { return read_document_bytes(html, "page").value(); };
    const Document latin = read(
        "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\">"
        "</head><p>d\xE9lib\xE9ration l\x92"
        "eau</p>");
    EXPECT_EQ(latin.text, "délibération l’eau\n");
    EXPECT_EQ(latin.encoding, "windows-1252");
    EXPECT_EQ(read("<meta charset=\"iso-8859-2\"><p>\xE8"
                   "esk\xFD</p>")
                  .text,
              "český\n");
    EXPECT_EQ(read("<meta charset=iso-8859-1><p>délibération</p>").encoding, "UTF-8");
    EXPECT_EQ(read("<?xml version='1.0' encoding='ISO-8859-2'?><html><p>\xE8"
                   "esk\xFD</p></html>")
                  .text,
              "český\n");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<html><p>texte</p></html>")) wide += std::string{c, '\0'};
    EXPECT_EQ(read(wide).text, "texte\n");
}

TEST(HtmlText, SaysWhichLinesAreHeadingsItemsAndRows) {
    const Document page =
        read_document_bytes("<h1>T</h1><p><b>g</b><br>x</p><ul><li>a</ul><table><tr><td>b<td>c<tr><td>d<td>e</table>",
                            "page")
            .value();
    ASSERT_EQ(page.lines.size(), 6U);
    EXPECT_EQ(page.lines[0].role, LineRole::heading);
    EXPECT_EQ(page.lines[0].level, 1);
    EXPECT_TRUE(page.lines[1].starts_paragraph);
    EXPECT_FALSE(page.lines[2].starts_paragraph);
    EXPECT_EQ(page.lines[3].role, LineRole::list_item);
    EXPECT_EQ(page.lines[5].role, LineRole::table_row);
    ASSERT_EQ(page.tables.size(), 1U);
    EXPECT_EQ(page.tables[0].line_start, 5);
    EXPECT_EQ(page.tables[0].rows[1][1], "e");
}

TEST(HtmlText, RefusesAPageWithoutText) {
    const Result<Document> document = read_document_bytes("<html><script>x</script><p> </p></html>", "page");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "cannot read page: it holds no text");
}

}  // namespace
}  // namespace recueil::corpus
