// The passages of an act, as they are read one after the other.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/passage.h"
#include "query/engine/index_reader.h"

namespace recueil::query {

// Every passage of the act, in reading order. Fails with not_found. Linear in the text of the act.
Result<std::vector<corpus::Passage>> passages_of(IndexReader& index, const std::string& id);

}  // namespace recueil::query
