// From the syntax tree to the query plan.
#pragma once

#include <string_view>

#include "query/engine/index_reader.h"
#include "query/language/parser.h"
#include "query/plan/query_plan.h"

namespace recueil::query {

// `expand`: acronyms and synonyms match too. Accepts any tree; work is bounded for any query. May throw Xapian's
// exceptions where the index is damaged.
QueryPlan make_plan(const ParsedQuery& parsed, std::string_view text, const IndexReader& index, bool expand = true);

}  // namespace recueil::query
