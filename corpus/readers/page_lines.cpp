#include <algorithm>

#include "corpus/document.h"

namespace recueil::corpus {

LineLayout layout_of_line(const Document& document, int line) {
    if (line < 1 || static_cast<std::size_t>(line) > document.lines.size()) return {};
    return document.lines[static_cast<std::size_t>(line) - 1];
}

int page_of_line(const Document& document, int line) {
    const auto after = std::upper_bound(document.page_starts.begin(), document.page_starts.end(), line);
    return static_cast<int>(after - document.page_starts.begin());
}

}  // namespace recueil::corpus
