#include "corpus/readers/office_reader.h"

#include <random>
#include <string>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document.h"
#include "corpus/readers/text_encoding.h"
#include "tests/corpus/readers/zip_writer.h"

namespace recueil::corpus {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

std::string text_of(std::string_view bytes) {
    const Result<Document> document = read_document_bytes(bytes, "acte");
    return document ? document->text : document.error().message;
}

Error refusal(std::string_view bytes, const ReadLimits& limits = {}) {
    const Result<Document> document = read_document_bytes(bytes, "acte", limits);
    EXPECT_FALSE(document);
    if (document) return {};
    EXPECT_EQ(document.error().code, ErrorCode::unreadable_input);
    return document.error();
}

TEST(Docx, GivesAParagraphALine) {
    const std::string bytes = docx(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Articl</w:t></w:r><w:r><w:t>e 1"
        "</w:t></w:r><w:r><w:t xml:space=\"preserve\"> : </w:t></w:r></w:p><w:p/><w:p><w:r><w:t>D\u00E9cide &amp; "
        "vote</w:t><w:tab/><w:t>oui</w:t><w:br/><w:t>suite</w:t></w:r></w:p><w:sectPr/>");
    const Result<Document> document = read_document_bytes(bytes, "acte.docx");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->text, "Article 1 : \n\nDécide & vote\toui\nsuite\n");
    EXPECT_EQ(document->media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(document->encoding, "");
    EXPECT_TRUE(document->page_starts.empty());
}

TEST(Docx, NeverJoinsTheWordsOfTwoCells) {
    EXPECT_EQ(text_of(docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lens</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2 "
                           "230,19</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>fin</w:t></w:r></w:p>")),
              "Lens\n2 230,19\nfin\n");
}

TEST(Docx, LeavesOutWhatNoReaderSees) {
    EXPECT_EQ(text_of(docx("<w:p><w:del><w:r><w:delText>ancien</w:delText></w:r></w:del><w:ins><w:r><w:t>nouveau</w:t>"
                           "</w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:noBreakHyphen/></w:r>"
                           "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0B7\"/></w:r></w:p>")),
              "nouveau-\uF0B7\n");
}

TEST(Docx, ReadsATextBoxOnceAndBeforeItsParagraph) {
    const std::string box = "<w:txbxContent><w:p><w:r><w:t>encadr\u00E9</w:t></w:r></w:p></w:txbxContent>";
    EXPECT_EQ(text_of(docx("<w:p><w:r><w:t xml:space=\"preserve\">avant </w:t></w:r><mc:AlternateContent><mc:Choice>"
                           "<wps:txbx>" +
                           box + "</wps:txbx></mc:Choice><mc:Fallback><v:textbox>" + box +
                           "</v:textbox></mc:Fallback></mc:AlternateContent><w:r><w:t>apr\u00E8s</w:t></w:r></w:p>")),
              "encadré\navant après\n");
}

TEST(Docx, AddsItsNotesAtTheEnd) {
    const std::string notes =
        "<w:footnotes xmlns:w=\"urn:w\"><w:footnote w:type=\"separator\"><w:p><w:r><w:t>---</w:t></w:r></w:p>"
        "</w:footnote><w:footnote><w:p><w:r><w:t>Note une</w:t></w:r></w:p></w:footnote></w:footnotes>";
    EXPECT_EQ(text_of(docx("<w:p><w:r><w:t>Corps</w:t></w:r></w:p>", {{"word/footnotes.xml", notes}})),
              "Corps\nNote une\n");
}

TEST(Docx, FindsItsMainPartByRelation) {
    const std::string document = word_document("<w:p><w:r><w:t>Texte</w:t></w:r></w:p>");
    EXPECT_EQ(text_of(zip({{"[Content_Types].xml", "<Types/>"},
                           {"_rels/.rels", relations_to("/word/document2.xml")},
                           {"word/document2.xml", document}})),
              "Texte\n");
    EXPECT_EQ(text_of(zip({{"word/document.xml", document}})), "Texte\n");
}

