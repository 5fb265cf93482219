// The passages of an act that a hit shows, those that answer first.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "corpus/passage.h"
#include "query/plan/query_plan.h"
#include "query/ranking/passage_scorer.h"

namespace recueil::query {

struct ChosenPassage {
    corpus::Passage passage;
    std::vector<std::pair<int, int>> also_lines;  // first and last, of passages left out because they say the same
};

// How many of the best passages of an act to fetch before `most` of them are chosen.
std::size_t passages_to_read(const QueryPlan& query, std::size_t matching, std::size_t most);

// `scores` are those of the passages, in their order; passages without a score keep their place. Passages that answer
// the kind of question asked come first, those that repeat the title last. Of a decision and the report that proposed
// it in the same words only the decision is chosen. Linear in the text, quadratic in the passages.
std::vector<ChosenPassage> choose_passages(std::vector<corpus::Passage> passages,
                                           const std::vector<PassageScore>& scores, const QueryPlan& query,
                                           const std::string& title, std::size_t most);

}  // namespace recueil::query
