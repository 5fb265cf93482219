// The vocabularies of an index: members, committees, sessions, texts cited, coverage by year.
#pragma once

#include <string>
#include <vector>

#include "query/engine/index_reader.h"
#include "query/searcher.h"

namespace recueil::query {

// Each may throw Xapian's exceptions: callers guard it.
std::vector<VocabularyEntry> list_vocabulary(const IndexReader& index, Vocabulary which);
IndexStatus status_of(const IndexReader& index);

}  // namespace recueil::query
