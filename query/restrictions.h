// Fields and their values as Xapian queries: exact, without weight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "base/error.h"
#include "indexer/fields.h"
#include "query/open_index.h"
#include "query/request.h"

namespace recueil::query {

// The acts that hold one of these values of a facet's vocabulary.
Xapian::Query query_of_values(const OpenIndex& index, const indexer::Field& field,
                              const std::vector<std::uint32_t>& values);

// The acts where a person has the role that the field names, or any for `member`.
Xapian::Query query_of_people(const indexer::Field& field, const FacetVocabulary& members,
                              const std::vector<std::uint32_t>& people);

// The acts of the days from `first` to `last` (YYYYMMDD; empty: open).
Xapian::Query query_of_days(const std::string& first, const std::string& last);

// The acts that award a sum between two bounds, in cents, ends included.
Xapian::Query query_of_amounts(std::uint64_t least, std::uint64_t most);

// The acts that cite a text in any wording, or have it among their visas.
Xapian::Query query_of_reference(const OpenIndex& index, const indexer::Field& field, const std::string& wording);

// `field:value` of the query language; absent where the value has no meaning in this index.
std::optional<Xapian::Query> query_of_field(const OpenIndex& index, const indexer::Field& field,
                                            const std::string& value);

// `field:from..to`; absent where an end has no meaning.
std::optional<Xapian::Query> query_of_range(const indexer::Field& field, const std::string& from, const std::string& to,
                                            bool exclusive);

// The filters of a request, understood.
struct FilterGroup {
    indexer::FieldId field;
    std::vector<std::uint32_t> values;  // of the facet's vocabulary; any of them
    Xapian::Query query;
};
struct Restrictions {
    std::vector<FilterGroup> groups;
    std::optional<Xapian::Query> days;
    // All of them; all but those on `skipped` where given; absent where there is none.
    std::optional<Xapian::Query> query(std::optional<indexer::FieldId> skipped = std::nullopt) const;
};

// Fails with usage, naming the parameter and what it allows.
Result<Restrictions> understand_filters(const OpenIndex& index, const SearchRequest& request);

}  // namespace recueil::query
