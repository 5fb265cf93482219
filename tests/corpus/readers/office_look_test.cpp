// What formats print without writing it in the text: numbers of lists, capitals, headers of pages; and what they hide.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document.h"
#include "corpus/readers/list_numbering.h"
#include "tests/corpus/readers/zip_writer.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

const std::string word_names = " xmlns:w=\"urn:w\" xmlns:r=\"urn:r\"";

Document read(const std::string& bytes) {
    Result<Document> document = read_document_bytes(bytes, "acte");
    EXPECT_TRUE(document) << document.error().message;
    return document ? *document : Document{};
}

std::string word_paragraph(const std::string& words, const std::string& properties = "",
                           const std::string& run_properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:rPr>" + run_properties + "</w:rPr>" +
           (words.empty() ? "" : "<w:t>" + words + "</w:t>") + "</w:r></w:p>";
}

std::string numbered(const std::string& list, int level = 0) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>";
}

const std::string numbering =
    "<w:numbering" + word_names +
    "><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
    "<w:lvlText w:val=\"Article %1 :\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt "
    "w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum><w:abstractNum "
    "w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/></w:lvl>"
    "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId "
    "w:val=\"8\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">"
    "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";

TEST(DocxLook, WritesTheNumbersOfLists) {
    const Document act = read(docx(word_paragraph("un", numbered("1")) + word_paragraph("suite") +
                                       word_paragraph("a", numbered("1", 1)) + word_paragraph("b", numbered("1", 1)) +
                                       word_paragraph("", numbered("1")) + word_paragraph("puce", numbered("2")) +
                                       word_paragraph("", numbered("2")) + word_paragraph("cinq", numbered("3")) +
                                       word_paragraph("sans", numbered("0")),
                                   {{"word/numbering.xml", numbering}}));
    EXPECT_EQ(act.text, "Article 1 : un\nsuite\n1.a) a\n1.b) b\nArticle 2 :\n• puce\n\nArticle 5 : cinq\nsans\n");
    EXPECT_EQ(act.lines[0].role, LineRole::list_item);
    EXPECT_EQ(act.lines[2].level, 2);
    EXPECT_EQ(act.lines[8].role, LineRole::body);
}

TEST(DocxLook, TakesNumbersHeadingsAndCapitalsFromStyles) {
    const std::string styles =
        "<w:styles" + word_names +
        "><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"N\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/>"
        "</w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"T\"><w:basedOn w:val=\"N\"/><w:pPr>"
        "<w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:caps/><w:b/></w:rPr></w:style><w:style w:type=\"character\" "
        "w:styleId=\"H\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    const Document act =
        read(docx(word_paragraph("L'\u00E9t\u00E9", "<w:pStyle w:val=\"T\"/>") +
                      word_paragraph("bas", "<w:pStyle w:val=\"T\"/>", "<w:caps w:val=\"0\"/>") +
                      word_paragraph("un", "<w:pStyle w:val=\"A\"/>") +
                      word_paragraph("cach\u00E9", "", "<w:rStyle w:val=\"H\"/>") + word_paragraph("fin"),
                  {{"word/numbering.xml", numbering}, {"word/styles.xml", styles}}));
    EXPECT_EQ(act.text, "L'ÉTÉ\nbas\nArticle 1 : un\n\nfin\n");
    EXPECT_EQ(act.lines[0].role, LineRole::heading);
    EXPECT_EQ(act.lines[0].level, 2);
    EXPECT_TRUE(act.lines[0].bold);
    EXPECT_FLOAT_EQ(act.lines[4].font_size, 11);
}

TEST(DocxLook, LeavesOutHiddenAndStruckText) {
    EXPECT_EQ(read(docx(word_paragraph("secret", "", "<w:vanish/>") + word_paragraph("900 \u20AC", "", "<w:strike/>") +
                        word_paragraph("500 \u20AC", "", "<w:strike w:val=\"false\"/>")))
                  .text,
              "\n\n500 €\n");
}

TEST(DocxLook, ReadsTheHeaderOfTheFirstPageBeforeTheText) {
    const auto margin = [](const std::string& words) {
        return "<w:hdr" + word_names + ">" + word_paragraph(words) + "</w:hdr>";
    };
    const std::string relations =
        "<Relationships><Relationship Id=\"a\" Target=\"header1.xml\"/><Relationship Id=\"b\" "
        "Target=\"header2.xml\"/><Relationship Id=\"c\" Target=\"footer1.xml\"/></Relationships>";
    const Members parts = {{"word/_rels/document.xml.rels", relations},
                           {"word/header1.xml", margin("COMMUNE DE VALBOURG")},
                           {"word/header2.xml", margin("suite")},
                           {"word/footer1.xml", margin("2 rue du Bac")}};
    const std::string references =
        "<w:sectPr xmlns:r=\"urn:r\"><w:headerReference r:id=\"b\" w:type=\"default\"/><w:headerReference r:id=\"a\" "
        "w:type=\"first\"/>"
        "<w:footerReference r:id=\"c\" w:type=\"default\"/>";
    const Document act = read(docx(word_paragraph("Texte") + references + "<w:titlePg/></w:sectPr>", parts));
    EXPECT_EQ(act.text, "COMMUNE DE VALBOURG\nTexte\nsuite\n2 rue du Bac\n");
    EXPECT_EQ(act.lines[0].role, LineRole::page_header);
    EXPECT_EQ(act.lines[1].role, LineRole::body);
    EXPECT_EQ(act.lines[3].role, LineRole::page_footer);
    EXPECT_EQ(read(docx(word_paragraph("Texte") + references + "</w:sectPr>", parts)).text,
              "suite\nTexte\n2 rue du Bac\n");
}

