// Where in an act the words of a query stand, read from the word columns; and what that is worth.
#pragma once

#include <cstdint>
#include <vector>

#include "query/compile.h"
#include "query/open_index.h"

namespace recueil::query {

struct PassageEvidence {
    std::uint32_t passage = 0;  // of the act, from 0
    double score = 0;
};

struct ActEvidence {
    ActPlace place;
    double score = 0;     // of the act; compare acts of one query by it
    double together = 0;  // of all that was wanted, what share one passage holds, with the act's title and date
    std::vector<PassageEvidence> passages;  // that hold something wanted, best first
};

// For each of the acts given. Cost: one pass over the act's words.
std::vector<ActEvidence> gather_evidence(const OpenIndex& index, const CompiledQuery& compiled,
                                         const std::vector<ActPlace>& acts);

}  // namespace recueil::query
