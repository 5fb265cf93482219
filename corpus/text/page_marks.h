// Running heads, running feet and page numbers inside text that came without line breaks.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace recueil::corpus {

struct PageMark {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The places of a line of running text that are page furniture: « Page 3 sur 12 », and the name of the session that
// comes back on the pages, with the page number behind it (« Bureau du 15 février 2023 », « PV CM 10 février 2023 Page
// 2 »). The first one on top of the text is its heading and stays. Names that a sentence cites (« le procès-verbal du
// conseil municipal du 4 mai 2012 ») are text. In order, without overlap. Linear in the line.
std::vector<PageMark> find_page_marks(std::string_view line);

}  // namespace recueil::corpus
