// Formats beside the usual ones: rich text, Markdown, old Word files, mails, saved pages and archives.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "corpus/document.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/litter.h"
#include "corpus/readers/word_reader.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/corpus/readers/zip_writer.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

Document read(const std::string& bytes, const std::string& name = "acte") {
    Result<Document> document = read_document_bytes(bytes, name);
    EXPECT_TRUE(document) << document.error().message;
    return document ? *document : Document{};
}

ReadFile read_all(const std::string& bytes, const std::string& name) {
    Result<ReadFile> file = read_documents_bytes(bytes, name);
    EXPECT_TRUE(file) << file.error().message;
    return file ? *file : ReadFile{};
}

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    ::deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(::deflateBound(&stream, bytes.size()) + 64, '\0');
    std::string source = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    ::deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    ::deflateEnd(&stream);
    return packed;
}

TEST(Rtf, ReadsParagraphsAccentsAndTables) {
    const Document act = read(
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\pard\\b D\\'e9lib\\'e9ration\\b0\\par "
        "l\\u8217?\\'e9t\\'e9 \\u-10179?\\u-8704?{\\v secret}{\\strike 900}{\\caps gras}\\par\\pard\\intbl Lens\\cell "
        "2 "
        "\\'80\\cell\\row\\intbl Arras\\cell 15 \\'80\\cell\\row\\pard fin\\line suite\\par}");
    EXPECT_EQ(act.text, "Délibération\nl’été \U0001F600GRAS\nLens\t2 €\nArras\t15 €\nfin\nsuite\n");
    EXPECT_TRUE(act.lines[0].bold);
    EXPECT_EQ(act.lines[2].role, LineRole::table_row);
    EXPECT_EQ(act.media_type, "text/rtf");
}

TEST(Rtf, ReadsTheLabelsOfListsAndHeaders) {
    const Document act = read(
        "{\\rtf1{\\header\\pard COMMUNE\\par}{\\footer\\pard pied\\par}\\pard{\\listtext\\pard Article 1 "
        ":\\tab}un\\par "
        "{\\listtext\\'b7\\tab}puce\\par{\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par}");
    EXPECT_EQ(act.text, "COMMUNE\nArticle 1 : un\n· puce\n3\npied\n");
    EXPECT_EQ(act.lines[0].role, LineRole::page_header);
    EXPECT_EQ(act.lines[1].role, LineRole::list_item);
    EXPECT_EQ(act.lines[4].role, LineRole::page_footer);
}

TEST(Rtf, RefusesGroupsWithoutEnd) {
    const Result<Document> document = read_document_bytes("{\\rtf1 " + std::string(100000, '{'), "acte");
    ASSERT_FALSE(document);
    EXPECT_THAT(document.error().message, EndsWith("it nests its groups too deep"));
}

TEST(Markdown, DropsMarksAndKeepsLines) {
    const Document page = read(
        "## **Titre** du n°2022_41\n\nun *mot* et _deux_ \\* [lien](http://x.y) ![](a.png)\n| a | b |\n|---|:-:|\n| 1 "
        "| "
        "**2** |\n- puce\n> cité\n---\n____\n1. un\n",
        "acte.md");
    EXPECT_EQ(page.text, "Titre du n°2022_41\n\nun mot et deux * lien \na\tb\n\n1\t2\n• puce\ncité\n\n____\n1. un\n");
    EXPECT_EQ(page.lines[0].role, LineRole::heading);
    EXPECT_EQ(page.lines[0].level, 2);
    ASSERT_EQ(page.tables.size(), 1U);
    EXPECT_EQ(page.tables[0].line_start, 4);
    EXPECT_EQ(page.tables[0].line_end, 6);
    EXPECT_THAT(page.tables[0].rows[2], ElementsAre("1", "2"));
    EXPECT_EQ(page.media_type, "text/markdown");
    EXPECT_EQ(read("# un\n", "acte.txt").text, "# un\n");
}

