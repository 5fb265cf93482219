// The life of one affair: the acts that change one another, and those that cite one another under like titles.
#pragma once

#include <string>
#include <vector>

#include "query/graph/graph.h"
#include "server/index.h"

namespace recueil::server {

// Acts of one affair at most.
inline constexpr std::size_t kMostDossierActs = 60;

struct Dossier {
    std::vector<query::GraphNode> acts;   // by date; the corpus may not hold all of them
    std::vector<query::GraphEdge> edges;  // between them, each kind once
    bool is_cut = false;                  // there are more than kMostDossierActs
};

// The affair of an act. What an act of it merely cites belongs to it where their titles share words that say what they
// are about. Costs one trace for each act. Fails with not_found where there is no such act; one that cites nothing and
// that nothing cites is alone in its affair.
Result<Dossier> dossier_of(Index& index, const std::string& id);

// True where two titles share two words or more that are not of every title, a third of the shorter one.
bool are_close_titles(std::string_view a, std::string_view b);

}  // namespace recueil::server
