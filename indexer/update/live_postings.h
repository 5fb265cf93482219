// The terms of a segment's acts that still count, as a Xapian database of their own.
#pragma once

#include <string>

#include <xapian.h>

#include "indexer/storage/segment.h"

namespace recueil::indexer {

// Writes it at `path`, the acts in their order. The words come from the word column, the other terms from their posting
// lists, since the database keeps no lists by act. Time is about that of indexing without reading; memory is eight
// bytes for each of the living acts' terms that are no words, and those terms. Throws Xapian's exceptions.
Xapian::Database rebuild_live_postings(const Segment& segment, const std::string& path);

}  // namespace recueil::indexer
