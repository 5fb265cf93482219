// The parts of a page where words are printed side by side: columns, margin columns, tables.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/readers/page_fragments.h"

namespace recueil::corpus {

// Fragments that follow each other from top to bottom; in a band, white gutters part all of them into columns.
struct Band {
    std::vector<Fragment> fragments;  // by the height of their middle
    std::vector<double> gutters;      // the middle of each, from left to right; empty where nothing is side by side
};

// Cuts the fragments of a page, or of one of its columns, to bands from top to bottom. O(n log n).
std::vector<Band> bands_of(std::vector<Fragment> fragments, double usual_gap);

enum class BandKind {
    rows,         // each printed line is one line: labels and what they label
    columns,      // one column after the other
    margin_left,  // the left column is a margin beside the text
    margin_right,
    table,
};

BandKind kind_of(const Band& band, const std::vector<std::vector<Fragment>>& columns, double usual_gap);

// A sum, a count, a rate: numbers with their signs and units.
bool is_numeric(const std::string& text);

// « Présents », « Absents : »: what opens a list of people.
bool is_attendance_label(const std::string& text);

// The fragments of each column.
std::vector<std::vector<Fragment>> columns_of(const Band& band);

}  // namespace recueil::corpus
