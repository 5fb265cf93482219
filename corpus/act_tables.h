// The tables of an act, and its texts with each table in its place.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/document.h"

namespace recueil::corpus {

// Adds to the act the tables of the document within its articles, annexes and report; the lines of the act are those of
// the document. Skips layout that is no table: one row, one column, a table around several articles. Linear in the
// tables, times the articles.
void add_tables(const Document& document, Act& act);

// A run of text, or a table between two of them.
struct TextBlock {
    std::string text;
    const Table* table = nullptr;  // of the act; then `text` is empty
};

// Returns the text of an article without the words of its tables, and the tables in their places. A table whose words
// are not found in a row comes last, and its words stay in the text. The blocks refer to the act.
std::vector<TextBlock> blocks_of(const Act& act, const Article& article);

}  // namespace recueil::corpus
