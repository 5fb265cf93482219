#include "corpus/readers/optical_reader.h"

#include <cstdlib>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/document.h"
#include "tests/corpus/readers/scanned_pdf.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class OpticalReader : public testing::Test {
  protected:
    void SetUp() override {
        if (find_program("pdftoppm").empty()) GTEST_SKIP() << "pdftoppm is not installed";
        limits_.ocr = Ocr::when_needed;
    }

    ReadLimits limits_;
    const std::string printed_ = PdfWriter()
                                     .page()
                                     .text(72, 150, "DEPARTEMENT DU VAL", 24)
                                     .text(72, 220,
                                           "Le conseil d\xE9"
                                           "cide la cr\xE9"
                                           "ation",
                                           24)
                                     .finish();
};

TEST_F(OpticalReader, ReadsThePagesThatHoldNoText) {
    if (find_program("tesseract").empty()) GTEST_SKIP() << "tesseract is not installed";
    const Result<Document> document = read_document_bytes(scan_of(printed_), "scan.pdf", limits_);
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_THAT(document->text, HasSubstr("toutes les autres\n"));
    EXPECT_THAT(document->text, HasSubstr("DEPARTEMENT DU VAL\n"));
    EXPECT_THAT(document->text, HasSubstr("décide la création"));
    EXPECT_THAT(document->page_starts, ElementsAre(1, 2));
    EXPECT_THAT(document->notes, ElementsAre("pages read by OCR: 2"));
}

TEST_F(OpticalReader, ReadsPictures) {
    if (find_program("tesseract").empty()) GTEST_SKIP() << "tesseract is not installed";
    const Result<Document> document = read_document_bytes(picture_of(printed_, "-png"), "scan.png", limits_);
    ASSERT_TRUE(document) << document.error().message;
    EXPECT_THAT(document->text, HasSubstr("DEPARTEMENT DU VAL\n"));
    EXPECT_EQ(document->media_type, "image/png");
}

TEST_F(OpticalReader, ReadsNoPictureUnasked) {
    const Result<Document> document = read_document_bytes(picture_of(printed_, "-png"), "scan.png");
    ASSERT_FALSE(document);
    EXPECT_THAT(document.error().message, HasSubstr("cannot read scan.png: it is a picture (image/png)"));
    EXPECT_THAT(document.error().hint, HasSubstr("--ocr"));
}

TEST_F(OpticalReader, NamesThePackageItLacks) {
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const Outcome<std::vector<PageText>> text = read_image(0, limits_);
    ::setenv("PATH", path.c_str(), 1);
    ASSERT_FALSE(text);
    EXPECT_EQ(text.error().reason, "it is a picture and tesseract is not installed");
    EXPECT_EQ(text.error().hint, "install the packages tesseract-ocr and tesseract-ocr-fra");
}

}  // namespace
}  // namespace recueil::corpus
