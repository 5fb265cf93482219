// Fields and ranges of a query as plans.
#pragma once

#include <string>

#include "query/plan/word_planner.h"

namespace recueil::query {

class FieldPlanner {
  public:
    // All must outlive this.
    FieldPlanner(const IndexReader& index, QueryPlan& query, WordPlanner& words)
        : index_(index), query_(query), words_(words) {}

    // A value without a meaning in this index becomes a diagnostic.
    Clause field_value(const Node& node, bool is_scored);
    Clause range(const Node& node);

  private:
    Clause words_of_name(const Node& value, const indexer::Field& field, bool is_scored);
    // Scores and highlights the value as the text may write it.
    void highlight_value(const std::string& text);

    const IndexReader& index_;
    QueryPlan& query_;
    WordPlanner& words_;
};

}  // namespace recueil::query
