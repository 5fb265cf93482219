// Fields and their values as plans: exact matches, without a score.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "indexer/fields.h"
#include "query/engine/index_reader.h"
#include "query/language/dates.h"
#include "query/plan/plan.h"
#include "query/request.h"

namespace recueil::query {

// The acts that have one of these values of a facet.
Plan plan_of_values(const IndexReader& index, const indexer::Field& field, const std::vector<std::uint32_t>& values);

// The acts of these days; an empty end is open.
Plan plan_of_days(const DayRange& days);

// `field:value` of the query language; absent where the value has no meaning in this index.
std::optional<Plan> plan_of_field(const IndexReader& index, const indexer::Field& field, const std::string& value);

// `field:from..to`; absent where an end has no meaning.
std::optional<Plan> plan_of_range(const IndexReader& index, const indexer::Field& field, const std::string& from,
                                  const std::string& to, bool exclusive);

// The filters of a request.
struct FilterGroup {
    indexer::FieldId field;
    std::vector<std::uint32_t> values;  // of the facet's vocabulary, in order; any of them
    Plan plan;
};
struct Filters {
    std::vector<FilterGroup> groups;
    std::optional<Plan> days;
    // All of them, less those on `skipped` where given; absent where there is none.
    std::optional<Plan> plan(std::optional<indexer::FieldId> skipped = std::nullopt) const;
};

// `text` under the filters, which may be absent.
Plan with_filter(const Plan& text, const std::optional<Plan>& filter);

// Fails with usage, naming the parameter and the values allowed.
Result<Filters> read_filters(const IndexReader& index, const SearchRequest& request);

}  // namespace recueil::query
