// References and dates of a query as plans.
#pragma once

#include <optional>
#include <string_view>

#include "query/language/dates.h"
#include "query/plan/word_planner.h"

namespace recueil::query {

class ReferencePlanner {
  public:
    // All must outlive this.
    ReferencePlanner(const IndexReader& index, QueryPlan& query, WordPlanner& words)
        : index_(index), query_(query), words_(words) {}

    // Adds the reference clauses of the acts and texts that the whole wording names.
    void find_references(std::string_view text);
    Clause reference(const Node& node, bool is_scored);
    Clause date(const Node& node, bool is_scored);
    // « septembre 2020 »: the acts of that month, and those that write it so. Absent for any other two nodes.
    std::optional<Clause> month_and_year(const Node& first, const Node& second, bool is_scored);

  private:
    // Acts of these days match the last scored clause too.
    void add_days(const DayRange& days);

    const IndexReader& index_;
    QueryPlan& query_;
    WordPlanner& words_;
};

}  // namespace recueil::query
