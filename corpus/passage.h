// The pieces of an act that a search shows and counts words in.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "corpus/document.h"

namespace recueil::corpus {

class SourceLines;
class WordList;

enum class PassageKind { title, visas, recitals, article, vote, attendance, annex, report, document };

std::string_view name_of(PassageKind kind);
std::optional<PassageKind> passage_kind_named(std::string_view name);

struct Passage {
    PassageKind kind = PassageKind::document;
    std::string label;  // of an article ("1", "unique"); empty elsewhere
    Lines lines;
    int page = 0;      // 0 where the document has no pages
    std::string text;  // lines joined, white space folded, words cut at line ends whole
    std::vector<LineStart> line_starts;
    int page_end = 0;  // the page of its last line; 0 where the document has no pages

    // The line that a byte of the text is on; the first one where that is not known.
    int line_at(std::size_t byte) const;
};

// Cuts an act whose lines are those of `lines`: every word of it is in exactly one passage, in reading order; annexes,
// reports and documents are cut at paragraph borders into pieces of about 1,000 characters. Linear in the act.
std::vector<Passage> cut_passages(const SourceLines& lines, WordList& words, const Act& act);

}  // namespace recueil::corpus
