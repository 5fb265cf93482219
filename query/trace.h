// Who cites and who is cited: the graph around a reference.
#pragma once

#include "base/error.h"
#include "query/graph.h"
#include "query/open_index.h"
#include "query/request.h"

namespace recueil::query {

// Both ways, what it rests on and what rests on it are followed each in its own direction. Costs what is within reach.
// May throw Xapian's exceptions: callers guard it.
Result<Graph> trace_reference(const OpenIndex& index, const TraceRequest& request);

// Every act, what they cite and all citations, by key; no root. The same bytes whatever the order in which the acts
// came. Linear in the citations. May throw Xapian's exceptions.
Graph whole_graph(const OpenIndex& index);

// The deliberations that acts cite and the corpus does not hold, at most `limit` of them described. Linear in the
// citations. May throw Xapian's exceptions.
Missing cited_but_missing(const OpenIndex& index, std::size_t limit);

}  // namespace recueil::query
