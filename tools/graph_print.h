// The citation graph around an act, as a tree for the terminal, a table, and pictures.
#pragma once

#include <string>

#include "query/graph/graph.h"
#include "query/request.h"
#include "tools/output.h"

namespace recueil::tools {

// Prints who cites the root and whom it cites, each relation with the sentence that proves it, `depth` levels deep; an
// act met again is not opened again. An ambiguous reference gives the list of what it may mean.
std::string graph_text(const query::Graph& graph, query::Direction direction, int depth, const Style& style);

// The statements of other acts about the root's state, by date and with their sentences.
std::string known_state_text(const query::Graph& graph, const Style& style);

// A line an edge.
std::string graph_csv(const query::Graph& graph);

// Graphviz and Mermaid: an arrow from who cites to who is cited; dashed boxes are not in the corpus.
std::string graph_dot(const query::Graph& graph);
std::string graph_mermaid(const query::Graph& graph);

}  // namespace recueil::tools
