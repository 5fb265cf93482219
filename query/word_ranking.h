// Which of the acts found are the first, told from word statistics: how often an act holds what is looked for, how
// rare that is, how long the act is (BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
#pragma once

#include <cstddef>
#include <vector>

#include <xapian.h>

#include "query/compile.h"
#include "query/matched_acts.h"
#include "query/open_index.h"

namespace recueil::query {

// By segment and row: what BM25 adds to a word's frequency for the length of the act. One pass over the index.
std::vector<std::vector<float>> length_parts(const std::vector<Xapian::Database>& segments);

// What an act is worth more for being, or for citing, what the query names.
struct ReferenceWorth {
    double of_being_it = 0;
    double of_citing_it = 0;
};

// At most `most` of the acts, the best first; between equals the newest, whatever order they came into the index.
// Time in proportion to the posting lists of the words.
std::vector<ActPlace> first_by_words(const OpenIndex& index, const CompiledQuery& compiled, const MatchedActs& matches,
                                     const ReferenceWorth& worth, std::size_t most);

}  // namespace recueil::query
