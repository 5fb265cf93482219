// Decoded text to the form every later step relies on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// A document of more lines is refused, form feeds and carriage returns counted as lines. Each line costs later steps
// some five hundred bytes however short it is; the longest real documents have a hundred thousand lines.
inline constexpr std::size_t most_lines = 1'000'000;

struct CleanText {
    std::string text;              // NFC; lines end in '\n', also the last
    std::vector<int> page_starts;  // 1-based lines
    std::vector<std::string> notes;
};

// Leaves out the characters that turn the direction of writing. Linear.
void drop_direction_marks(std::string& text);

// Line ends become '\n' and no line is added or lost; form feeds leave the text and say where pages start; stray
// control characters become spaces, characters that a wrong conversion left in U+0080..U+009F become what
// windows-1252 means by them. Characters that turn the direction of writing are left out.
// Fails where the text is empty, binary, or past a limit. `text` is valid UTF-8. Linear.
Outcome<CleanText> clean_text(std::string_view text, bool has_pages, const ReadLimits& limits);

}  // namespace recueil::corpus