TEST(DocxLook, ReadsTablesRowByRowAndLayoutsCellByCell) {
    const auto cell = [](const std::string& paragraphs) { return "<w:tc>" + paragraphs + "</w:tc>"; };
    const auto row = [&](const std::string& left, const std::string& right) {
        return "<w:tr>" + cell(left) + cell(right) + "</w:tr>";
    };
    const auto p = [](const std::string& words) { return word_paragraph(words); };
    const Document sums = read(docx(p("avant") + "<w:tbl>" + row(p("Lens"), p("230 \u20AC")) +
                                    row(p("Arras") + p("centre"), p("15 \u20AC")) + "</w:tbl>"));
    EXPECT_EQ(sums.text, "avant\nLens\t230 €\nArras centre\t15 €\n");
    ASSERT_EQ(sums.tables.size(), 1U);
    EXPECT_EQ(sums.tables[0].line_start, 2);
    EXPECT_THAT(sums.tables[0].rows[1], ElementsAre("Arras centre", "15 €"));

    const std::string people = p("M. A") + p("M. B") + p("M. C") + p("M. D") + p("M. E");
    EXPECT_EQ(
        read(docx("<w:tbl>" + row(p("Pr\u00E9sents :"), p("Absents :")) + row(people, p("M. F")) + "</w:tbl>")).text,
        "Présents :\nM. A\nM. B\nM. C\nM. D\nM. E\nAbsents :\nM. F\n");
}

const std::string odf_names =
    " xmlns:office=\"urn:o\" xmlns:style=\"urn:s\" xmlns:text=\"urn:t\" xmlns:fo=\"urn:f\" xmlns:table=\"urn:b\"";

std::string flat_odt(const std::string& styles, const std::string& body, const std::string& pages = "") {
    return "<office:document" + odf_names + "><office:automatic-styles>" + styles +
           "</office:automatic-styles><office:master-styles><style:master-page>" + pages +
           "</style:master-page></office:master-styles><office:body><office:text>" + body +
           "</office:text></office:body></office:document>";
}

TEST(OdtLook, WritesTheNumbersOfLists) {
    const std::string styles =
        "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"Article "
        "\" "
        "style:num-suffix=\" :\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" "
        "style:num-suffix=\")\" style:num-format=\"a\" text:display-levels=\"2\"/></text:list-style><text:list-style "
        "style:name=\"B\"><text:list-level-style-bullet text:level=\"1\" "
        "text:bullet-char=\"\u2013\"/></text:list-style>";
    const auto item = [](const std::string& words) {
        return "<text:list-item><text:p>" + words + "</text:p></text:list-item>";
    };
    const Document act = read(flat_odt(
        styles, "<text:list text:style-name=\"L\">" + item("un") +
                    "<text:list-item><text:p>deux</text:p><text:p>suite"
                    "</text:p><text:list>" +
                    item("a") +
                    "</text:list></text:list-item></text:list><text:p>x</text:p><text:list "
                    "text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item><text:p/></text:list-item>"
                    "</text:list><text:list text:style-name=\"B\">" +
                    item("tiret") + "</text:list>"));
    EXPECT_EQ(act.text, "Article 1 : un\nArticle 2 : deux\nsuite\n2.a) a\nx\nArticle 3 :\n– tiret\n");
    EXPECT_EQ(act.lines[3].level, 2);
}

TEST(OdtLook, KnowsCapitalsHiddenTextAndHeaders) {
    const std::string styles =
        "<style:style style:name=\"C\"><style:text-properties fo:text-transform=\"uppercase\"/></style:style>"
        "<style:style style:name=\"S\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
        "<style:style style:name=\"V\"><style:text-properties text:display=\"none\"/></style:style>";
    const Document act = read(flat_odt(
        styles,
        "<text:p text:style-name=\"C\">L'\u00E9t\u00E9</text:p><text:p>a<text:span text:style-name=\"S\">b</text:span>"
        "<text:span text:style-name=\"V\">c</text:span><text:hidden-text text:is-hidden=\"true\">d</text:hidden-text>e"
        "</text:p><text:section text:display=\"none\"><text:p>f</text:p></text:section><text:p text:style-name=\"V\">g"
        "</text:p><text:h text:outline-level=\"2\">Titre</text:h>",
        "<style:header><text:p>COMMUNE</text:p></style:header><style:footer><text:p>pied</text:p></style:footer>"));
    EXPECT_EQ(act.text, "COMMUNE\nL'ÉTÉ\nae\nTitre\npied\n");
    EXPECT_EQ(act.lines[0].role, LineRole::page_header);
    EXPECT_EQ(act.lines[3].role, LineRole::heading);
    EXPECT_EQ(act.lines[4].role, LineRole::page_footer);
}

struct Written {
    NumberFormat format;
    long number;
    std::string text;
};

TEST(ListNumbering, WritesNumbersAsPrintDoes) {
    const std::vector<Written> all = {
        {NumberFormat::decimal, 12, "12"},    {NumberFormat::upper_roman, 1994, "MCMXCIV"},
        {NumberFormat::lower_roman, 4, "iv"}, {NumberFormat::lower_letter, 27, "aa"},
        {NumberFormat::upper_letter, 3, "C"}, {NumberFormat::decimal_zero, 7, "07"},
        {NumberFormat::ordinal, 1, "1er"},    {NumberFormat::lower_letter, 1000000, "1000000"},
        {NumberFormat::upper_roman, 0, "0"},  {NumberFormat::none, 3, ""},
    };
    for (const Written& one : all) EXPECT_EQ(format_number(one.format, one.number), one.text);
}

}  // namespace
}  // namespace recueil::corpus
