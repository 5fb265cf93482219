// Fields and ranges of a query as plans.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/plan/word_planner.h"

namespace recueil::query {

class FieldPlanner {
  public:
    // All must outlive this.
    FieldPlanner(const IndexReader& index, QueryPlan& query, WordPlanner& words)
        : index_(index), query_(query), words_(words) {}

    // The nodes with those that only look like a field as words: « Abstention : 14 voix » copied from a document, where
    // no act has such a value. A colon without a space on either side always makes a field.
    std::vector<Node> with_unknown_fields_as_words(const std::vector<Node>& nodes, std::string_view text);
    // A value without a meaning in this index becomes a diagnostic.
    Clause field_value(const Node& node, bool is_scored);
    Clause range(const Node& node);

  private:
    bool finds_nothing(const Node& node) const;
    Clause words_of_name(const Node& value, const indexer::Field& field, bool is_scored);
    // Scores and highlights the value as the text may write it.
    void highlight_value(const std::string& text);

    const IndexReader& index_;
    QueryPlan& query_;
    WordPlanner& words_;
};

}  // namespace recueil::query
