#include "corpus/readers/pdf_reader.h"

#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document.h"
#include "corpus/readers/child_process.h"
#include "tests/corpus/readers/pdf_writer.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

class PdfReader : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(find_program("pdftotext").empty()) << "tools/install-packages run installs it";
    }

    static Document read(const PdfWriter& pdf) {
        Result<Document> document = read_document_bytes(pdf.finish(), "acte.pdf");
        EXPECT_TRUE(document) << document.error().message;
        return document ? std::move(*document) : Document{};
    }

    static Error refusal(std::string_view bytes, const ReadLimits& limits = {}) {
        const Result<Document> document = read_document_bytes(bytes, "acte.pdf", limits);
        EXPECT_FALSE(document);
        if (document) return {};
        EXPECT_EQ(document.error().code, ErrorCode::unreadable_input);
        EXPECT_EQ(document.error().message.find('\n'), std::string::npos);
        return document.error();
    }
};

TEST_F(PdfReader, GivesOneLineOfPrintALineAndThePages) {
    PdfWriter pdf;
    pdf.page()
        .text(72, 60, "DEPARTEMENT D'ESSAI")
        .lines(72, 100,
               {"Vu la d\xE9lib\xE9ration n\xB0"
                "2018-83 du Conseil d\xE9partemental en date",
                "du 26 mars 2018 ;"})
        .text(280, 800, "1 / 2");
    pdf.page().text(72, 60, "Article 1 : d'adopter le rapport.").text(280, 800, "2 / 2");
    const Document document = read(pdf);
    EXPECT_EQ(document.text,
              "DEPARTEMENT D'ESSAI\n\n"
              "Vu la délibération n°2018-83 du Conseil départemental en date\ndu 26 mars 2018 ;\n\n1 / 2\n"
              "Article 1 : d'adopter le rapport.\n\n2 / 2\n");
    EXPECT_THAT(document.page_starts, ElementsAre(1, 7));
    EXPECT_EQ(document.media_type, "application/pdf");
    EXPECT_EQ(document.encoding, "");
    EXPECT_THAT(document.notes, IsEmpty());
}

TEST_F(PdfReader, KeepsEveryHyphenAtALineEnd) {
    const Document document = read(PdfWriter().page().lines(
        72, 100,
        {"Le bilan du territoire de Saint-", "\xC9tienne et du d\xE9velop-", "pement local est approuv\xE9."}));
    EXPECT_EQ(document.text, "Le bilan du territoire de Saint-\nÉtienne et du dévelop-\npement local est approuvé.\n");
}

TEST_F(PdfReader, ReadsColumnsOneAfterTheOther) {
    std::vector<std::string> left;
    std::vector<std::string> right;
    for (int i = 1; i <= 9; ++i) {
        left.push_back(fmt::format("Texte de gauche, ligne {} sur neuf", i));
        right.push_back(fmt::format("Texte de droite, ligne {} sur neuf", i));
    }
    const Document document = read(PdfWriter().page().lines(60, 100, left).lines(320, 100, right));
    EXPECT_LT(document.text.find("gauche, ligne 9"), document.text.find("droite, ligne 1"));
    EXPECT_EQ(document.text.find("gauche, ligne 1 sur neuf\nTexte de gauche, ligne 2"), 9U);
}

TEST_F(PdfReader, LeavesNoEmptyLinesInWideSpacedText) {
    std::vector<std::string> lines(6, "Une ligne d'un rapport au double interligne");
    EXPECT_THAT(read(PdfWriter().page().lines(72, 100, lines, 24)).text, testing::Not(HasSubstr("\n\n")));
}

TEST_F(PdfReader, ReadsTheSameFromAFileAndFromMemory) {
    const TemporaryFolder box;
    const std::string bytes = PdfWriter().page().text(72, 100, "Le texte de la page unique du document").finish();
    const Result<Document> file = read_document(box.write("-acte.txt", bytes));
    const Result<Document> memory = read_document_bytes(bytes, "acte");
    ASSERT_TRUE(file) << file.error().message;
    ASSERT_TRUE(memory);
    EXPECT_EQ(file->text, "Le texte de la page unique du document\n");
    EXPECT_EQ(file->text, memory->text);
    EXPECT_EQ(file->sha256, memory->sha256);
    EXPECT_EQ(file->sha256, hash_file(box.path("-acte.txt")).value());
    EXPECT_THAT(file->notes, IsEmpty());
}

