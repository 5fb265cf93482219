// Pages of a PDF as people see them: drawn, and where each word stands. Made by poppler's programs in a process of
// their own, without right to write and with limits.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/document.h"

namespace recueil::corpus {

struct PageWord {
    std::string text;
    // Points from the upper left corner of the page.
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
};

struct PageOfWords {
    PageSize size;
    std::vector<PageWord> words;  // in reading order; none on a page that is a picture
};

// Whether the program that draws is installed: pdftoppm of poppler-utils.
bool can_draw_pages();

// A page (from 1 on) as PNG, some 1,600 dots on its longer side whatever its size. `descriptor` is the file, open for
// reading; where it stands does not matter and is changed. Fails with not_found beyond the last page, unreadable_input
// where it is no whole PDF, is encrypted, or takes more time or memory than a page may.
Result<std::string> draw_page(int descriptor, int page);

// The words of a page, by pdftotext; fails as draw_page() does.
Result<PageOfWords> words_of_page(int descriptor, int page);

// The words of a page that is a picture, as tesseract reads them: some seconds of processor time. Fails with
// unreadable_input where tesseract is not installed, and else as draw_page() does. `size` is that of the page.
Result<PageOfWords> read_words_of_page(int descriptor, int page, const PageSize& size);

}  // namespace recueil::corpus
