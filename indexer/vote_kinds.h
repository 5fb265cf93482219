// How a vote went, as the facet `vote` says it.
#pragma once

#include <set>
#include <string>

#include "corpus/act.h"

namespace recueil::indexer {

// Any of unanimous, with_abstention, with_opposition, rejected; none where the text does not say.
std::set<std::string> vote_kinds(const corpus::Vote& vote);

}  // namespace recueil::indexer