TEST(Word, ReadsWhatAntiwordPrints) {
    const Extraction act = text_of_docbook(
        "<?xml version=\"1.0\"?><book><title>Nom du "
        "fichier</title><bookinfo><date>2020</date></bookinfo><chapter><title>"
        "</title><para>\nUn &amp; deux\n</para><para>\n</para><itemizedlist "
        "mark='bullet'><listitem><para>\npuce\n</para>"
        "</listitem></itemizedlist><informaltable><tgroup><tbody><row><entry>\nLens\n</entry><entry>\n2 "
        "€\n</entry></row>"
        "<row><entry>\nArras\n</entry><entry>\n15 €\n</entry></row></tbody></tgroup></informaltable></chapter></book>");
    EXPECT_EQ(act.text, "Un & deux\n\n• puce\nLens\t2 €\nArras\t15 €\n");
    EXPECT_EQ(act.tables.size(), 1U);
}

TEST(Word, RefusesOtherOldOfficeFiles) {
    if (find_program("antiword").empty()) GTEST_SKIP() << "antiword is not installed";
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    bytes += std::string(600, '\0');
    bytes += std::string("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24) + std::string(4000, '\0');
    const Result<Document> document = read_document_bytes(bytes, "acte.doc");
    ASSERT_FALSE(document);
    EXPECT_THAT(document.error().message, HasSubstr("cannot read acte.doc: it is"));
}

const std::string mail_head =
    "From: mairie@valbourg.example\r\nTo: a@b.example\r\nSubject: =?utf-8?Q?Actes_de_d=C3=A9cembre?=\r\nMIME-Version: "
    "1.0\r\n";

TEST(Mail, IsReadByItsPart) {
    const std::string bytes = mail_head +
                              "Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: "
                              "quoted-printable\r\n\r\nD=C3=A9cide de si=\r\ngner.\r\n";
    const Document mail = read(bytes, "acte.eml");
    EXPECT_EQ(mail.text, "Décide de signer.\n");
    EXPECT_EQ(mail.file, "acte.eml");
    const TemporaryFolder box;
    EXPECT_EQ(mail.sha256, hash_file(box.write("acte.eml", bytes)).value());
}

TEST(Mail, GivesItsAttachments) {
    const ReadFile file = read_all(
        mail_head +
            "Content-Type: multipart/mixed; boundary=\"x y\"\r\n\r\npreamble\r\n--x y\r\nContent-Type: "
            "multipart/alternative; boundary=z\r\n\r\n--z\r\nContent-Type: text/html\r\n\r\n<p>Bonjour</p>\r\n--z\r\n"
            "Content-Type: text/plain\r\n\r\nBonjour,\r\n--z--\r\n--x y\r\nContent-Type: application/octet-stream; "
            "name=\"=?iso-8859-1?Q?d=E9cision.txt?=\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: "
            "attachment\r\n\r\nRMOp\r\nY2lkZQ==\r\n--x y\r\nContent-Type: image/png; "
            "name=logo.png\r\nContent-Disposition: "
            "inline\r\n\r\nx\r\n--x y--\r\n",
        "box/acte.eml");
    ASSERT_EQ(file.documents.size(), 2U);
    EXPECT_EQ(file.documents[0].text, "Bonjour,\n");
    EXPECT_EQ(file.documents[0].file, "acte.eml");
    EXPECT_EQ(file.documents[1].text, "Décide\n");
    EXPECT_EQ(file.documents[1].file, "décision.txt");
    EXPECT_EQ(file.documents[1].path, "box/acte.eml/décision.txt");
    EXPECT_NE(file.documents[1].sha256, file.sha256);
    EXPECT_TRUE(file.unreadable.empty());
}

TEST(Mail, ReadsAPageSavedWithItsPictures) {
    const Document page = read(
        "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; "
        "boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
        "quoted-printable\r\n\r\n<html><p "
        "class=3D\"a\">D=C3=A9cide</p></html>\r\n--b\r\nContent-Type: text/css\r\n\r\np{}\r\n--b\r\nContent-Type: "
        "image/png\r\nContent-Location: a.png\r\n\r\nx\r\n--b--\r\n",
        "acte.mht");
    EXPECT_EQ(page.text, "Décide\n");
}

TEST(Archive, GivesEachMember) {
    const ReadFile file = read_all(zip({{"2024/acte.txt", "Un"},
                                        {"__MACOSX/._acte.txt", "x"},
                                        {"Thumbs.db", "x"},
                                        {"b.docx", docx("<w:p><w:r><w:t>Deux</w:t></w:r></w:p>")},
                                        {"c.bin", std::string("\x7F\0\1\2\3\4\5\6\7", 9)},
                                        {"d.zip", zip({{"e.txt", "Trois"}})}}),
                                   "box/actes.zip");
    ASSERT_EQ(file.documents.size(), 3U);
    EXPECT_EQ(file.documents[0].path, "box/actes.zip/2024/acte.txt");
    EXPECT_EQ(file.documents[0].file, "acte.txt");
    EXPECT_EQ(file.documents[1].text, "Deux\n");
    EXPECT_EQ(file.documents[2].path, "box/actes.zip/d.zip/e.txt");
    ASSERT_EQ(file.unreadable.size(), 1U);
    EXPECT_THAT(file.unreadable[0].message, HasSubstr("cannot read box/actes.zip/c.bin: "));
}

TEST(Archive, UnpacksAPackedFile) {
    EXPECT_EQ(read(gzip("Le texte"), "acte.txt.gz").text, "Le texte\n");
    EXPECT_EQ(read(gzip("Le texte"), "acte.txt.gz").file, "acte.txt");
}

TEST(Archive, ReadsNoneAsOneDocument) {
    const Result<Document> document = read_document_bytes(zip({{"a.txt", "a"}, {"b.txt", "b"}}), "acte.zip");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "cannot read acte.zip: it holds several documents");
}

