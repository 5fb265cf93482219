// What an index holds, listed: members, committees, sessions, texts cited, coverage by year.
#pragma once

#include <string>
#include <vector>

#include "query/open_index.h"
#include "query/searcher.h"

namespace recueil::query {

// Each may throw Xapian's exceptions: callers guard it.
std::vector<VocabularyEntry> list_vocabulary(const OpenIndex& index, Vocabulary which);
IndexStatus status_of(const OpenIndex& index);

}  // namespace recueil::query
