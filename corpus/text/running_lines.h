// Text that came without line breaks, cut into lines of about a sentence.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/text/page_marks.h"

namespace recueil::corpus {

struct RunningLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool starts_paragraph = false;  // a part of an act opens here: visa, roll call, item, signature
    bool page_mark = false;         // page furniture
};

// Whether a line holds the text of whole acts: it is long and has several openings of their parts. Where the line is
// the `whole` document, a short one with one opening does too.
bool holds_running_text(std::string_view line, bool whole = false);

// Cuts such a line before the openings of the parts of an act, at bullets, at the ends of sentences and around its page
// marks. The pieces cover the line in order. Linear in the line.
std::vector<RunningLine> cut_running_text(std::string_view line, const std::vector<PageMark>& page_marks = {});

// « de », « et la »: what follows belongs to the words before. On folded text.
bool ends_with_small_word(std::string_view text);

}  // namespace recueil::corpus
