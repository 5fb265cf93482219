// The words of a page of an original, with their places, for marking.
#pragma once

#include <optional>
#include <string>

#include "corpus/pdf_pages.h"
#include "server/routes.h"

namespace recueil::server {

// The pages of one document, while a place for drawing is held.
class SheetWords {
  public:
    // `descriptor` is the file, open for reading as long as this lives.
    SheetWords(const Site& site, std::string sha256, int descriptor)
        : site_(site), sha256_(std::move(sha256)), descriptor_(descriptor) {}

    // Those that stand in the PDF; none where it cannot be read.
    std::optional<corpus::PageOfWords> printed(int page) const;
    // Those that OCR reads on the picture of the page, in seconds at first, kept with the pictures for the next
    // reader; none where tesseract is not installed or fails.
    std::optional<corpus::PageOfWords> read(int page, const corpus::PageSize& size) const;

  private:
    const Site& site_;
    std::string sha256_;
    int descriptor_;
};

}  // namespace recueil::server