TEST(Odt, GivesAParagraphALine) {
    const std::string bytes = odt(
        "<office:annotation><text:p>commentaire</text:p></office:annotation><text:tracked-changes><text:p>ancien"
        "</text:p></text:tracked-changes><text:h>DELIBERATION</text:h><text:p/><text:p>\n  Vu<text:s text:c=\"2\"/>le "
        "<text:span>code</text:span>,\n suite<text:line-break/>deux<text:tab/>fin</text:p>");
    const Result<Document> document = read_document_bytes(bytes, "acte.odt");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->text, "DELIBERATION\n\nVu  le code, suite\ndeux\tfin\n");
    EXPECT_EQ(document->media_type, "application/vnd.oasis.opendocument.text");
}

TEST(Odt, ReadsTablesNotesAndBoxes) {
    EXPECT_EQ(text_of(odt("<table:table><table:table-row><table:table-cell><text:p>Lens</text:p></table:table-cell>"
                          "<table:table-cell><text:p>2 230,19</text:p></table:table-cell></table:table-row>"
                          "</table:table><text:p>corps<text:note><text:note-citation>1</text:note-citation>"
                          "<text:note-body><text:p>la note</text:p></text:note-body></text:note> suite</text:p>")),
              "Lens\n2 230,19\nla note\ncorps suite\n");
}

TEST(Odt, ReadsTheFlatForm) {
    std::string flat = odt_content("<text:p>Le texte \u00E0 plat</text:p>");
    for (std::size_t at = 0; (at = flat.find("document-content", at)) != std::string::npos;) flat.erase(at + 8, 8);
    const Result<Document> document = read_document_bytes("<?xml version=\"1.0\"?>\n" + flat, "acte.fodt");
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_EQ(document->text, "Le texte à plat\n");

    // Its root says what it is, whatever comes before it and however its writer names the namespace.
    for (const std::string before : {"<?x ><!-- ?>", "<!-- a > b --><?y?>\n"})
        EXPECT_EQ(text_of(before + flat), "Le texte à plat\n");
    std::string renamed = flat;
    for (std::size_t at = 0; (at = renamed.find("office:", at)) != std::string::npos; ++at)
        if (renamed[at - 1] != ':') renamed.replace(at, 7, "o:");
    renamed.replace(renamed.find("xmlns:office"), 12, "xmlns:o");
    EXPECT_EQ(text_of(renamed), "Le texte à plat\n");
    for (const std::string type : {"<!DOCTYPE office:document>", "<!DOCTYPE x [<!ENTITY v \"w>\">]><!-- -->"})
        EXPECT_THAT(refusal("<?xml version=\"1.0\"?>" + type + flat).message, EndsWith("declares a document type"));
}

TEST(Office, RefusesOtherArchives) {
    EXPECT_THAT(
        refusal(zip({{"[Content_Types].xml", "<Types/>"}, {"_rels/.rels", relations_to("xl/workbook.xml")}})).message,
        EndsWith("it is a spreadsheet (.xlsx)"));
    EXPECT_THAT(
        refusal(zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<a/>"}})).message,
        EndsWith("it is a spreadsheet (.ods)"));
    EXPECT_THAT(refusal(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})).message,
                EndsWith("it is an OpenDocument file without its part content.xml"));
    EXPECT_THAT(refusal(zip({{"[Content_Types].xml", "<Types/>"}})).message,
                EndsWith("it is a DOCX file without its part word/document.xml"));
    EXPECT_THAT(refusal(docx("")).message, EndsWith("it holds no text"));
}

TEST(Office, RefusesEncryptedFiles) {
    const Error error = refusal(odt("<text:p>x</text:p>", {{"META-INF/manifest.xml", "<m:encryption-data/>"}}));
    EXPECT_EQ(error.message, "cannot read acte: it is encrypted");
    EXPECT_EQ(error.hint, "save it without a password");
}

