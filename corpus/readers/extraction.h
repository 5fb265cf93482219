// The result of every reader: text still to be cleaned, or why there is none.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "corpus/document.h"

namespace recueil::corpus {

// Why a document cannot be read, as the end of « cannot read FILE: … »; the caller knows the file's name.
struct Problem {
    std::string reason;
    std::string hint{};
};

template <class T>
using Outcome = tl::expected<T, Problem>;

inline tl::unexpected<Problem> problem(std::string reason, std::string hint = {}) {
    return tl::unexpected<Problem>(Problem{std::move(reason), std::move(hint)});
}

struct Extraction {
    std::string text;  // UTF-8; '\f' where a new page starts
    std::string media_type;
    std::string encoding;  // of the bytes given; empty where the format fixes it
    bool has_pages = false;
    // As in Document; a reader that gives layouts writes one for each '\n' of its text, which then holds no '\r'.
    std::vector<LineLayout> lines;
    std::vector<PageSize> page_sizes;
    std::vector<DocumentTable> tables;
    std::vector<std::string> notes;
};

}  // namespace recueil::corpus
