// The pieces of printed lines that the layout of a page is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/page_layout.h"

namespace recueil::corpus {

// A run of words on one line, upright, with no gap wide enough to part two columns.
struct Fragment {
    Box box;
    double size = 0;              // height of its tallest word: about the font size times 1.15
    double first_word_width = 0;  // to ask whether it would have fitted on the line above
    long flow = 0;
    long block = 0;
    std::string text;
    bool turned = false;    // runs another way than the page: its box is no place on it
    bool is_stamp = false;  // the platforms of remote transmission print it on acts
};

struct PageFragments {
    PageSize size;                 // as read
    std::vector<Fragment> body;    // in the order of the runs
    std::vector<Fragment> asides;  // stamps and text that runs another way than the page
    double usual_gap = 0;
};

// Turns a page drawn sideways, joins words to fragments, and sets stamps apart.
PageFragments fragments_of(PageWords page, double usual_gap);

// Whether `below` is so far under `above` that print leaves an empty line between them.
bool is_apart(const Box& above, const Box& below, double usual_gap);

// Appends the next piece of a line that was broken: a hyphen that joins letters or digits takes no space.
void join_words(std::string& to, std::string_view next);

}  // namespace recueil::corpus
