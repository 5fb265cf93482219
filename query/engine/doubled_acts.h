// An act that several documents hold (its own extract, the bundle, the minutes) counts once.
#pragma once

#include "query/engine/index_reader.h"

namespace recueil::query {

// Hides the copies of each act but the one with the most text, and keeps them as sources of that one. Two acts of one
// identity whose titles differ are two acts. Linear in the copies, whose ids an indexer gave a suffix.
void hide_doubled_acts(IndexReader& index);

}  // namespace recueil::query
