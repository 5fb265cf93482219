// The words of `pdftotext -tsv` to lines of text in reading order.
//
// That mode reads columns one after the other as pdftotext's default does, but leaves the hyphen at a line end where
// the default drops every one of them, true hyphens too (« Saint-⏎Étienne » would become « SaintÉtienne »).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::corpus {

class PdfLayout {
  public:
    // Bytes of the table as they come, cut anywhere. Rows that are none of pdftotext's are passed over.
    void take(std::string_view bytes);

    // The text of all pages, '\f' between two of them: one line of print a line, an empty line where the print leaves
    // one. The object is spent afterwards.
    std::string finish();

    std::size_t text_bytes() const { return text_.size() + page_bytes_ + pending_.size(); }  // so far
    std::size_t pages() const { return letters_.size(); }
    // Letters on each page, digits not counted: a page number is no text.
    const std::vector<std::size_t>& letters() const { return letters_; }

  private:
    struct Box {
        double left = 0;
        double top = 0;
        double width = 0;
        double height = 0;
    };
    struct Line {
        Box box;
        Box last_word;
        long flow = 0;
        std::string text;
    };

    void take_row(std::string_view row);
    void add_word(const Box& box, std::string_view word);
    void end_page();
    static bool has_space_between(const Box& word, const Box& next);
    double usual_gap() const;

    std::string pending_;  // a row not yet whole
    std::string text_;
    std::vector<Line> page_;
    std::vector<std::size_t> letters_;
    std::size_t page_bytes_ = 0;
};

}  // namespace recueil::corpus
