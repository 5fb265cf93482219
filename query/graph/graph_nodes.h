// Describes the nodes of a graph.
#pragma once

#include <string>
#include <vector>

#include "query/graph/graph.h"
#include "query/graph/graph_cache.h"
#include "query/graph/reference_lookup.h"

namespace recueil::query {

// Describes targets by the acts that they are and by what their citers say. Not thread-safe.
class GraphNodes {
  public:
    GraphNodes(const IndexReader& index, GraphCache& cache, ReferenceLookup& lookup)
        : index_(index), cache_(cache), lookup_(lookup) {}

    // Costs the citations of its citers; of a text that many cite, those of the earliest.
    GraphNode describe(const Target& target);
    // The changes that acts of the corpus state of it, by date.
    std::vector<Change> changes_of(const Target& target);
    // The strongest of them: "repealed", "replaced", "repealed_in_part", "amended", "completed"; empty without any.
    // Describes no node, so that it is cheap enough for each hit of a page.
    std::string state_of(const Target& target);

  private:
    void describe_text(GraphNode& node, const Target& target, const std::vector<ActPlace>& citers);
    std::vector<ActPlace> telling(std::vector<ActPlace> citers) const;
    std::vector<Variant> variants_of(const Target& target, const std::vector<ActPlace>& citers);

    const IndexReader& index_;
    GraphCache& cache_;
    ReferenceLookup& lookup_;
};

}  // namespace recueil::query
