#include <algorithm>

#include "corpus/document.h"

namespace recueil::corpus {

int page_of_line(const Document& document, int line) {
    const auto after = std::upper_bound(document.page_starts.begin(), document.page_starts.end(), line);
    return static_cast<int>(after - document.page_starts.begin());
}

}  // namespace recueil::corpus
