// The citation graph of an act as a small picture: what it cites, the act, who cites it.
#pragma once

#include "server/web/page.h"

namespace recueil::server {

// Whether a node is a document without an act, which no number or day names.
bool is_document(const query::GraphNode& node);

// Adds the boxes and arrows around the root of a graph to the page, and the same in words. Only deliberations are
// drawn, some on each side; what changes comes before what only cites. Nothing is drawn where none is on either
// side.
void draw_graph(Model& model, const query::Graph& graph);

}  // namespace recueil::server
