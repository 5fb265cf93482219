// Which words of a page stand in a text that was read from it.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/pdf_pages.h"
#include "query/query.h"
#include "stemming/stemming.h"

namespace recueil::server {

struct PageMarks {
    std::vector<bool> words;  // of the page: those that are quoted
    double share = 0;         // of the quoted words that the page has, from 0 to 1
};

// Finds the stretch of a page that is most like `quote`: reading joins lines and words cut at their ends, takes columns
// apart and leaves page numbers out, so that the two never quite agree. No mark where they have too little in common.
// Costs the words of one times those of the other; of very long ones the beginning counts.
PageMarks mark_quote(const stemming::Analyser& analyser, const corpus::PageOfWords& page, std::string_view quote);

// The words of a page in which the marker of a search finds something; none where it is empty.
std::vector<bool> mark_words(const query::Marker& marker, const corpus::PageOfWords& page);

}  // namespace recueil::server
