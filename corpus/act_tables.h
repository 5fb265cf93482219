// The tables of an act, and its texts with each table in its place.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/document.h"

namespace recueil::corpus {

// Puts the tables of the document that stand in an article, an annex or the report into the act, whose lines are those
// of the document. What is laid out as a table and is none (one row or one column, a table around several articles) is
// passed over. Linear in the tables, times the articles.
void add_tables(const Document& document, Act& act);

// A run of a text, or a table that stands between two.
struct TextBlock {
    std::string text;
    const Table* table = nullptr;  // of the act; then `text` is empty
};

// The text of an article as it is set: its words, without those of its tables, and the tables where they stand. A table
// whose words are not found in a row comes last, and its words stay in the text. The blocks refer to the act.
std::vector<TextBlock> blocks_of(const Act& act, const Article& article);

}  // namespace recueil::corpus
