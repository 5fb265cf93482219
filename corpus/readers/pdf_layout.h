// The tables of words that `pdftotext -tsv` and `tesseract … tsv` print, to pages of lines in reading order.
//
// That mode leaves the hyphen at a line end where pdftotext's default drops every one of them, true hyphens too
// (« Saint-⏎Étienne » would become « SaintÉtienne »). What follows what is decided by page_layout.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"
#include "corpus/readers/page_layout.h"

namespace recueil::corpus {

class PdfLayout {
  public:
    PdfLayout() = default;
    // For words measured in dots of a picture: pages are scaled to this width, in points.
    explicit PdfLayout(float page_width) : page_width_(page_width) {}

    // Bytes of the table as they come, cut anywhere. Rows that are none of a table of words are passed over.
    void take(std::string_view bytes);

    // All pages. The object is spent afterwards.
    std::vector<PageText> finish();

    std::size_t text_bytes() const { return text_bytes_ + page_bytes_ + pending_.size(); }  // so far
    std::size_t pages() const { return letters_.size(); }
    // Letters on each page, digits and stamps not counted: a page number is no text.
    const std::vector<std::size_t>& letters() const { return letters_; }

  private:
    void take_row(std::string_view row);
    void end_page();

    std::string pending_;  // a row not yet whole
    std::vector<PageText> done_;
    PageWords page_;
    float page_width_ = 0;
    double scale_ = 1;
    double usual_gap_ = 0;
    std::vector<std::size_t> letters_;
    std::size_t text_bytes_ = 0;
    std::size_t page_bytes_ = 0;
};

// Pages to the text of a document, '\f' between two of them: one line of print a line, an empty line where the print
// leaves one.
Extraction document_of(std::vector<PageText> pages);

}  // namespace recueil::corpus
