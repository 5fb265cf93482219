// BM25: how much an act scores for its words. One formula, for searches and for similar acts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include "query/engine/posting_lists.h"

namespace recueil::query {

// Lengths of the acts of a segment relative to the average of the index, none below RankingWeights::shortest, as the
// denominator of BM25 takes them: k1 × (b × length + 1 - b). By segment and row; one pass over the index.
std::vector<std::vector<float>> length_norms(const std::vector<Xapian::Database>& segments);
// The same norm for another b.
float length_norm_for(float norm, double b);

// Inverse document frequency of words that `matching` of `acts` acts have. Never negative: a word of most acts still
// scores a little.
double bm25_idf(double acts, double matching);

// Adds to `scores`, by row, `share` of the BM25 scores for words of this idf.
void add_bm25(const std::vector<Posting>& postings, const std::vector<float>& norms, double idf, double share,
              std::vector<float>& scores);

}  // namespace recueil::query
