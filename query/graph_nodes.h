// What a graph says of each of its nodes.
#pragma once

#include <string>
#include <vector>

#include "query/graph.h"
#include "query/reference_lookup.h"

namespace recueil::query {

// Describes targets by the acts that they are and by what their citers say. Not thread-safe.
class GraphNodes {
  public:
    GraphNodes(const OpenIndex& index, ReferenceLookup& lookup) : index_(index), lookup_(lookup) {}

    // Costs the citations of its citers; of a text that many cite, those of the earliest.
    GraphNode describe(const Target& target);
    // What acts of the corpus state about its state, by date.
    std::vector<Change> changes_of(const Target& target);

  private:
    void describe_text(GraphNode& node, const Target& target, const std::vector<ActPlace>& citers);
    std::vector<ActPlace> telling(std::vector<ActPlace> citers) const;
    std::vector<Variant> variants_of(const Target& target, const std::vector<ActPlace>& citers);

    const OpenIndex& index_;
    ReferenceLookup& lookup_;
};

}  // namespace recueil::query
