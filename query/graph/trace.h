// Who cites and who is cited: the graph around a reference.
#pragma once

#include "base/error.h"
#include "query/engine/index_reader.h"
#include "query/graph/graph.h"
#include "query/graph/graph_cache.h"
#include "query/request.h"

namespace recueil::query {

// Both ways, what it rests on and what rests on it are followed each in its own direction. Costs what is within reach.
// May throw Xapian's exceptions: callers guard it.
Result<Graph> trace_reference(const IndexReader& index, GraphCache& cache, const TraceRequest& request);

// Every act, what they cite and all citations, by key; no root. The same bytes for any order of indexing.
// Linear in the citations. May throw Xapian's exceptions.
Graph whole_graph(const IndexReader& index, GraphCache& cache);

// The state of each act as the corpus knows it (GraphNodes::state_of). Costs the citations of those that cite them.
// May throw Xapian's exceptions.
std::vector<std::string> known_states(const IndexReader& index, GraphCache& cache, const std::vector<ActPlace>& acts);

// The deliberations that acts cite and the corpus does not hold, at most `limit` of them described. Linear in the
// citations. May throw Xapian's exceptions.
Missing cited_but_missing(const IndexReader& index, GraphCache& cache, std::size_t limit);

}  // namespace recueil::query
