// Requests to an index.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/fields.h"

namespace recueil::query {

enum class Sort { relevance, date_descending, date_ascending, entered_descending };

// A filter given twice means either value; different filters must all hold. `field` is a name or alias of the field
// table that is a facet: member, institution, vote, year….
struct Filter {
    std::string field;
    std::string value;
};

struct SearchRequest {
    std::string text;  // in the query language; empty finds everything
    std::vector<Filter> filters;
    std::string date_from;  // ISO date, month or year; empty for none
    std::string date_to;
    Sort sort = Sort::relevance;
    int page = 1;       // from 1
    int per_page = 10;  // 0 to 100
    std::vector<std::string> facets = indexer::default_facets();
    int facet_values = 20;  // most frequent values shown of each; the rest are counted in `more`
    int passages = 3;       // at most, for each hit
    bool expand = true;     // acronyms and synonyms
    bool explain = false;   // the plan with the count of each node
    bool loosen = true;     // acts that hold most of the words, where those that hold all answer badly
};

enum class Direction { out, in, both };

struct TraceRequest {
    std::string reference;  // any wording
    Direction direction = Direction::both;
    int depth = 1;              // 1 to 10
    std::string institution{};  // in any wording: only acts of this council; empty for any
};

}  // namespace recueil::query
