// The words of one page, with their places, to lines of text in reading order.
//
// Words come in runs: pieces of a printed line that the program which found them (pdftotext, tesseract) gives as one
// line. What is read after what is decided here, from the places alone: pages drawn sideways, stamps, columns, margin
// columns, tables. Time is O(n log n) in the words of a page.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/document.h"

namespace recueil::corpus {

// Points from the upper left corner of the page.
struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle() const { return (top + bottom) / 2; }
    void cover(const Box& other);
};

struct Word {
    Box box;
    std::string text;
};

struct Run {
    std::vector<Word> words;
    long flow = 0;   // runs of one flow follow each other, also from a column to the next
    long block = 0;  // runs of one block are lines of one paragraph or cell
};

struct PageWords {
    PageSize size;
    std::vector<Run> runs;
};

struct PageLine {
    std::string text;
    LineLayout layout;
    bool after_blank = false;  // print leaves an empty line above
};

struct PageText {
    PageSize size;  // as the page is read: a page drawn sideways is turned
    std::vector<PageLine> lines;
    std::vector<DocumentTable> tables;  // lines counted from 1 within this page, blank ones not counted
    double usual_gap = 0;               // between lines of running text
};

// `usual_gap` of the page before serves a page of few lines.
PageText lay_out_page(PageWords page, double usual_gap);

}  // namespace recueil::corpus
