// The citation graph as one JSON document, a node or an edge a line, so that two of them can be compared line by line.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "query/graph/graph.h"

namespace recueil::query {

// Gives the document piece by piece: the JSON of all nodes at once would take many times what they take.
class GraphLines {
  public:
    explicit GraphLines(Graph graph) : graph_(std::move(graph)) {}
    // Appends the next piece; false after the last.
    bool next(std::string& piece);

  private:
    Graph graph_;
    std::size_t node_ = 0;
    std::size_t edge_ = 0;
    bool is_begun_ = false;
    bool has_edges_begun_ = false;
};

}  // namespace recueil::query
