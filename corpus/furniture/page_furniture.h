// Running heads, running feet and page numbers: lines that come back on the pages of a document.
#pragma once

#include <string_view>
#include <vector>

namespace recueil::corpus {

struct FurnitureCandidate {
    std::string_view text;  // trimmed
    bool starts_page = false;
};

// Marks the lines that are page furniture: page numbers in any guise, lines that come back at the same place of most
// pages (their digits may change), and titles of pages that come back with a page number. A head that opens an act
// (« EXTRAIT DU REGISTRE … » above a roll call) is text on that page, furniture on the others. Linear in the lines.
std::vector<bool> find_page_furniture(const std::vector<FurnitureCandidate>& lines);

}  // namespace recueil::corpus
