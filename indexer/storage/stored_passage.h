// A passage as a segment keeps it: its label, its text, and where the lines of the document begin in it.
#pragma once

#include <string>
#include <string_view>

#include "corpus/passage.h"
#include "indexer/storage/doc_table.h"

namespace recueil::indexer {

// Encodes a passage and sets `record.label_bytes`, lines, page and kind.
std::string stored_passage(const corpus::Passage& passage, PassageRecord& record);

// The passage again. Damaged bytes give wrong lines at worst, never a read outside of them.
corpus::Passage passage_of(std::string_view stored, const PassageRecord& record);

}  // namespace recueil::indexer
