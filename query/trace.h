// Who cites and who is cited: the graph around a reference.
#pragma once

#include "corpus/error.h"
#include "query/graph.h"
#include "query/open_index.h"
#include "query/request.h"

namespace recueil::query {

// May throw Xapian's exceptions: callers guard it.
Result<Graph> trace_reference(const OpenIndex& index, const TraceRequest& request);

}  // namespace recueil::query
