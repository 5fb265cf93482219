// The lines of a title.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/layout/document_layout.h"
#include "corpus/layout/document_lines.h"
#include "corpus/rules/joined_text.h"

namespace recueil::corpus {

// Bytes of « : », « - », « Objet : » and the like before a title.
std::size_t skip_title_marks(std::string_view folded, std::size_t at);

// « du 26 janvier 2023 » behind a number, and the like.
std::size_t skip_date(std::string_view folded, std::size_t at);

// A line that opens another part of an act than its title.
bool opens_part(const std::string& folded);

// Text of a line that ends its title: nothing of a title follows.
bool stops_title(const std::string& folded);

// Where a title ends in text without line breaks: at the words that open an exposé, or where capitals end.
std::size_t end_of_running_title(std::string_view text);

// Where the title of a point ends that its own line decides: « Travaux de voirie : le devis est retenu à l'unanimité.
// »; the size of the text where it does not.
std::size_t end_of_run_in_title(std::string_view folded);

class TitleReader {
  public:
    TitleReader(const DocumentLines& lines, int end, bool list = false) : lines_(lines), end_(end), list_(list) {}

    // Reads a title from byte `at` (of the folded line) of line `index` on; returns the index of the first line below.
    int read(int index, std::size_t at) { return read(index, at, end_); }

    // The same, with `limit` as the first line that is not the title's.
    int read(int index, std::size_t at, int limit);

    OptionalText title() const;
    Lines lines() const { return text_.lines(); }

  private:
    static bool is_rapporteur_line(const std::string& folded);
    static bool is_code_line(const std::string& folded);
    static bool is_field(const std::string& folded);

    // « Finances communales : @ »: the class of the matter is printed above the title itself, with ink of a stamp.
    bool ends_class() const;

    void add(int index, std::size_t at);

    // The next line belongs to the title: the same paragraph, the same type, or a sentence left open.
    bool goes_on(int next) const;

    bool is_sentence_below(int next) const;

    // The exposé or the decision opens below this line, at most three lines of the title in between.
    bool exposes_below(int next) const;

    bool parenthesis_open() const;

    // « … » without its end.
    bool quotation_open() const;

    // « - Autorisation à donner au maire » below « 2. Travaux sur la toiture », and the rest of such a line.
    bool is_subtitle(int next) const;

    // The paragraph of the heading ends within three lines, none of which is a sentence.
    bool ends_short_paragraph(int next) const;

    // The exposé or the grounds open within the next lines: what is above them is heading.
    bool heading_ends_soon(int next) const;

    bool title_closed() const;

    const DocumentLines& lines_;
    int end_;
    bool list_;
    int first_ = 0;
    JoinedText text_;
    mutable WordList words_{lines_.source().document()};
};

}  // namespace recueil::corpus