TEST(Office, RefusesTruncatedAndDamagedFiles) {
    std::string body;
    std::mt19937 random(3);
    for (int i = 0; i < 400; ++i) body += fmt::format("<w:p><w:r><w:t>mot {}</w:t></w:r></w:p>", random());
    const std::string bytes = docx(body);
    for (const std::size_t part : {1U, 2U, 3U}) {
        EXPECT_EQ(refusal(bytes.substr(0, bytes.size() * part / 4)).message,
                  "cannot read acte: it is a truncated or damaged ZIP archive");
    }
    std::string damaged = bytes;
    for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 20; ++at) damaged[at] = '\x55';
    EXPECT_THAT(refusal(damaged).message, HasSubstr("word/document.xml"));
    EXPECT_THAT(refusal(zip({{"word/document.xml", "<w:document><w:p>"}})).message,
                EndsWith("its part word/document.xml is damaged at line 1"));
}

TEST(Office, RefusesWhatUnpacksToTooMuch) {
    ReadLimits limits;
    limits.member_bytes = 100000;
    EXPECT_THAT(refusal(docx("<w:p><w:r><w:t>" + std::string(1000000, ' ') + "</w:t></w:r></w:p>"), limits).message,
                EndsWith("its part word/document.xml unpacks to more than 100000 bytes"));
    limits = {};
    limits.text_bytes = 2000;
    std::string spaces = "<text:p>a";
    for (int i = 0; i < 100; ++i) spaces += "<text:s text:c=\"2000000000\"/>";
    EXPECT_THAT(refusal(odt(spaces + "b</text:p>"), limits).message, EndsWith("its text is larger than 2000 bytes"));
}

TEST(Office, ResolvesNoEntities) {
    std::string bomb = "<!DOCTYPE w:document [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'k'; ++c) {
        bomb += fmt::format("<!ENTITY {0} \"&{1};&{1};&{1};&{1};&{1};&{1};&{1};&{1};\">", c, static_cast<char>(c - 1));
    }
    bomb += "]>" + word_document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>").substr(55);
    EXPECT_THAT(refusal(zip({{"word/document.xml", bomb}})).message,
                EndsWith("its part word/document.xml declares a document type"));
}

TEST(Office, RefusesShapesThatTakeMoreThanLinearTime) {
    std::string tag = "<w:document xmlns:w=\"urn:w\"";
    for (int i = 0; i < 100000; ++i) tag += fmt::format(" a{}=\"\"", i);
    EXPECT_THAT(refusal(zip({{"word/document.xml", tag + "/>"}})).message, HasSubstr("attributes"));
    std::string nested;
    for (int i = 0; i < 200; ++i) nested += fmt::format("<a xmlns:a{0}=\"u{0}\" xmlns:b{0}=\"u\" xmlns:c{0}=\"u\">", i);
    EXPECT_THAT(refusal(zip({{"word/document.xml", nested}})).message, HasSubstr("namespaces"));
    // Names that only XML allows, and what only HTML takes for the end of an instruction or a comment, hide nothing.
    std::string odd = "<w:document xmlns:w=\"urn:w\"><?x ><!-- ?><_a";
    for (int i = 0; i < 100000; ++i) odd += fmt::format(" a{}=\"\"", i);
    EXPECT_THAT(refusal(zip({{"word/document.xml", odd + "/></w:document>"}})).message, HasSubstr("attributes"));
}

TEST(Office, ReadsXmlInOneEncodingOnly) {
    // In UTF-7 the second word is a tag, which no check before the parser would see.
    const std::string hidden = "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" +
                               word_document("<w:p><w:r><w:t>Vu +ADw-w:tab/+AD4-</w:t></w:r></w:p>").substr(55);
    EXPECT_EQ(text_of(zip({{"word/document.xml", hidden}})), "Vu +ADw-w:tab/+AD4-\n");
}

TEST(Office, GivesUtf8OrAReasonForAnyDamage) {
    const std::string good = odt("<text:p>Vu le Code g\u00E9n\u00E9ral</text:p><text:p>D\u00C9CIDE</text:p>");
    std::mt19937 random(11);
    for (int round = 0; round < 1500; ++round) {
        std::string bytes = good;
        for (unsigned hit = 0; hit <= random() % 4; ++hit) bytes[random() % bytes.size()] = static_cast<char>(random());
        const Result<Document> document = read_document_bytes(bytes, "acte");
        if (document) {
            EXPECT_TRUE(is_valid_utf8(document->text));
        } else {
            EXPECT_FALSE(document.error().message.empty());
        }
    }
}

}  // namespace
}  // namespace recueil::corpus