TEST(Archive, StopsABomb) {
    const Result<ReadFile> file = read_documents_bytes(gzip(gzip(std::string(std::size_t{70} << 20, ' '))), "a.gz");
    ASSERT_TRUE(!file || file->documents.empty());
    const std::string why = file ? file->unreadable.front().message : file.error().message;
    EXPECT_THAT(why, HasSubstr("unpacks to far more bytes"));
}

TEST(Archive, StopsNestsOfArchives) {
    std::string bytes = zip({{"a.txt", "a"}});
    for (int i = 0; i < 8; ++i) bytes = zip({{"a.zip", bytes}});
    const Result<ReadFile> file = read_documents_bytes(bytes, "a.zip");
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->documents.empty());
    EXPECT_THAT(file->unreadable.front().message, EndsWith("it nests archives too deep"));
}

TEST(Litter, IsToldByItsName) {
    for (const char* name :
         {"Thumbs.db", "~$acte.docx", "acte.txt~", "desktop.ini", ".DS_Store", ".~lock.a.odt#", "meta.xml", "x.tmp"})
        EXPECT_TRUE(is_litter(name)) << name;
    for (const char* name : {"acte.txt", "a.fodt", "actes.csv", "xml", "budget.db.pdf"})
        EXPECT_FALSE(is_litter(name)) << name;
}

TEST(Data, IsNoDocument) {
    const auto why = [](const std::string& bytes) {
        const Result<Document> document = read_document_bytes(bytes, "x");
        return document ? "read: " + document->text : document.error().message;
    };
    EXPECT_EQ(why("<?xml version=\"1.0\"?>\n<meta><a>b</a></meta>"), "cannot read x: it is XML data, no document");
    EXPECT_EQ(why("{\"name\": \"acte\"}\n"), "cannot read x: it is JSON data, no document");
    EXPECT_EQ(read("[1] Une note\n").text, "[1] Une note\n");
}

}  // namespace
}  // namespace recueil::corpus
