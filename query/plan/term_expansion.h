// Which terms of an index answer to a word as typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/engine/index_reader.h"

namespace recueil::query {

struct Expansion {
    std::vector<std::string> forms;  // surface forms of the corpus
    bool is_cut = false;             // there were more
};

// The surface forms of the same stem as a surface form; itself too, even where the corpus does not hold it.
Expansion inflections(const IndexReader& index, const std::string& surface, const std::string& stem);

// The words of the corpus that begin with folded text, the most frequent where there are too many.
Expansion beginning_with(const IndexReader& index, const std::string& folded);

// The words of the corpus that a pattern matches; `*` means any letters, none included.
Expansion matching(const IndexReader& index, const std::string& folded_pattern);

// The term of an act that has this value, or begins the terms of those that have it.
std::string field_term(indexer::FieldId id, std::string_view value);

// The terms that begin with `beginning`, whole; at most `limit`.
std::vector<std::string> terms_beginning_with(const IndexReader& index, const std::string& beginning,
                                              std::size_t limit);

}  // namespace recueil::query
