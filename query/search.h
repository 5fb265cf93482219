// A search, from the request to the answer.
#pragma once

#include "base/error.h"
#include "query/engine/index_reader.h"
#include "query/request.h"
#include "query/response.h"

namespace recueil::query {

// May throw Xapian's exceptions: callers guard it.
Result<SearchResponse> search_index(IndexReader& index, const SearchRequest& request);

}  // namespace recueil::query
