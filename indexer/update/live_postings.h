// Rebuilds the postings of a segment without its deleted rows.
#pragma once

#include <string>

#include <xapian.h>

#include "indexer/storage/segment.h"

namespace recueil::indexer {

// Writes a Xapian database of the live rows at `path`, in order. Words come from the token stream, other terms from
// their posting lists, since the database has no lists by act. Takes about the time of indexing without reading. Memory
// is eight bytes for each posting of a live row that is no word, and these terms. Throws Xapian's exceptions.
Xapian::Database rebuild_live_postings(const Segment& segment, const std::string& path);

}  // namespace recueil::indexer
