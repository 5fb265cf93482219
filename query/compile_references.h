// References and dates of a query as Xapian queries.
#pragma once

#include <optional>
#include <string_view>

#include "query/compile_words.h"
#include "query/dates.h"

namespace recueil::query {

class ReferenceCompiler {
  public:
    // All must outlive this.
    ReferenceCompiler(const OpenIndex& index, CompiledQuery& compiled, WordCompiler& words)
        : index_(index), compiled_(compiled), words_(words) {}

    // Names of acts and texts in the whole wording lift the acts that they mean.
    void find_references(std::string_view text);
    Piece reference(const Node& node, bool is_wanted);
    Piece date(const Node& node, bool is_wanted);
    // « septembre 2020 »: the acts of that month, and those that write it so. Absent where the two are no such thing.
    std::optional<Piece> month_and_year(const Node& first, const Node& second, bool is_wanted);

  private:
    // The phrase remembered last is of these days.
    void means_days(const DayRange& days);

    const OpenIndex& index_;
    CompiledQuery& compiled_;
    WordCompiler& words_;
};

}  // namespace recueil::query