TEST_F(PdfReader, RefusesATruncatedFile) {
    PdfWriter pdf;
    for (int i = 0; i < 40; ++i) pdf.page().text(72, 100, fmt::format("Texte de la page {}", i));
    const std::string bytes = pdf.finish();
    for (const std::size_t part : {1U, 2U, 3U}) {
        EXPECT_THAT(refusal(bytes.substr(0, bytes.size() * part / 4)).message,
                    "cannot read acte.pdf: it is a truncated PDF");
    }
}

TEST_F(PdfReader, RefusesADamagedFile) {
    EXPECT_THAT(refusal("%PDF-1.4\nnothing\nstartxref\n0\n%%EOF\n").message, HasSubstr("it is a damaged PDF ("));
}

TEST_F(PdfReader, RefusesAnEncryptedFile) {
    const Error error = refusal(PdfWriter().page().text(72, 100, "Secret").encrypted().finish());
    EXPECT_EQ(error.message, "cannot read acte.pdf: it is encrypted");
    EXPECT_EQ(error.hint, "save it without a password");
}

TEST_F(PdfReader, SaysThatAScanHoldsNoText) {
    const Error error = refusal(PdfWriter().page().raw("0 0 10 10 re f\n").page().finish());
    EXPECT_EQ(error.message, "cannot read acte.pdf: it holds no text: it seems to be a scan");
    EXPECT_THAT(error.hint, HasSubstr("--ocr"));
}

TEST_F(PdfReader, NotesPagesThatHoldNoText) {
    PdfWriter pdf;
    pdf.page().text(72, 100, "Une page qui porte assez de texte");
    pdf.page().page().page().text(72, 100, "Une page qui porte assez de texte").page();
    const Document document = read(pdf);
    EXPECT_THAT(document.notes, ElementsAre("pages without text, perhaps scanned: 2 to 3, 5"));
    EXPECT_THAT(document.page_starts, ElementsAre(1, 2, 2, 2));
}

TEST_F(PdfReader, StopsABombAtItsProcessorTime) {
    std::string bomb;
    bomb.reserve(std::size_t{64} << 20);
    while (bomb.size() < std::size_t{64} << 20) bomb += "q 1 0 0 1 0 0 cm BT /F1 1 Tf (a) Tj ET Q\n";
    ReadLimits limits;
    limits.pdf_cpu_seconds = 1;
    EXPECT_EQ(refusal(PdfWriter().page().raw(bomb).finish(), limits).message,
              "cannot read acte.pdf: reading it takes more than 1 s of processor time");
}

TEST_F(PdfReader, StopsABombAtItsMemory) {
    ReadLimits limits;
    limits.pdf_memory_bytes = std::size_t{4} << 20;
    EXPECT_THAT(refusal(PdfWriter().page().text(72, 100, "Texte").finish(), limits).message,
                EndsWith(fmt::format("4194304 bytes of memory")));
}

TEST_F(PdfReader, StopsABombAtItsText) {
    PdfWriter pdf;
    for (int page = 0; page < 20; ++page) {
        pdf.page().lines(72, 50, std::vector<std::string>(50, "Une ligne de texte parmi beaucoup d'autres"));
    }
    ReadLimits limits;
    limits.text_bytes = 20000;
    EXPECT_THAT(refusal(pdf.finish(), limits).message, EndsWith("its text is larger than 20000 bytes"));
}

TEST_F(PdfReader, MayBeCalledFromManyThreads) {
    std::vector<std::thread> threads;
    std::vector<std::string> texts(4);
    threads.reserve(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        threads.emplace_back([&texts, i] {
            const std::string bytes =
                PdfWriter().page().text(72, 100, fmt::format("Le document du fil {} seulement", i)).finish();
            for (int round = 0; round < 3; ++round) texts[i] = read_document_bytes(bytes, "a.pdf").value().text;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        EXPECT_EQ(texts[i], fmt::format("Le document du fil {} seulement\n", i));
    }
}

TEST(PdfReaderWithoutPoppler, NamesThePackage) {
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const Result<Document> document = read_document_bytes(PdfWriter().page().finish(), "acte.pdf");
    ::setenv("PATH", path.c_str(), 1);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().message, "cannot read acte.pdf: pdftotext is not installed");
    EXPECT_EQ(document.error().hint, "install the package poppler-utils");
}

}  // namespace
}  // namespace recueil::corpus
