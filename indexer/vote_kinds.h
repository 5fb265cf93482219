// How a vote went, as the facet `vote` says it.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "corpus/act.h"

namespace recueil::indexer {

// True where somebody voted so: a count above zero, groups or names.
bool has_votes(const std::optional<corpus::Tally>& tally);

// Any of unanimous, with_abstention, with_opposition, rejected; none where the text does not say.
std::set<std::string> vote_kinds(const corpus::Vote& vote);

}  // namespace recueil::indexer
